"""What of a sheet may go back to whoever sent it: its headings, and of totals the figures. Never a child's values."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from hscb.ingest.about import cells_of_about
from hscb.ingest.answers import Answers
from hscb.ingest.cells.words import folded
from hscb.ingest.files.grid import Cell, Grid, is_blank
from hscb.ingest.files.sheet_xml import Place, address
from hscb.ingest.layout.body import body_of
from hscb.ingest.layout.recognition import all_spellings, heading_row_with
from hscb.ingest.layout.tables import Table
from hscb.ingest.national.statistics import TOLD_BY
from hscb.ingest.people.unsaid import told_sheet
from hscb.ingest.problems import place_in_sheet
from hscb.ingest.sheets import SheetReading, tables_of

_MOST_ROWS = 5_000
_MOST_COLUMNS = 200
_LONGEST = 250

Shown = str | float | bool


@dataclass(frozen=True)
class SheetOutline:
    """A sheet without what may not be shown. cells: what stands in the others, by address; headings: Excel rows.

    place: where the sheet stands among those of its workbook. is_cut: it has more rows than are shown.
    """

    sheet: str
    place: int = 0
    is_hidden: bool = False
    is_cut: bool = False
    headings: list[int] = field(default_factory=list)
    cells: dict[str, Shown] = field(default_factory=dict)


def outline_of(grid: Grid, reading: SheetReading, answers: Answers) -> SheetOutline:
    """What may be shown of a sheet that was read. Of a hidden sheet, and one that is not recognised, that is nothing.

    Figures stand where they were read; what is beside them (titles, footnotes, columns that are left out) is not.
    """
    sheet = SheetOutline(told_sheet(grid.name), grid.place, grid.hidden)
    if grid.hidden:
        return sheet
    if reading.about:
        return replace(sheet, cells=_shown(cells_of_about(grid)))
    national = heading_row_with(grid.rows, TOLD_BY)
    if national:
        return _of_statistic(sheet, grid, national[0], reading)
    tables = tables_of(grid, answers)
    headings = sorted({row for table in tables for row in _heading_rows(table)})
    cells: dict[Place, Cell] = {}
    for table in tables:
        for row in _heading_rows(table):
            cells |= _cells(table.band.rows([grid.rows[row - 1]])[0], row, range(_MOST_COLUMNS))
    figures = [(table, row) for table in tables for row in _rows_of_figures(table)]
    for table, row in figures[:_MOST_ROWS]:
        positions = [place for place in range(_MOST_COLUMNS) if table.match.is_read(place)]
        cells |= _cells(grid.rows[row - 1], row, positions)
    return replace(sheet, headings=headings, cells=_shown(cells), is_cut=len(figures) > _MOST_ROWS)


def _of_statistic(sheet: SheetOutline, grid: Grid, top: int, reading: SheetReading) -> SheetOutline:
    """The headings of a national data set, which is public, and its rows with a problem."""
    marked = sorted({row for one in reading.problems if (row := place_in_sheet(one.cell)[0]) > top})
    cells: dict[Place, Cell] = {}
    for row in (top, *marked[:_MOST_ROWS]):
        if row <= len(grid.rows):
            cells |= _cells(grid.rows[row - 1], row, range(_MOST_COLUMNS))
    return replace(sheet, headings=[top], cells=_shown(cells))


def without_values(outline: SheetOutline) -> SheetOutline:
    """The outline of a sheet of a file with personal identifiers: only headings of ours."""
    rows, known = set(outline.headings), all_spellings()
    return replace(
        outline,
        cells={
            cell: shown
            for cell, shown in outline.cells.items()
            if place_in_sheet(cell)[0] in rows and folded(str(shown)) in known
        },
    )


def _heading_rows(table: Table) -> list[int]:
    heading = table.match.heading
    depth = heading.row - heading.first_row
    return [row for end in (heading.row, *table.again) for row in range(end - depth, end + 1)]


def _rows_of_figures(table: Table) -> Sequence[int]:
    """The Excel rows of a table of totals; none of a list of children, nor of what only looks like a table."""
    match = table.match
    if match.form.is_child_level or (match.missing and not match.lacks_only_names):
        return ()
    return body_of(table.grid, match, table.headings_again).rows


def _cells(row: Sequence[Cell], number: int, positions: Sequence[int]) -> dict[Place, Cell]:
    return {
        (number, position + 1): row[position]
        for position in positions
        if position < len(row) and not is_blank(row[position])
    }


def _shown(cells: dict[Place, Cell]) -> dict[str, Shown]:
    return {address(place): _plain(cell) for place, cell in cells.items()}


def _plain(cell: Cell) -> Shown:
    """A value as a file of text can carry it; a date as people write it."""
    match cell:
        case bool() | float():
            return cell
        case datetime():
            return f"{cell:%d/%m/%Y %H:%M}".removesuffix(" 00:00")
        case date():
            return f"{cell:%d/%m/%Y}"
    return str(cell)[:_LONGEST]
