"""Whose figures a table holds, and of which period, where it has no such column: by its titles, its file, its sender.

Where two of these say different things, or none says anything, a person is asked; nothing is chosen in silence.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import PurePath

from hscb.ingest.answers import SHEET_AGENCY, SHEET_PERIOD, Answers
from hscb.ingest.cells.choices import Choice
from hscb.ingest.cells.named_in_text import agencies_in, periods_in, quarters_in
from hscb.ingest.cells.reporting_periods import period_of_days
from hscb.ingest.cells.words import folded
from hscb.ingest.files.grid import Cell, cell_name
from hscb.ingest.layout.match import VALUE, Match
from hscb.ingest.layout.one_period import PeriodSaid, agreed_period
from hscb.ingest.layout.tables import Table
from hscb.ingest.layout.unmatched import may_be_column
from hscb.ingest.report import Report

_FIELDS = {"agency": SHEET_AGENCY, "period": SHEET_PERIOD}
_UNSAID = "Neither a title, About, nor the name of the sheet or of the file says which it is."
_FILE = "the name of the file"
_CODES = {"agency": "agency-unsaid", "period": "period-unsaid"}
# What changes from one file of a sender to the next.
_CHANGING = re.compile(
    r"\d+|\b(?:q|qtr|quarter|v|version|final|draft|copy)\b|(?<=[\W_])q(?=\d)", re.IGNORECASE
)


@dataclass(frozen=True)
class Around:
    """What is said around a table: its absent columns by name, None while they are asked; in sentences."""

    match: Match
    values: dict[str, str | None]
    sentences: tuple[str, ...] = ()


@dataclass(frozen=True)
class _Found:
    """A value, or None, where it is taken from, and what else says something else."""

    value: str | None
    where: str
    offers: tuple[str, ...] = ()
    conflict: str = ""


def said_around(table: Table, report: Report) -> Around:
    """Names the agency and the period of a table that has no such columns; asks for what nothing tells."""
    match = table.match
    if not match.lacks_only_names:
        return Around(match, {})
    columns = [
        column for column in match.form.columns if column.heading in match.missing and column.name in _FIELDS
    ]
    absent = [column for column in columns if not may_be_column(table.grid, match, column, report.answers)]
    values: dict[str, str | None] = {}
    sentences = []
    for column in absent:
        found = _found(column.name, table, report)
        values[column.name] = found.value
        if found.value:
            sentences.append(f"The {column.name}, {found.value}, is {found.where}.")
        else:
            _ask(column.name, found, table, report)
    if VALUE in match.missing:
        sentences.append("It has no column Value: percentages are worked out from their counts.")
    named = frozenset(column.name for column in absent)
    missing = tuple(column.heading for column in columns if column.name not in named)
    return Around(replace(match, missing=missing, said=named), values, tuple(sentences))


def _found(name: str, table: Table, report: Report) -> _Found:
    answered = report.answers.meaning(_FIELDS[name], _asked_of(name, table, report))
    if answered:
        return _Found(answered, "what was answered")
    return _period(table, report) if name == "period" else _agency(table, report)


def _texts(table: Table, report: Report, says: Callable[[str], object]) -> list[tuple[str, str]]:
    """Where words stand around a table, and the words: the titles above it, the names of its sheet and file.

    says: what a title must say something by; where none directly above does, those above all tables of the sheet count.
    """
    own = table.band.rows(table.whole.rows[: table.match.heading.first_row - 1])
    titles = [_titles(own, table.first_row), _titles(table.whole.rows[: table.top_row - 1], 1)]
    telling = next((found for found in titles if any(says(text) for _, text in found)), [])
    names = [("the name of the sheet", table.whole.name), (_FILE, PurePath(report.file).stem)]
    return [*telling, *names]


def _titles(rows: Sequence[Sequence[Cell]], first: int) -> list[tuple[str, str]]:
    return [
        (f"the title ({cell_name(number, position)})", cell)
        for number, row in enumerate(rows[first - 1 :], start=first)
        for position, cell in enumerate(row)
        if isinstance(cell, str) and cell.strip()
    ]


def _agency(table: Table, report: Report) -> _Found:
    answers = report.answers
    said = [(where, name) for where, text in _texts(table, report, agencies_in) for name in agencies_in(text)]
    if answers.about[0]:
        said.insert(_before_file(said), ("About", answers.about[0]))
    elif answers.told_agency:
        said.append(("what was named as the sender", answers.told_agency))
    names = tuple(dict.fromkeys(name for _, name in said))
    if len(names) == 1:
        return _Found(names[0], f"taken from {said[0][0]}")
    return _Found(None, "", names, _listed(said))


def _period(table: Table, report: Report) -> _Found:
    said = [
        PeriodSaid(where, tuple(periods_in(text)), tuple(quarters_in(text)))
        for where, text in _texts(table, report, _says_period)
    ]
    window = _window(report.answers)
    exact = period_of_days(*window) if window else None
    if exact:
        said.insert(len(said) - 1, PeriodSaid("About", (exact,)))
    found = agreed_period(said)
    labels = tuple(dict.fromkeys(period.label for one in said for period in one.periods))
    if found is None:
        spoken = [(one.where, words) for one in said for words in one.words]
        return _Found(None, "", labels, _listed(spoken))
    period, where = found
    if window and not (window[0] <= period.first_day and period.last_day <= window[1]):
        days = f"{window[0]:%d/%m/%Y} to {window[1]:%d/%m/%Y}"
        return _Found(None, "", (period.label,), _listed([(where, period.label), ("About", days)]))
    return _Found(period.label, f"taken from {where}")


def _says_period(text: str) -> bool:
    return bool(periods_in(text) or quarters_in(text))


def _window(answers: Answers) -> tuple[date, date] | None:
    _, first, last = answers.about
    return (date.fromisoformat(first), date.fromisoformat(last)) if first and last else None


def _before_file(said: Sequence[tuple[str, str]]) -> int:
    return next((place for place, (where, _) in enumerate(said) if where == _FILE), len(said))


def _listed(said: Sequence[tuple[str, str]]) -> str:
    return " and ".join(f"{where} says {words}" for where, words in dict.fromkeys(said))


def _ask(name: str, found: _Found, table: Table, report: Report) -> None:
    says = f"{found.conflict[0].upper()}{found.conflict[1:]}." if found.conflict else _UNSAID
    cell = cell_name(table.match.heading_row, min(table.match.heading.cells))
    report.about_address(_CODES[name], f"The sheet has no column {name.capitalize()}. {says}", cell)
    field = _FIELDS[name]
    offers = [Choice(field, value, value) for value in found.offers]
    words = f"Which {name} is this sheet of?" + (f" {says}" if found.conflict else "")
    report.ask(field, _asked_of(name, table, report), words, cell, offers)


def _asked_of(name: str, table: Table, report: Report) -> str:
    """What an answer holds for: a period for this file and sheet alone, an agency for the next file like it too."""
    below = f" | row {table.match.heading_row}" if table.first_row > 1 else ""
    if name == "period":
        return f"{report.file} | {table.whole.name}{below}"
    headings = ", ".join(words[0] for _, words in sorted(table.match.heading.words.items()))
    return " | ".join([*map(_lasting, (PurePath(report.file).stem, table.whole.name)), _lasting(headings)])


def _lasting(text: str) -> str:
    return folded(_CHANGING.sub(" ", text.replace("_", " ")))
