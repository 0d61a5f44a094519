"""Who sent a file: as a person chose, as the file says, as its name or title says; else the usual sender."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePath
from typing import Literal

from hscb.config import BOARD, DEFAULT_AGENCY, DEFAULT_AUTHORITY
from hscb.ingest.about import About, is_about
from hscb.ingest.answers import NOT_ANSWERED, SENDER, Answer, Question, Told, compared
from hscb.ingest.cells.choices import Choice
from hscb.ingest.cells.names import agencies, known_agency
from hscb.ingest.cells.words import folded
from hscb.ingest.files.grid import Grid, is_blank
from hscb.ingest.layout.body import body_of
from hscb.ingest.layout.recognition import heading_row_with, is_guide
from hscb.ingest.layout.tables import Table
from hscb.ingest.national.statistics import TOLD_BY as STATISTIC
from hscb.ingest.sheets import tables_of

_RETURN = "returned_values"
# A return of totals names agencies in its Agency column; a sheet is known by its first rows.
_ROWS_LOOKED_AT = 200
_ROWS_OF_TITLES = 6
_MOST_WORDS, _LONGEST_NAME = 40, 8
# The board receives returns, and the council's name stands before that of each of its services.
_NO_SENDERS = frozenset({BOARD, "Havering Council"})
_OFFERED = (DEFAULT_AGENCY, "Police", "Housing")
# Words of a name that differ from quarter to quarter, or from one try to the next.
_PASSING = re.compile(
    r"\d+\w*|q|qtr|quarters?|months?|years?|v\d*|ver|version|final|draft|copy|new|fixed|corrected"
    r"|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*|q\d\w*|fy\d*"
)

ToldBy = Literal["chosen", "about", "column", "answer", "name", "title", "told", "usual", "assumed"]
WORDS: dict[ToldBy, str] = {
    "chosen": "as chosen for this file",
    "about": "its About sheet says so",
    "column": "its Agency column names no other",
    "answer": "as answered before",
    "name": "by the file's name",
    "title": "by the title in the file",
    "told": "as chosen for files that do not say",
    "usual": "as usual for such files",
    "assumed": "assumed: nothing in the file says who sent it",
}


@dataclass(frozen=True)
class Sender:
    """Who sent a file, and what says so. key: the words by which an answer about it is kept."""

    file: str
    agency: str
    told_by: ToldBy
    key: str = ""

    @property
    def reason(self) -> str:
        """What says so, in words."""
        return WORDS[self.told_by]

    @property
    def known_agency(self) -> str:
        """The agency, where a person said so; empty where it is taken from the file itself, or assumed."""
        return self.agency if self.told_by in ("chosen", "answer", "told") else ""

    @property
    def is_guess(self) -> bool:
        """Whether a person should look at it: no About sheet and no person said so."""
        return self.told_by in ("column", "name", "title", "assumed")


def sender_of(name: str, grids: Sequence[Grid], told: Told) -> Sender:
    """Who sent a file, by its first sheets; an About sheet is not looked at (see `with_about`)."""
    sheets = [grid for grid in grids if not (grid.hidden or is_about(grid) or is_guide(grid.rows))]
    key = _key(name, sheets)
    chosen = dict(told.senders).get(name)
    if chosen:
        return Sender(name, chosen, "chosen", key)
    tables = [(grid, _tables(grid)) for grid in sheets]
    # neither its name nor its title tells who sent a list of children
    may_be_return = any(_is_return(grid, found) for grid, found in tables) and not _has_children(tables)
    agency, told_by = _said_by_file(name, tables, told, key) if may_be_return else (None, None)
    if agency and told_by:
        return Sender(name, agency, told_by, key)
    if told.agency:
        return Sender(name, told.agency, "told", key)
    return Sender(name, DEFAULT_AGENCY, "assumed" if may_be_return else "usual", key)


def with_about(sender: Sender, about: About | None) -> Sender:
    """The sender as an About sheet names it, unless a person chose another for this file."""
    if about is None or not about.agency or sender.told_by == "chosen":
        return sender
    return replace(sender, agency=about.agency, told_by="about")


def question_who(sender: Sender, authority: str) -> Question:
    """Asks who sent a file."""
    words = f"Who sent {PurePath(sender.file).name}?"
    offers = tuple(Choice(SENDER, agency, agency) for agency in _OFFERED)
    # whoever it is: the answer says so
    return Question(authority, "", SENDER, sender.key, words, offers, sender.file, sheet="", cell="")


def answers_used(sender: Sender, authority: str) -> list[Answer]:
    """The answer by which the sender of a file was known, where there was one."""
    used = Answer(authority, "", SENDER, sender.key, sender.agency)
    return [used] if sender.told_by == "answer" else []


def _said_by_file(
    name: str, tables: Sequence[tuple[Grid, Sequence[Table]]], told: Told, key: str
) -> tuple[str | None, ToldBy | None]:
    ways: tuple[tuple[ToldBy, str | None], ...] = (
        ("column", _only(agency for grid, found in tables if found for agency in _in_columns(grid))),
        ("answer", _answered(told, key)),
        ("name", agency_in(PurePath(name).stem)),
        ("title", _only(agency for grid, _ in tables for agency in _in_titles(grid))),
    )
    return next(((agency, told_by) for told_by, agency in ways if agency), (None, None))


def agency_in(text: str) -> str | None:
    """The one agency that a text names; None where it names none or several."""
    return _only(_named_in(text))


def _named_in(text: str) -> list[str]:
    """The agencies that a text names, the longest names first taken: `LB Havering Housing Services` is Housing's."""
    words = re.findall(r"[^\W\d]+", folded(text.replace("_", " ")))[:_MOST_WORDS]
    found: list[str] = []
    start = 0
    while start < len(words):
        ends = range(min(len(words), start + _LONGEST_NAME), start, -1)
        end, agency = next(
            ((end, agency) for end in ends if (agency := known_agency(" ".join(words[start:end])))),
            (start + 1, None),
        )
        if agency and agency not in _NO_SENDERS:
            found.append(agency)
        start = end
    return found


