"""Which format a sheet has, told by its headings; never by its name, nor by the order of its columns."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from hscb.ingest.answers import NOT_ANSWERED, Answers
from hscb.ingest.cells.words import folded
from hscb.ingest.files.grid import Cell
from hscb.ingest.formats import Column, Format, formats
from hscb.ingest.layout.across import across_in, with_names_of_rows
from hscb.ingest.layout.headings import ROWS_SEARCHED, Heading, possible_headings
from hscb.ingest.layout.match import Match, own_columns
from hscb.ingest.layout.parts import NUMBER_WORDS, part_of_number

# Columns that say who a child is: any list has them, whatever they are called.
_WHO = frozenset({"child_id", "gender", "ethnicity", "date_of_birth", "age", "disability"})
# Sheets of our own templates that explain or list choices: they are passed over without a word.
GUIDE_HEADINGS = {
    "notes": ("Sheet", "Column", "Needed", "What to fill in"),
    "codes": ("Field", "Code", "Choice"),
    "measures": ("Measure", "Unit", "What it is", "Number counted", "Out of", "Breakdowns"),
}
ABOUT_HEADINGS = ("Item", "Value")


def recognise(
    rows: Sequence[Sequence[Cell]],
    merged: Sequence[str] = (),
    answers: Answers = NOT_ANSWERED,
    only: Format | None = None,
) -> list[Match]:
    """The tables of a sheet from top to bottom, wherever their headings stand; with the headings that were answered.

    Every heading with all the needed columns of a format makes a table, of the format with most columns found. Where
    there is none: the nearest format, if the sheet has at least half of the columns that set it apart, and one that
    tells it from all others. None for any other sheet, and for the sheets of our templates that only explain.
    only: the one format that the sheet can be, as a person said.
    """
    if is_guide(rows):
        return []
    forms = [only] if only else list(formats().values())
    matches = list(_matches(rows, forms, merged, answers))
    if all(match.missing for match in matches):
        matches += _matches_by_rows(rows, forms, merged, answers)
    tables: list[Match] = []
    for match in sorted(filter(_is_table, matches), key=_rank, reverse=True):
        taken = {row for table in tables for row in (table.heading.first_row, table.heading.row)}
        if not taken & {match.heading.first_row, match.heading.row}:
            tables.append(match)
    near = [match for match in matches if only or _is_near(match)]
    if near and not tables:
        return [max(near, key=lambda match: (match.across is not None, match.likeness, match.rank))]
    return sorted(tables, key=lambda match: match.heading.row)


def _is_near(match: Match) -> bool:
    if match.across:
        return True
    is_like = match.likeness[0] >= 0.5 and len(match.positions) > 1
    return is_like and not (own_columns(match.form) - _WHO).isdisjoint(match.positions)


def heading_row_with(
    rows: Sequence[Sequence[Cell]], words: Iterable[str]
) -> tuple[int, dict[str, int]] | None:
    """The first of the top rows that holds all these headings, and where it has them; for About and guide sheets."""
    wanted = {folded(word): word for word in words}
    for number, row in enumerate(rows[:ROWS_SEARCHED], start=1):
        # from right to left, so that of two alike the first stays
        found = {folded(cell): place for place, cell in reversed([*enumerate(row)]) if isinstance(cell, str)}
        if wanted.keys() <= found.keys():
            return number, {word: found[fold] for fold, word in wanted.items()}
    return None


def is_guide(rows: Sequence[Sequence[Cell]]) -> bool:
    """True for the sheets of our templates that hold explanations and choices."""
    return any(heading_row_with(rows[:1], words) for words in GUIDE_HEADINGS.values())


@cache
def spellings(form: Format) -> dict[str, Column]:
    """Every folded heading under which a format's columns are known."""
    return {folded(words): column for column in form.columns for words in (column.heading, *column.also)}


def _matches(
    rows: Sequence[Sequence[Cell]],
    forms: Sequence[Format],
    merged: Sequence[str] = (),
    answers: Answers = NOT_ANSWERED,
) -> Iterator[Match]:
    for heading in possible_headings(rows, merged):
        if heading.row <= ROWS_SEARCHED or _has_known_words(heading):
            for form in forms:
                match = laid_over(form, heading, answers)
                if match is not None:
                    yield match


def _matches_by_rows(
    rows: Sequence[Sequence[Cell]], forms: Sequence[Format], merged: Sequence[str], answers: Answers
) -> Iterator[Match]:
    """Tables with periods across whose columns of measures or agencies are told by what they hold."""
    for heading in possible_headings(rows, merged):
        named = with_names_of_rows(rows, heading, all_spellings())
        for form in forms if named else ():
            match = laid_over(form, named, answers) if named else None
            if match is not None and match.across:
                yield match


def _has_known_words(heading: Heading) -> bool:
    known = all_spellings()
    return sum(not known.isdisjoint(words) for words in heading.words.values()) > 1


@cache
def all_spellings() -> frozenset[str]:
    """Every folded heading of every format."""
    return frozenset(word for form in formats().values() for word in spellings(form))


def _known_headings(form: Format, answers: Answers) -> dict[str, Column]:
    said = answers.of_field(f"heading {form.table}")
    if not said:
        return spellings(form)
    columns = {column.name: column for column in form.columns}
    known = {word: column for word, column in spellings(form).items() if word not in said}
    return known | {word: columns[name] for word, name in said.items() if name in columns}


def _is_table(match: Match) -> bool:
    return not match.missing or match.lacks_only_names


def _rank(match: Match) -> tuple[bool, tuple[int, int, tuple[float, int, int], int]]:
    return (not match.missing, match.rank)


def laid_over(form: Format, heading: Heading, answers: Answers) -> Match | None:
    """A format over a heading, with what was answered of its headings; None where not one column is known."""
    known = _known_headings(form, answers)
    if any(folded(word) in words for word in form.unless for words in heading.words.values()):
        return None
    places: dict[str, list[int]] = {}
    for position, words in heading.words.items():
        column = next((known[word] for word in words if word in known), None)
        if column:
            places.setdefault(column.name, []).append(position)
    if places:
        _place_number(form, heading, places)
    across = across_in(form, heading, places) if places else None
    if across:
        places = {name: found for name, found in places.items() if name not in across.given}
    if not places:
        return None
    given = places.keys() | (across.given if across else set())
    return Match(
        form=form,
        heading=heading,
        positions={column.name: places[column.name][0] for column in form.columns if column.name in places},
        missing=tuple(
            column.heading for column in form.columns if column.needed and column.name not in given
        ),
        repeated=tuple(
            tuple(places[column.name])
            for column in form.columns
            if column.type != "dropped" and len(places.get(column.name, ())) > 1
        ),
        across=across,
    )


def _place_number(form: Format, heading: Heading, places: dict[str, list[int]]) -> None:
    """Places the column that is called `No.` or `Count`, right of the measure: left of it numbers count the rows."""
    if form.is_child_level or "measure_id" not in places:
        return
    known = {position for found in places.values() for position in found}
    numbers = [
        position
        for position, words in heading.words.items()
        if position > places["measure_id"][0] and position not in known and not NUMBER_WORDS.isdisjoint(words)
    ]
    name = part_of_number(places) if len(numbers) == 1 else ""
    if name:
        places[name] = numbers
