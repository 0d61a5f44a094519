"""What the rows under the headings are: data, totals, footnotes; blank rows are nothing."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

from hscb.ingest.cells.words import TOTAL_WORDS, folded
from hscb.ingest.files.grid import Cell, Grid, is_blank
from hscb.ingest.layout.match import Match

_TOTAL = re.compile(r"(?:grand |sub ?)?totals?(?: .*)?|.* (?:sub ?)?totals?|sum")
_MAY_BE_TOTAL = re.compile(r"tot|sum", re.IGNORECASE)
_FOOTNOTE = re.compile(r"\s*(?:[*†‡]|\(?\d\)|notes?\b|source\b|\S+\s+\S+\s+\S+)", re.IGNORECASE)
# Columns whose words name who a row is about; a measure may be called "Total contacts" and be none.
_NOWHERE = 1 << 20
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
    places = {"data": body.rows, "total": body.totals, "footnote": body.footnotes}
    figures = match.across.positions if match.across else []
    positions = [match.positions[column.name] for column in match.form.kept if column.name in match.positions]
    lost = _rows_with_lost_values(grid, [*positions, *figures])
    kind_of = _list_row(match) if match.form.is_child_level else _totals_row(match)
    for number, row in enumerate(grid.rows[match.heading_row :], start=match.heading_row + 1):
        filled = _first_filled(row, positions)
        if number in skipped or not (filled or number in lost or _first_filled(row, figures)):
            continue
        kind = kind_of(row, filled, number in lost)
        if kind:
            places[kind].append(number)
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


# A row, the first two of its filled columns that are kept, and whether it has a value that was lost: what it is.
_KindOf = Callable[[Sequence[Cell], Sequence[int], bool], str]


def _list_row(match: Match) -> _KindOf:
    """For rows of children: a total says so in the place of the identifier, a footnote stands alone."""
    whose = _whose(match)

    def kind(row: Sequence[Cell], filled: Sequence[int], is_lost: bool) -> str:
        if _says_total(row, whose):
            return "total"
        is_alone = len(filled) == 1 and not is_lost
        return "footnote" if is_alone and is_footnote(row[filled[0]]) else "data"

    return kind


def _totals_row(match: Match) -> _KindOf:
    """For rows of figures: what has no name or no figure is words; with all names and no figure a row is blank."""
    naming, whose = naming_positions(match), _whose(match)
    figures = sorted({position for figure in figure_positions(match) for position in figure.values()})
    said = [*figures, *_positions(match, ["narrative"])]

    def kind(row: Sequence[Cell], filled: Sequence[int], is_lost: bool) -> str:
        if _is_total(row, whose, naming, figures):
            return "total"
        if is_lost:
            return "data"
        if not figures:
            return "footnote" if len(filled) == 1 and isinstance(row[filled[0]], str) else "data"
        if not _first_filled(row, said):
            return "" if all(_first_filled(row, [position]) for position in naming) else "footnote"
        return "data" if _first_filled(row, naming) or _has_digits(row, figures) else "footnote"

    return kind


def _whose(match: Match) -> int:
    """The column that names the child, agency or area; far off where one answer holds for every row."""
    names = [column.name for column in match.form.kept if column.needed and column.type in _WHOSE]
    return match.positions.get(names[0], _NOWHERE)


def _is_total(row: Sequence[Cell], whose: int, naming: Sequence[int], figures: Collection[int]) -> bool:
    """Whether a name is the word Total, or ends with it where an agency or area is named; or that stands elsewhere.

    Elsewhere it is a category of a row with names; in a row without an agency or area it is the row's.
    """
    if any(text_at(row, position) in TOTAL_WORDS for position in naming) or _says_total(row, whose):
        return True
    if whose == _NOWHERE or text_at(row, whose):
        return False
    return any(
        isinstance(cell, str) and _MAY_BE_TOTAL.search(cell) and folded(cell) in TOTAL_WORDS
        for position, cell in enumerate(row)
        if position not in figures
    )


def _says_total(row: Sequence[Cell], position: int) -> bool:
    cell = row[position] if position < len(row) else ""
    return (
        isinstance(cell, str)
        and _MAY_BE_TOTAL.search(cell) is not None
        and _TOTAL.fullmatch(folded(cell)) is not None
    )


def _has_digits(row: Sequence[Cell], positions: Sequence[int]) -> bool:
    cells = (row[position] for position in positions if position < len(row))
    return any(not isinstance(cell, str) or any(map(str.isdigit, cell)) for cell in cells)


def _positions(match: Match, names: Sequence[str]) -> list[int]:
    return [match.positions[name] for name in names if name in match.positions]


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
