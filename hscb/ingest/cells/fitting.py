"""How well the cells under a heading fit a column of a format, to rank proposals; nothing is read by it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from hscb.ingest.cells.columns import converter
from hscb.ingest.cells.troubles import Read
from hscb.ingest.files.grid import Cell, is_blank
from hscb.ingest.formats import Column, Format

_CELLS_TRIED = 200
_VALUES_TRIED = 30
# How much a column gains where the cells read as its values: few words of a list do so by chance, any number does.
_WORTH = {
    "category": 30, "measure": 30, "agency": 30, "period": 30, "date": 20, "datetime": 20,
    "yes_no": 15, "flag": 15, "identifier": 10, "number": 10, "integer": 10,
}  # fmt: skip
_FITS = 0.5
_DOES_NOT_FIT = 0.3
_PERCENT = 5


def share_read(column: Column, form: Format, cells: Sequence[Cell]) -> float:
    """The share of the different values of some cells that read as values of a column; 0 where there are none."""
    values = list(dict.fromkeys(cell for cell in cells[:_CELLS_TRIED] if not is_blank(cell)))[:_VALUES_TRIED]
    convert_cell = converter(column, form, date_1904=False)
    read = sum(_is_read(column, cell, convert_cell(cell)) for cell in values)
    return read / len(values) if values else 0.0


def worth(column: Column, form: Format, cells: Sequence[Cell]) -> float | None:
    """What a column gains by the cells under a heading; None where they speak against it."""
    if column.type == "text" or all(is_blank(cell) for cell in cells[:_CELLS_TRIED]):
        return 0.0
    share = share_read(column, form, cells)
    if share < _DOES_NOT_FIT:
        return None
    has_percent = any(isinstance(cell, str) and "%" in cell for cell in cells[:_CELLS_TRIED])
    return (_WORTH[column.type] if share >= _FITS else 0.0) + (
        _PERCENT * has_percent * (column.name == "value")
    )


def _is_read(column: Column, cell: Cell, converted: object) -> bool:
    value = converted.value if isinstance(converted, Read) else converted
    if not isinstance(value, str):
        return False
    if column.type in ("number", "integer"):
        return not isinstance(cell, date | bool) and any(map(str.isdigit, value))
    if column.type == "identifier":
        return any(map(str.isdigit, value)) and not isinstance(cell, date) and "/" not in value
    return not (column.type in ("date", "datetime") and isinstance(cell, float))
