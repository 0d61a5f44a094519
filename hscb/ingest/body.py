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
    repeats = []
    found = []
    for number, row in enumerate(grid.rows[match.heading_row :], start=match.heading_row + 1):
        filled = [
            position for position in kept_positions if position < len(row) and not is_blank(row[position])
        ]
        if not filled and number not in lost:
            continue
        if _is_total(row, filled, kept_positions, match):
            report.about_cell("total-row", "The row holds totals; it is left out.", number, first)
        elif _is_footnote(row, filled):
            report.about_cell("footnote-row", "The row is a footnote; it is left out.", number, filled[0])
        elif _repeats_headings(row, grid.rows[match.heading_row - 1], kept_positions):
            repeats.append(number)
        else:
            found.append(number)
    for number in repeats:
        report.about_cell(
            "second-heading", "A second table begins: the headings stand here again.", number, first
        )
    return found


def _rows_with_lost_values(grid: Grid, positions: Sequence[int]) -> set[int]:
    """Rows that may look blank because their cells are Excel errors, or formulas without a result."""
    columns = {position + 1 for position in positions}
    return {row for row, column in grid.scan.errors | grid.scan.formulas if column in columns}


def _is_total(row: Sequence[Cell], filled: Sequence[int], kept: Sequence[int], match: Match) -> bool:
    """True where the column that names the child, agency or area says Total instead."""
    naming = [
        column
        for column in match.form.kept
        if column.needed and column.type in ("identifier", "agency", "text")
    ]
    positions = [match.positions[column.name] for column in naming[:1]] or kept[:1]
    cells = [row[position] for position in positions if position in filled]
    return any(isinstance(cell, str) and _TOTAL.fullmatch(folded(cell)) is not None for cell in cells)


def _is_footnote(row: Sequence[Cell], filled: Sequence[int]) -> bool:
    """True for a row with one filled cell, and words in it."""
    if len(filled) != 1:
        return False
    cell = row[filled[0]]
    return isinstance(cell, str) and _FOOTNOTE.match(cell) is not None


def _repeats_headings(row: Sequence[Cell], headings: Sequence[Cell], positions: Sequence[int]) -> bool:
    same = sum(position < len(row) and row[position] == headings[position] for position in positions)
    return same * 2 > len(positions)
