"""What of a sheet is not read or not seen: columns, footnotes, hidden rows and columns, stray cells, formulas."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

from hscb.ingest.cells.troubles import in_quotes
from hscb.ingest.files.grid import Cell, Grid, cell_name, is_blank
from hscb.ingest.files.sheet_xml import address
from hscb.ingest.layout.body import Body, is_footnote
from hscb.ingest.layout.match import Match
from hscb.ingest.people.personal import names_a_person
from hscb.ingest.problems import column_letter
from hscb.ingest.report import Report

_LONGEST_HEADING = 60
_MOST_CELLS = 8


def report_sheet(grid: Grid, report: Report, has_table: bool) -> None:
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
        count = len(grid.comments)
        words = "1 cell comment is" if count == 1 else f"{count} cell comments are"
        report.about_sheet("comments", f"{words} not read.")
    if grid.date_1904 and has_table:
        report.about_sheet("dates-1904", "The workbook counts dates from 1904; they are read that way.")


def report_columns(grid: Grid, match: Match, body: Body, report: Report) -> bool:
    """Reports the columns that are not read, and the footnotes; True where there are no such columns."""
    dropped, extra, beside, row_numbers = [], [], [], []
    unclear: list[int] = []
    for position in range(max(len(row) for row in grid.rows)):
        heading = _heading(grid, match, position)
        if match.is_read(position):
            continue
        if position in match.columns_by_position or names_a_person(heading):
            dropped.append((position, heading))
        elif heading:
            extra.append((position, heading))
        elif _numbers_the_rows(grid, match, body, position):
            row_numbers.append((position, ""))
        elif values := _values(grid.column(position, 1), match.heading_row):
            extra.append((position, ""))
            if all(is_footnote(cell) for _, cell in values):
                beside += [cell_name(row, position) for row, _ in values]
            else:
                _report_nameless(match, values[0][0], position, unclear, report)
    _report_footnotes(body, beside, match, report)
    if dropped:
        report.about_sheet(
            "columns-dropped", f"Not read, because they name people or places: {_listed(dropped)}."
        )
    if named := [*row_numbers, *(entry for entry in extra if entry[1])]:
        report.about_sheet(
            "columns-extra", f"Not part of {match.form.sheet}, and not read: {_listed(named)}."
        )
    return not (dropped or extra or row_numbers)


def _report_nameless(match: Match, row: int, position: int, unclear: list[int], report: Report) -> None:
    """Reports values without a heading; unclear: the columns beside figures of which nobody can know what they are."""
    if match.across and {position - 1, position} & {*match.across.positions, *unclear}:
        unclear.append(position)
        words = "The column beside a figure has no heading of its own; nobody can know which part it is."
        report.about_cell("figure-unclear", words, row, position)
    else:
        words = "A value stands in a column without a heading; the column is not read."
        report.about_cell("no-heading", words, row, position)


def report_hidden(grid: Grid, match: Match, report: Report) -> None:
    """Reports hidden rows and columns of a table: they are read."""
    hidden = [row for row in grid.scan.hidden_rows if match.heading_row < row <= len(grid.rows)]
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


def row_ranges(rows: Iterable[int]) -> str:
    """`3-5 and 9` for the rows 3, 4, 5 and 9."""
    listed = _ranges(rows)
    first, comma, last = listed.rpartition(", ")
    return f"{first} and {last}" if comma else listed


def _report_footnotes(body: Body, beside: Sequence[str], match: Match, report: Report) -> None:
    rows, cells = body.footnotes, beside
    said = []
    if rows:
        said.append(f"{_counted(len(rows), 'footnote row')} ({row_ranges(rows)})")
    if cells:
        said.append(f"{_counted(len(cells), 'note')} beside the table ({', '.join(cells[:_MOST_CELLS])})")
    if said:
        where = cell_name(rows[0], min(match.positions.values())) if rows else cells[0]
        report.about_address("footnote-row", f"{' and '.join(said)} left out.", where)


def _counted(count: int, thing: str) -> str:
    return f"{count} {thing}" if count == 1 else f"{count} {thing}s"


def _heading(grid: Grid, match: Match, position: int) -> str:
    row = grid.rows[match.heading_row - 1]
    cell = row[position] if position < len(row) else ""
    return " ".join(str(cell).split())[:_LONGEST_HEADING]


def _values(cells: Sequence[Cell], heading_row: int) -> list[tuple[int, Cell]]:
    """The filled cells of a column below the headings, with their Excel rows; a few, to see what they are."""
    found = []
    for row, cell in enumerate(cells[heading_row:], start=heading_row + 1):
        if not is_blank(cell):
            found.append((row, cell))
            if not is_footnote(cell):
                break
    return found


def _numbers_the_rows(grid: Grid, match: Match, body: Body, position: int) -> bool:
    """True for a column left of the table that counts its rows from 0 or 1, as some programs write it."""
    cells = grid.column(position, 1)
    numbers = [cells[row - 1] for row in body.rows]
    is_left = position < min(match.positions.values())
    counts = ([*range(start, start + len(numbers))] for start in (0, 1))
    return is_left and bool(numbers) and numbers in counts


def _listed(columns: list[tuple[int, str]]) -> str:
    """The headings with their columns; a column of row numbers has none."""
    return ", ".join(
        f"{in_quotes(heading) if heading else 'row numbers'} ({column_letter(position + 1)})"
        for position, heading in columns
    )


def _ranges(rows: Iterable[int]) -> str:
    """`3-5, 9` for the rows 3, 4, 5 and 9."""
    parts = []
    for _, run in groupby(enumerate(sorted(set(rows))), key=lambda pair: pair[1] - pair[0]):
        numbers = [row for _, row in run]
        parts.append(str(numbers[0]) if len(numbers) == 1 else f"{numbers[0]}-{numbers[-1]}")
    return ", ".join(parts)
