"""How well the cells under a heading fit a column of a format, to rank proposals; nothing is read by it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import lru_cache

from hscb.ingest.cells.columns import converter_of
from hscb.ingest.cells.suggestions import suggestions
from hscb.ingest.cells.troubles import Read, Trouble
from hscb.ingest.files.grid import Cell, is_blank
from hscb.ingest.formats import Column, Format

_CELLS_TRIED = 200
_VALUES_TRIED = 15
# How much a column gains where the cells read as its values: few words of a list do so by chance, any number does.
_WORTH = {
    "category": 30, "measure": 30, "agency": 30, "period": 30, "date": 25, "datetime": 25,
    "yes_no": 20, "flag": 20, "identifier": 20, "number": 20, "integer": 20,
}  # fmt: skip
_FITS = 0.5
_DOES_NOT_FIT = 0.3
_PERCENT = 5
# a spelling of a list that is not known, and for which there are proposals
_NEARLY = 0.5


def share_read(column: Column, form: Format, cells: Sequence[Cell]) -> float:
    """The share of the different values of some cells that read as values of a column; 0 where there are none."""
    values = tuple(dict.fromkeys(cell for cell in cells[:_CELLS_TRIED] if not is_blank(cell)))[:_VALUES_TRIED]
    # of columns that are read alike one stands for all, as the lists share many
    return _share(
        column.type, column.codes or "", form.is_child_level, tuple((type(one), one) for one in values)
    )


def worth(column: Column, form: Format, cells: Sequence[Cell]) -> float | None:
    """What a column gains by the cells under a heading; None where they speak against it."""
    if column.type == "text" or all(is_blank(cell) for cell in cells[:_CELLS_TRIED]):
        return 0.0
    share = share_read(column, form, cells)
    if share < _DOES_NOT_FIT:
        return None
    has_percent = any(isinstance(cell, str) and "%" in cell for cell in cells[:_CELLS_TRIED])
    return (_WORTH[column.type] if share > _FITS else 0.0) + (
        _PERCENT * has_percent * (column.name == "value")
    )


@lru_cache(maxsize=2_000)
def _share(kind: str, field: str, is_of_children: bool, values: tuple[tuple[type, Cell], ...]) -> float:
    convert_cell = converter_of(kind, field, is_of_children)
    results = [(cell, convert_cell(cell)) for _, cell in values]
    read: float = sum(_is_read(kind, cell, result) for cell, result in results)
    if read and kind == "category":
        # where one of the choices stands there, others may be spellings of some
        unknown = [result for _, result in results if isinstance(result, Trouble)]
        read += _NEARLY * sum(bool(suggestions(field, trouble.quoted)) for trouble in unknown)
    return read / len(values) if values else 0.0


def _is_read(kind: str, cell: Cell, converted: object) -> bool:
    value = converted.value if isinstance(converted, Read) else converted
    if not isinstance(value, str):
        return False
    if kind in ("number", "integer"):
        return not isinstance(cell, date | bool) and any(map(str.isdigit, value))
    if kind == "identifier":
        return any(map(str.isdigit, value)) and not isinstance(cell, date) and "/" not in value
    return not (kind in ("date", "datetime") and isinstance(cell, float))
