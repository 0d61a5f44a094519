"""Turns figures that stand side by side into plain rows, each with the address of its own cell."""

from __future__ import annotations

from collections.abc import Sequence, Set

from hscb.ingest.cells.columns import convert
from hscb.ingest.files.grid import Grid, cell_name, is_blank
from hscb.ingest.files.sheet_xml import Place
from hscb.ingest.formats import Column
from hscb.ingest.layout.across import Across, Figure
from hscb.ingest.layout.match import Match
from hscb.ingest.report import Report

Values = dict[str, list[str | None]]
Cells = dict[str, list[str]]


def plain_rows(
    grid: Grid, match: Match, across: Across, rows: Sequence[int], report: Report
) -> tuple[list[str], Values, Cells]:
    """A row for each figure that is not blank: the address of its value, the clean values and the addresses of all

    parts, by column name. A part that a figure lacks has the address of its value.
    """
    by_row: Values = {
        column.name: _converted(grid, match, column, match.positions[column.name], rows, report)
        for column in match.form.kept
        if column.name in match.positions
    }
    named = [_named(grid, match, figure, report) for figure in across.figures]
    parts = [
        {
            name: _converted(grid, match, _column(match, name), at, rows, report)
            for name, at in figure.parts.items()
        }
        for figure in across.figures
    ]
    lost = grid.scan.errors | grid.scan.formulas
    addresses: list[str] = []
    values: Values = {name: [] for name in (*by_row, *sorted(across.given))}
    cells: Cells = {name: [] for figure in across.figures for name in figure.parts}
    for index, row in enumerate(rows):
        for figure, names, columns in zip(across.figures, named, parts, strict=True):
            if _is_there(grid, row, figure, lost):
                addresses.append(cell_name(row, figure.position))
                found = {name: column[index] for name, column in (*by_row.items(), *columns.items())} | names
                for name, column in values.items():
                    column.append(found.get(name))
                for name, places in cells.items():
                    places.append(cell_name(row, figure.parts.get(name, figure.position)))
    return addresses, values, cells


def _converted(
    grid: Grid, match: Match, column: Column, position: int, rows: Sequence[int], report: Report
) -> list[str | None]:
    cells = grid.column(position, 1)
    return convert(column, match.form, [cells[row - 1] for row in rows], rows, position, grid, report)


def _named(grid: Grid, match: Match, figure: Figure, report: Report) -> dict[str, str | None]:
    row = match.heading.first_row
    return {
        name: convert(_column(match, name), match.form, [cell], [row], figure.position, grid, report)[0]
        for name, cell in figure.named.items()
    }


def _column(match: Match, name: str) -> Column:
    return next(column for column in match.form.columns if column.name == name)


def _is_there(grid: Grid, row: int, figure: Figure, lost: Set[Place]) -> bool:
    """Whether a figure stands in a row: something in its cells, or an error or a formula without a result."""
    cells = grid.rows[row - 1]
    return any(
        (position < len(cells) and not is_blank(cells[position])) or (row, position + 1) in lost
        for position in figure.parts.values()
    )
