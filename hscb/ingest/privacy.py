"""Looks for personal identifiers in everything of a sheet that is read or could be kept, and refuses what it finds."""

from __future__ import annotations

from collections.abc import Iterable

from hscb.ingest.grid import Cell, Grid
from hscb.ingest.personal import kinds_in_cells, kinds_in_identifiers, kinds_in_text, names_a_person
from hscb.ingest.recognition import Match
from hscb.ingest.report import Report

CODE = "personal-identifier"


def check_sheet(grid: Grid, match: Match | None, report: Report) -> bool:
    """Reports every cell, heading, comment and sheet name with a personal identifier; True where there is one.

    Columns that are dropped while reading, by their format or by a heading that names a person, are not looked at.
    """
    before = len(report.problems)
    if kinds := kinds_in_text(grid.name):
        # the name itself must not be shown, so the problem is about the file
        report.sheet = "(a sheet)"
        report.about_sheet(CODE, f"The name of a sheet holds {_listed(kinds)}.")
    top = match.heading_row if match else min(1, len(grid.rows))
    _check_rows(grid.rows[:top], report)
    _check_columns(grid, match, top, report)
    for cell, text in grid.comments:
        if kinds := kinds_in_text(text):
            report.about_address(CODE, f"The comment holds {_listed(kinds)}.", cell)
    return len(report.problems) > before


def _check_rows(rows: Iterable[list[Cell]], report: Report) -> None:
    for number, row in enumerate(rows, start=1):
        for position, cell in enumerate(row):
            if isinstance(cell, str) and (kinds := kinds_in_text(cell)):
                report.about_cell(CODE, f"The cell holds {_listed(kinds)}.", number, position)


def _check_columns(grid: Grid, match: Match | None, top: int, report: Report) -> None:
    width = max((len(row) for row in grid.rows), default=0)
    by_position = match.columns_by_position if match else {}
    for position in range(width):
        column = by_position.get(position)
        heading = grid.rows[top - 1][position] if top and position < len(grid.rows[top - 1]) else ""
        if column.type == "dropped" if column else isinstance(heading, str) and names_a_person(heading):
            continue
        cells = grid.column(position, top + 1)
        find = kinds_in_identifiers if column and column.type == "identifier" else kinds_in_cells
        for index, kinds in sorted(find(cells).items()):
            report.about_cell(CODE, f"The cell holds {_listed(kinds)}.", top + 1 + index, position)


def _listed(kinds: list[str]) -> str:
    return " and ".join(kinds)
