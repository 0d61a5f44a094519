"""Cells that stand for the cells below them: merged ones, and names that only the first row of a group has."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from hscb.ingest.cells.columns import may_quote
from hscb.ingest.cells.troubles import in_quotes
from hscb.ingest.cells.words import TOTAL_WORDS, cleaned
from hscb.ingest.files.grid import Cell, Grid, is_blank
from hscb.ingest.files.sheet_xml import Place, Span, address, span
from hscb.ingest.layout.body import Body, naming_positions, text_at
from hscb.ingest.layout.match import Match
from hscb.ingest.layout.notes import row_ranges
from hscb.ingest.problems import place_in_sheet
from hscb.ingest.report import Report

_MOST_NAMED = 8


def with_merged_filled(grid: Grid, match: Match, report: Report) -> Grid:
    """The grid with the value of merged cells in each of them, below the headings.

    In a list of children a person must agree. Figures are never filled: they would count once in each row.
    """
    figures = set() if match.form.is_child_level else _figures(match)
    cells: dict[Place, Cell] = {}
    filled: list[str] = []
    for reference in sorted(grid.scan.merged, key=lambda reference: place_in_sheet(reference.split(":")[0])):
        block = span(reference)
        if block is None or not match.heading_row < block.top <= len(grid.rows):
            continue
        positions = [place for place in match.positions.values() if block.left <= place < block.right]
        is_one_cell = positions == [block.left] and block.top == block.bottom
        if is_one_cell or not positions or not _stands_for_others(grid, block):
            continue
        if figures.intersection(positions) or match.form.is_child_level:
            report.about_address(
                "merged-cells", _words(reference, figures, positions), reference.split(":")[0]
            )
        else:
            filled.append(reference)
        cells |= _copies(grid, block, [position for position in positions if position not in figures])
    if filled:
        listed = ", ".join(filled[:_MOST_NAMED]) + (
            f" and {len(filled) - _MOST_NAMED} more" if len(filled) > _MOST_NAMED else ""
        )
        words = f"Merged cells are read as if each of them held the value: {listed}."
        report.about_address("merged-filled", words, filled[0].split(":")[0])
    return _with_cells(grid, cells)


def with_groups_filled(grid: Grid, match: Match, body: Body, report: Report) -> Grid:
    """The grid of a sheet of totals with names that only the first row of each group has in every row of it.

    A column is taken for one of groups where no name in it stands twice in a row. Never a column of a list of children.
    """
    starts: set[int] = set()
    naming = naming_positions(match)
    nameless = {row for row in body.rows if all(is_blank(cell) for cell in _cells(grid, row, naming))}
    for position in naming:
        found = _groups(grid, body, position, starts)
        if not found or nameless & found.keys():
            continue
        starts |= {row for row in body.rows if row not in found}
        grid = _with_cells(grid, {(row, position): cell for row, cell in found.items()})
        _report_groups(match, position, found, report)
    return grid


def _figures(match: Match) -> set[int]:
    numbers = {
        match.positions[c.name]
        for c in match.form.kept
        if c.type in ("number", "integer") and c.name in match.positions
    }
    return numbers | set(match.across.positions if match.across else ())


def _stands_for_others(grid: Grid, block: Span) -> bool:
    """Whether the first of merged cells is a value of a row that has others: not a total, nor a line of text."""
    row = grid.rows[block.top - 1]
    cell = row[block.left] if block.left < len(row) else ""
    if is_blank(cell) or text_at(row, block.left) in TOTAL_WORDS:
        return False
    return block.bottom > block.top or sum(not is_blank(other) for other in row) > 1


def _words(reference: str, figures: set[int], positions: Sequence[int]) -> str:
    if figures.intersection(positions):
        return f"Cells {reference} are merged over figures; only the first has the value."
    return f"Cells {reference} are merged; each of them is read as if it held the value."


def _copies(grid: Grid, block: Span, positions: Iterable[int]) -> dict[Place, Cell]:
    value = grid.rows[block.top - 1][block.left]
    rows = range(block.top, min(block.bottom, len(grid.rows)) + 1)
    return {(row, position): value for row in rows for position in positions}


def _with_cells(grid: Grid, cells: Mapping[Place, Cell]) -> Grid:
    """The grid with other cells, by Excel row and by position counted from 0; the rows of the grid itself stay."""
    if not cells:
        return grid
    rows = list(grid.rows)
    for number in {number for number, _ in cells}:
        rows[number - 1] = list(rows[number - 1])
    for (number, position), cell in cells.items():
        row = rows[number - 1]
        row.extend([""] * (position + 1 - len(row)))
        row[position] = cell
    return replace(grid, rows=rows)


def _cells(grid: Grid, row: int, positions: Iterable[int]) -> list[Cell]:
    cells = grid.rows[row - 1]
    return [cells[position] for position in positions if position < len(cells)]


def _groups(grid: Grid, body: Body, position: int, starts: set[int]) -> dict[int, Cell]:
    """The blank cells of a column of groups, by Excel row, with the name that stands for them; none in any other.

    starts: rows where a group begins in a column further left, so that a name may begin again.
    """
    found: dict[int, Cell] = {}
    name: Cell = ""
    lines, totals = set(body.footnotes), set(body.totals)
    for number in sorted([*body.rows, *totals, *lines]):
        row = grid.rows[number - 1]
        cell = row[position] if position < len(row) else ""
        if number in totals or number in lines:
            # a total ends its group; a name alone in its row begins one
            name = name if is_blank(cell) else "" if number in totals else cell
        elif not is_blank(cell):
            if cell == name and number not in starts and number - 1 not in lines:
                return {}
            name = cell
        elif is_blank(name):
            return {}
        else:
            found[number] = name
    return found


def _report_groups(match: Match, position: int, found: Mapping[int, Cell], report: Report) -> None:
    column = match.columns_by_position[position]
    names = list(dict.fromkeys(cleaned(str(cell)) for cell in found.values()))
    quoted = (
        ", ".join(in_quotes(name) for name in names[:_MOST_NAMED]) if may_quote(match.form, column) else ""
    )
    told = f" ({quoted})" if quoted else ""
    rows = f"row {min(found)}" if len(found) == 1 else f"rows {row_ranges(found)}"
    words = f"{column.heading} is blank in {rows}; each is read with the name above it{told}."
    report.about_address("groups-filled", words, address((min(found), position + 1)))