def _in_titles(grid: Grid) -> Iterable[str]:
    for row in grid.rows[:_ROWS_OF_TITLES]:
        filled = [cell for cell in row if not is_blank(cell)]
        if len(filled) == 1 and isinstance(filled[0], str):
            yield from _named_in(filled[0])


def _in_columns(grid: Grid) -> Iterable[str]:
    """The agencies in the Agency column of each return; one that is not known counts as itself."""
    for table in tables_of(grid, NOT_ANSWERED):
        position = table.match.positions.get("agency")
        if table.match.form.table == _RETURN and position is not None:
            rows = body_of(table.grid, table.match, table.headings_again).rows
            cells = (
                row[position]
                for row in (table.grid.rows[number - 1] for number in rows)
                if position < len(row)
            )
            yield from (known_agency(str(cell)) or str(cell) for cell in cells if not is_blank(cell))


def _only(found: Iterable[str]) -> str | None:
    """The one agency that is found; none where there are several, or one that nobody knows."""
    names = set(found)
    return names.pop() if len(names) == 1 and names <= agencies().keys() else None


def _answered(told: Told, key: str) -> str | None:
    authority = told.authority or DEFAULT_AUTHORITY
    return next(
        (
            answer.meaning
            for answer in told.answers
            if (answer.authority, answer.field) == (authority, SENDER)
            and compared(SENDER, answer.spelling) == compared(SENDER, key)
        ),
        None,
    )


def _tables(grid: Grid) -> list[Table]:
    return tables_of(replace(grid, rows=grid.rows[:_ROWS_LOOKED_AT]), NOT_ANSWERED)


def _is_return(grid: Grid, tables: Sequence[Table]) -> bool:
    """Whether a sheet is a return of totals, or one that is not known and may be."""
    if tables:
        return any(table.match.form.table == _RETURN for table in tables)
    is_national = heading_row_with(grid.rows, STATISTIC) is not None or grid.row_names
    return bool(grid.rows) and not is_national


def _has_children(tables: Iterable[tuple[Grid, Sequence[Table]]]) -> bool:
    return any(
        table.match.form.is_child_level and not table.match.missing for _, found in tables for table in found
    )


def _key(name: str, sheets: Sequence[Grid]) -> str:
    """The words of a file's name and of its sheets' names that stay from quarter to quarter."""
    names = (PurePath(name).stem, *(grid.name for grid in sheets[:3]))
    return ": ".join(_staying(one) for one in names)


def _staying(name: str) -> str:
    words = folded(name.replace("_", " ")).split()
    return " ".join(word for word in words if not _PASSING.fullmatch(word)) or " ".join(words)
