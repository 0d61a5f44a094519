"""Headings and sheets that are not known: what a person is asked about them, and what was answered before."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from hscb.ingest.answers import IGNORE, Answers
from hscb.ingest.cells.choices import Choice
from hscb.ingest.cells.fitting import share_read
from hscb.ingest.cells.suggestions import heading_likeness
from hscb.ingest.cells.values import plain_text
from hscb.ingest.cells.words import folded
from hscb.ingest.files.grid import Grid, cell_name, is_blank
from hscb.ingest.formats import Column, formats
from hscb.ingest.layout.headings import Heading
from hscb.ingest.layout.likely_heading import likeliest_heading
from hscb.ingest.layout.match import Match
from hscb.ingest.layout.proposals import columns_meant, lists_meant
from hscb.ingest.layout.recognition import laid_over
from hscb.ingest.people.personal import names_a_person
from hscb.ingest.report import Report

# A heading this like one that the sheet lacks (of 100) is asked about even where nothing needed is missing.
_NEAR = 80
_MOSTLY = 0.5
_SAMPLES = 3
_LONGEST_SAMPLE = 30


def ask_headings(grid: Grid, match: Match, report: Report) -> None:
    """Asks of each heading that is not known which column it is: all of them where a needed column is missing."""
    absent = {column.name: column for column in match.form.kept if column.name not in match.given}
    needed = {name for name, column in absent.items() if column.heading in match.missing}
    field = f"heading {match.form.table}"
    for position in match.heading.words:
        label = match.heading.label(position)
        if position in match.columns_by_position or match.is_read(position) or names_a_person(label):
            continue
        if report.answers.meaning(field, label) is not None:
            continue
        cells = grid.column(position, match.heading_row + 1)
        meant = columns_meant(match.form, label, cells, absent)
        near = [offer for offer, _ in meant]
        if not needed and not _may_fill(match, label, meant, absent):
            continue
        others = (
            [] if near else [Choice(field, name, absent[name].heading) for name in absent if name in needed]
        )
        words = (
            f'Which column of {match.form.sheet} is "{label.rstrip("? ")}"{_samples(grid, match, position)}?'
        )
        report.ask(field, label, words, cell_name(match.heading_row, position), [*near, *others])


def _may_fill(
    match: Match, label: str, meant: Sequence[tuple[Choice, float]], absent: Collection[str]
) -> bool:
    """Whether a heading is so like one that the sheet lacks that it is asked about though nothing needed is missing."""
    likeness = heading_likeness(match.form, label)
    return any(offer.code in absent and likeness[offer.code] >= _NEAR for offer, _ in meant[:1])


def may_be_column(grid: Grid, match: Match, column: Column, answers: Answers) -> bool:
    """Whether a column of the sheet that is not read may be this one, by its heading or by what stands in it."""
    for position in range(max(len(row) for row in grid.rows)):
        if match.is_read(position):
            continue
        label = match.heading.label(position)
        if answers.of_field(f"heading {match.form.table}").get(folded(label)) == IGNORE:
            continue
        cells = grid.column(position, match.heading_row + 1)
        is_like = bool(label) and heading_likeness(match.form, label)[column.name] >= _NEAR
        if is_like or share_read(column, match.form, cells) >= _MOSTLY:
            return True
    return False


def _samples(grid: Grid, match: Match, position: int) -> str:
    """A few of the cells under a heading, in sheets of totals; what is said of a child is never shown."""
    if match.form.is_child_level:
        return ""
    cells = (plain_text(cell) for cell in grid.column(position, match.heading_row + 1) if not is_blank(cell))
    shown = [text for text in dict.fromkeys(cells) if isinstance(text, str) and len(text) <= _LONGEST_SAMPLE]
    return f" ({'; '.join(shown[:_SAMPLES])})" if shown else ""


def use_answers(match: Match, answers: Answers) -> None:
    """Marks the answers that a heading was read with as used."""
    for position in match.columns_by_position:
        for words in match.heading.words.get(position, ()):
            answers.meaning(f"heading {match.form.table}", words)


def ask_sheet(grid: Grid, report: Report) -> Match | None:
    """Asks which list a sheet is that was not recognised, the likeliest first; gives back that one, laid over it."""
    heading = likeliest_heading(grid.rows)
    if heading is None:
        return None
    cell = cell_name(heading.row, min(heading.cells))
    offers = lists_meant(grid, heading)
    report.ask("sheet", _signature(heading), f'Which list is the sheet "{grid.name}"?', cell, offers)
    return None if offers[0].code == IGNORE else _as_list(offers[0].code, heading, report.answers)


def answered_sheet(grid: Grid, answers: Answers) -> Match | None:
    """The list that a sheet with these headings was said to be, laid over it; None where nobody has said."""
    heading = likeliest_heading(grid.rows) if answers.of_field("sheet") else None
    table = answers.meaning("sheet", _signature(heading)) if heading else None
    return None if heading is None or table is None or table == IGNORE else _as_list(table, heading, answers)


def _as_list(table: str, heading: Heading, answers: Answers) -> Match:
    form = formats()[table]
    lacking = tuple(column.heading for column in form.columns if column.needed)
    return laid_over(form, heading, answers) or Match(form, heading, {}, lacking, ())


def is_ignored(grid: Grid, answers: Answers) -> bool:
    """Whether a sheet with these headings was said not to be read."""
    heading = likeliest_heading(grid.rows) if answers.of_field("sheet") else None
    return heading is not None and answers.meaning("sheet", _signature(heading)) == IGNORE


def _signature(heading: Heading) -> str:
    """What a sheet is known by: its folded headings, in their order."""
    return " | ".join(words[0] for _, words in sorted(heading.words.items()))
