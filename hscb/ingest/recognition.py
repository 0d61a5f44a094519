"""Which format a sheet has, told by its headings; never by its name, nor by the order of its columns."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from hscb.ingest.formats import Column, Format, formats
from hscb.ingest.grid import Cell
from hscb.ingest.words import folded

_ROWS_SEARCHED = 20
# A column that more formats share than this says nothing about which of them a sheet is.
_SHARED_BY = 3

# Sheets of our own templates that explain or list choices: they are passed over without a word.
GUIDE_HEADINGS = {
    "notes": ("Sheet", "Column", "Needed", "What to fill in"),
    "codes": ("Field", "Code", "Choice"),
}
ABOUT_HEADINGS = ("Item", "Value")


@dataclass(frozen=True)
class Match:
    """A format laid over a heading row: positions of its columns, counted from 0, and what it lacks."""

    form: Format
    heading_row: int
    positions: dict[str, int]
    missing: tuple[str, ...]
    repeated: tuple[str, ...]

    @property
    def columns_by_position(self) -> dict[int, Column]:
        """The format's columns that the sheet has, by their position counted from 0."""
        return {
            self.positions[column.name]: column
            for column in self.form.columns
            if column.name in self.positions
        }

    @property
    def likeness(self) -> tuple[float, int, int]:
        """For choosing between formats: share of the columns of its own, columns found, fewest lacking."""
        own = own_columns(self.form)
        share = len(own & self.positions.keys()) / len(own)
        return (share, len(self.positions), -len(self.missing))


def headings(row: Sequence[Cell]) -> dict[str, list[int]]:
    """The headings of a row, folded, with the positions they stand at."""
    found: dict[str, list[int]] = {}
    for position, cell in enumerate(row):
        if isinstance(cell, str) and (word := folded(cell)):
            found.setdefault(word, []).append(position)
    return found


def recognise(rows: Sequence[Sequence[Cell]]) -> Match | None:
    """The format of a sheet, with its heading row among the first 20.

    Formats with all their needed columns go first, and of those the one with most columns found. Where none is
    complete: the nearest one, if the sheet has at least half of the columns that set it apart. None for any other,
    and for the sheets of our templates that only explain.
    """
    if is_guide(rows):
        return None
    matches = [
        match
        for number, row in enumerate(rows[:_ROWS_SEARCHED], start=1)
        if (found := headings(row))
        for form in formats().values()
        if (match := _laid_over(form, number, found)) is not None
    ]
    complete = [match for match in matches if not match.missing]
    if complete:
        return max(complete, key=lambda match: (len(match.positions), match.likeness, -match.heading_row))
    near = [match for match in matches if match.likeness[0] >= 0.5 and len(match.positions) > 1]
    return max(near, key=lambda match: (match.likeness, -match.heading_row), default=None)


def nearest(rows: Sequence[Sequence[Cell]]) -> Match | None:
    """The format that an unknown sheet is least unlike, to say what it lacks; None where nothing fits at all."""
    matches = [
        match
        for number, row in enumerate(rows[:_ROWS_SEARCHED], start=1)
        for form in formats().values()
        if (match := _laid_over(form, number, headings(row))) is not None
    ]
    return max(matches, key=lambda match: (match.likeness, -match.heading_row), default=None)


def heading_row_with(
    rows: Sequence[Sequence[Cell]], words: Iterable[str]
) -> tuple[int, dict[str, int]] | None:
    """The first of the top rows that holds all these headings, and where it has them; for About and guide sheets."""
    wanted = {folded(word): word for word in words}
    for number, row in enumerate(rows[:_ROWS_SEARCHED], start=1):
        found = headings(row)
        if wanted.keys() <= found.keys():
            return number, {word: found[fold][0] for fold, word in wanted.items()}
    return None


def is_guide(rows: Sequence[Sequence[Cell]]) -> bool:
    """True for the sheets of our templates that hold explanations and choices."""
    return any(heading_row_with(rows[:1], words) for words in GUIDE_HEADINGS.values())


@cache
def spellings(form: Format) -> dict[str, Column]:
    """Every folded heading under which a format's columns are known."""
    return {folded(words): column for column in form.columns for words in (column.heading, *column.also)}


@cache
def own_columns(form: Format) -> frozenset[str]:
    """The names of the columns that set a format apart from most others."""
    shared = Counter(
        word for other in formats().values() for word in {folded(column.heading) for column in other.columns}
    )
    return frozenset(
        column.name
        for column in form.columns
        if not column.addition and shared[folded(column.heading)] <= _SHARED_BY
    )


def _laid_over(form: Format, number: int, found: dict[str, list[int]]) -> Match | None:
    known = spellings(form)
    if any(folded(word) in found for word in form.unless):
        return None
    places: dict[str, list[int]] = {}
    for word in known.keys() & found.keys():
        places.setdefault(known[word].name, []).extend(found[word])
    if not places:
        return None
    return Match(
        form=form,
        heading_row=number,
        positions={column.name: min(places[column.name]) for column in form.columns if column.name in places},
        missing=tuple(
            column.heading for column in form.columns if column.needed and column.name not in places
        ),
        repeated=tuple(
            column.heading
            for column in form.columns
            if column.type != "dropped" and len(places.get(column.name, ())) > 1
        ),
    )
