"""Cells of the workbooks that go back to agencies: text that no spreadsheet obeys, headings, colours of problems."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from openpyxl.cell import Cell, MergedCell
from openpyxl.styles import Alignment, Font, PatternFill

from hscb.charts.tokens import tokens
from hscb.spreadsheets import harmless

# What XML cannot hold; a workbook with one of these would be damaged.
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")

WRAPPED = Alignment(wrap_text=True, vertical="top")


def writable(value: Any) -> Any:
    """A value as it may stand in a cell: text is never a formula, and holds nothing that damages a workbook."""
    return harmless(_UNWRITABLE.sub("", value) if isinstance(value, str) else value)


def ground(severity: str) -> PatternFill:
    """The ground of a cell with a problem: warm for an error, blue for a warning, grey for a note."""
    look = tokens()
    colours = {"error": look.diverging[4], "warning": look.diverging[5], "note": look.light_rule}
    return _filled(colours[severity])


def make_headings(cells: Iterable[Cell | MergedCell]) -> None:
    """Shows cells as headings."""
    for cell in cells:
        cell.font = Font(bold=True)
        cell.fill = _filled(tokens().panel)
        cell.alignment = WRAPPED


def _filled(colour: str) -> PatternFill:
    return PatternFill("solid", start_color=colour.removeprefix("#"))
