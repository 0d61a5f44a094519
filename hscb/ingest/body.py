"""What the rows under the headings are: data, totals, footnotes; blank rows are nothing."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from hscb.ingest.formats import Format
from hscb.ingest.grid import Cell, Grid, is_blank
from hscb.ingest.recognition import Match
from hscb.ingest.words import folded

TOTAL_WORDS = frozenset({"total", "totals", "grand total", "grand totals", "subtotal", "sub total", "sum"})
_TOTAL = re.compile(r"(?:grand |sub ?)?totals?(?: .*)?|.* (?:sub ?)?totals?|sum")
_MAY_BE_TOTAL = re.compile(r"tot|sum", re.IGNORECASE)
_FOOTNOTE = re.compile(r"\s*(?:[*†‡]|\(?\d\)|notes?\b|source\b|\S+\s+\S+\s+\S+)", re.IGNORECASE)
# Columns whose words name who a row is about; a measure may be called "Total contacts" and be none.
_WHOSE = frozenset({"identifier", "agency", "text"})


@dataclass(frozen=True)
class Body:
    """The Excel rows under the headings of a table, from top to bottom, by what they are."""

    rows: list[int]
    totals: list[int]
    footnotes: list[int]


def body_of(grid: Grid, match: Match, skipped: Collection[int] = ()) -> Body:
    """Sorts the rows of a table; those of `skipped` hold its headings once more."""
    body = Body([], [], [])
    figures = match.across.positions if match.across else []
    positions = [match.positions[column.name] for column in match.form.kept if column.name in match.positions]
    lost = _rows_with_lost_values(grid, [*positions, *figures])
    names = _Names(match)
    numbers = {position for figure in figure_positions(match) for position in figure.values()}
    for number, row in enumerate(grid.rows[match.heading_row :], start=match.heading_row + 1):
        filled = _first_filled(row, positions)
        if number in skipped or not (filled or number in lost or _first_filled(row, figures)):
            continue
        if names.say_total(row):
            body.totals.append(number)
        elif number not in lost and _is_words_alone(row, filled, match.form, numbers):
            body.footnotes.append(number)
        else:
            body.rows.append(number)
    return body


def naming_positions(match: Match) -> list[int]:
    """The columns of a sheet of totals without which nobody knows what a figure is, from left to right."""
    form = match.form
    if form.is_child_level:
        return []
    return sorted(
        match.positions[column.name]
        for column in form.columns
        if column.needed and column.name in form.key and column.name != "source"
        if column.name in match.positions
    )


def figure_positions(match: Match) -> list[dict[str, int]]:
    """The columns of figures of a sheet of totals, by name; more than one set where figures run across."""
    if match.across:
        return [figure.parts for figure in match.across.figures]
    form = match.form
    names = [
        column.name
        for column in form.kept
        if column.type in ("number", "integer") and column.name not in form.key
    ]
    return [{name: match.positions[name] for name in names if name in match.positions}]


def is_footnote(cell: Cell) -> bool:
    """True for words that explain: three or more, or after an asterisk, a number or `Source`."""
    return isinstance(cell, str) and _FOOTNOTE.match(cell) is not None


def text_at(row: Sequence[Cell], position: int) -> str:
    """The folded words of a cell; empty where there are none."""
    cell = row[position] if position < len(row) else ""
    return folded(cell) if isinstance(cell, str) else ""


class _Names:
    """The columns of a table whose words may say that a row is a total."""

    def __init__(self, match: Match) -> None:
        form = match.form
        whose = [column.name for column in form.kept if column.needed and column.type in _WHOSE]
        self._whose = _positions(match, whose[:1])
        self._naming = naming_positions(match)
        self._others = [] if form.is_child_level else _text_positions(match)

    def say_total(self, row: Sequence[Cell]) -> bool:
        """True where the column that names the child, agency or area says Total instead; or another, and that none."""
        for position in self._whose:
            cell = row[position] if position < len(row) else ""
            if isinstance(cell, str) and _MAY_BE_TOTAL.search(cell) and _TOTAL.fullmatch(folded(cell)):
                return True
        if any(text_at(row, position) in TOTAL_WORDS for position in self._naming):
            return True
        return any(text_at(row, position) in TOTAL_WORDS for position in self._others) and not all(
            text_at(row, position) for position in self._whose
        )


def _positions(match: Match, names: Sequence[str]) -> list[int]:
    return [match.positions[name] for name in names if name in match.positions]


def _text_positions(match: Match) -> list[int]:
    return _positions(match, [column.name for column in match.form.kept if column.type == "text"])


def _first_filled(row: Sequence[Cell], positions: Sequence[int]) -> list[int]:
    """The first two of the positions that hold something: enough to tell blank rows and footnotes from data."""
    found: list[int] = []
    for position in positions:
        if position < len(row) and not is_blank(row[position]):
            found.append(position)
            if len(found) == 2:
                break
    return found


def _rows_with_lost_values(grid: Grid, positions: Sequence[int]) -> set[int]:
    """Rows that may look blank because their cells are Excel errors, or formulas without a result."""
    columns = {position + 1 for position in positions}
    return {row for row, column in grid.scan.errors | grid.scan.formulas if column in columns}


def _is_words_alone(
    row: Sequence[Cell], filled: Sequence[int], form: Format, numbers: Collection[int]
) -> bool:
    """True for a footnote in a list, and in a sheet of totals for one text alone in a row."""
    if len(filled) != 1 or _first_filled(row, [*numbers]):
        return False
    cell = row[filled[0]]
    return isinstance(cell, str) and (not form.is_child_level or is_footnote(cell))
