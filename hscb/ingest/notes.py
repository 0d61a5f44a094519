"""What the layout of a sheet hides: columns that are not read, hidden rows and columns, stray cells, formulas."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from hscb.ingest.grid import Cell, Grid, is_blank
from hscb.ingest.personal import names_a_person
from hscb.ingest.problems import column_letter
from hscb.ingest.recognition import Match
from hscb.ingest.report import Report
from hscb.ingest.sheet_xml import address
from hscb.ingest.troubles import in_quotes

_LONGEST_HEADING = 60


def report_layout(grid: Grid, match: Match | None, report: Report) -> None:
    """Reports what a person who looks at the sheet may not see, and what a formula would call."""
    if grid.hidden:
        return
    scan = grid.scan
    for place, function in scan.active_formulas:
        report.about_address(
            "active-formula", f"The formula reaches outside the workbook ({function}).", address(place)
        )
    if grid.far_cells:
        more = f" (and {len(grid.far_cells) - 1} more)" if len(grid.far_cells) > 1 else ""
        report.about_address(
            "stray-cell",
            f"A value stands far from the table{more}; it is ignored.",
            address(grid.far_cells[0]),
        )
    if grid.left_out:
        report.about_sheet(
            "columns-dropped", f"Not read, because they name people: {', '.join(grid.left_out)}."
        )
    if grid.comments:
        report.about_sheet("comments", f"{len(grid.comments)} cell comments are not read.")
    if grid.date_1904 and match:
        report.about_sheet("dates-1904", "The workbook counts dates from 1904; they are read that way.")
    if match:
        _report_hidden(grid, match, report)
        _report_merged(grid, match, report)


def report_columns(grid: Grid, match: Match, report: Report) -> bool:
    """Reports the columns that are not read; True where there are none."""
    dropped, extra = [], []
    for position in range(max(len(row) for row in grid.rows)):
        column = match.columns_by_position.get(position)
        heading = _heading(grid, match, position)
        if column is not None and column.type != "dropped":
            continue
        if column is not None or names_a_person(heading):
            dropped.append((position, heading))
        elif heading:
            extra.append((position, heading))
        elif (row := _first_value(grid.column(position, match.heading_row + 1))) is not None:
            report.about_cell(
                "no-heading",
                "A value stands in a column without a heading; the column is not read.",
                match.heading_row + 1 + row,
                position,
            )
            extra.append((position, ""))
    if dropped:
        report.about_sheet(
            "columns-dropped", f"Not read, because they name people or places: {_listed(dropped)}."
        )
    if named := [entry for entry in extra if entry[1]]:
        report.about_sheet(
            "columns-extra", f"Not part of {match.form.sheet}, and not read: {_listed(named)}."
        )
    return not dropped and not extra


def _report_hidden(grid: Grid, match: Match, report: Report) -> None:
    hidden = [row for row in grid.scan.hidden_rows if row > match.heading_row]
    if hidden:
        report.about_sheet(
            "hidden-rows", f"{len(hidden)} rows are hidden ({_ranges(hidden)}); they are read."
        )
    for column in match.form.kept:
        position = match.positions.get(column.name)
        if position is not None and position + 1 in grid.scan.hidden_columns:
            report.about_sheet(
                "hidden-column",
                f'Column {column_letter(position + 1)} ("{column.heading}") is hidden; it is read.',
            )


def _report_merged(grid: Grid, match: Match, report: Report) -> None:
    for reference in grid.scan.merged:
        first = reference.partition(":")[0]
        digits = first.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
        if digits.isdigit() and match.heading_row < int(digits) <= len(grid.rows):
            report.about_address(
                "merged-cells", f"Cells {reference} are merged; only the first has the value.", first
            )


def _heading(grid: Grid, match: Match, position: int) -> str:
    row = grid.rows[match.heading_row - 1]
    cell = row[position] if position < len(row) else ""
    return " ".join(str(cell).split())[:_LONGEST_HEADING]


def _first_value(cells: list[Cell]) -> int | None:
    return next((index for index, cell in enumerate(cells) if not is_blank(cell)), None)


def _listed(columns: list[tuple[int, str]]) -> str:
    return ", ".join(f"{in_quotes(heading)} ({column_letter(position + 1)})" for position, heading in columns)


def _ranges(rows: Iterable[int]) -> str:
    """`3-5, 9` for the rows 3, 4, 5 and 9."""
    parts = []
    for _, run in groupby(enumerate(sorted(set(rows))), key=lambda pair: pair[1] - pair[0]):
        numbers = [row for _, row in run]
        parts.append(str(numbers[0]) if len(numbers) == 1 else f"{numbers[0]}-{numbers[-1]}")
    return ", ".join(parts)
