"""Which rows under the headings are data: not blank ones, totals, footnotes, nor the headings once more."""

from __future__ import annotations

import re
from collections.abc import Sequence

from hscb.ingest.grid import Cell, Grid, is_blank
from hscb.ingest.recognition import Match
from hscb.ingest.report import Report
from hscb.ingest.words import folded

_TOTAL = re.compile(r"(?:grand |sub ?)?totals?(?: .*)?|.* totals?|sum")
_FOOTNOTE = re.compile(r"\s*(?:[*†‡]|\(?\d\)|notes?\b|source\b|\S+\s+\S+\s+\S+)", re.IGNORECASE)


def data_rows(grid: Grid, match: Match, report: Report) -> list[int]:
    """The Excel rows that hold data. What else is left out is reported, but for blank rows."""
    kept_positions = [
        match.positions[column.name] for column in match.form.kept if column.name in match.positions
    ]
    first, lost = kept_positions[0], _rows_with_lost_values(grid, kept_positions)
    naming = _naming_position(match)
    headings = grid.rows[match.heading_row - 1]
    repeats = []
    found = []
    for number, row in enumerate(grid.rows[match.heading_row :], start=match.heading_row + 1):
        filled = _first_filled(row, kept_positions)
        if not filled and number not in lost:
            continue
        if _is_total(row, naming):
            report.about_cell("total-row", "The row holds totals; it is left out.", number, first)
        elif len(filled) == 1 and _is_footnote(row[filled[0]]):
            report.about_cell("footnote-row", "The row is a footnote; it is left out.", number, filled[0])
        elif _repeats_headings(row, headings, kept_positions):
            repeats.append(number)
        else:
            found.append(number)
    for number in repeats:
        words = "A second table begins: the headings stand here again."
        report.about_cell("second-heading", words, number, first)
    return found


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


def _naming_position(match: Match) -> int:
    """The column that names the child, agency or area of a row."""
    naming = [
        column
        for column in match.form.kept
        if column.needed and column.type in ("identifier", "agency", "text")
    ]
    return match.positions[naming[0].name]


def _is_total(row: Sequence[Cell], naming: int) -> bool:
    """True where the column that names the child, agency or area says Total instead."""
    cell = row[naming] if naming < len(row) else ""
    return isinstance(cell, str) and _TOTAL.fullmatch(folded(cell)) is not None


def _is_footnote(cell: Cell) -> bool:
    """True for words, in a row without anything else."""
    return isinstance(cell, str) and _FOOTNOTE.match(cell) is not None


def _repeats_headings(row: Sequence[Cell], headings: Sequence[Cell], positions: Sequence[int]) -> bool:
    same = sum(position < len(row) and row[position] == headings[position] for position in positions)
    return same * 2 > len(positions)
