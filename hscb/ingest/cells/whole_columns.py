"""What only a whole column shows: dates with the month first, identifiers that have lost their zeros."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from hscb.ingest.cells.date_texts import is_either_way, is_month_first
from hscb.ingest.cells.troubles import Trouble
from hscb.ingest.files.grid import Cell
from hscb.ingest.formats import Column

_ENOUGH_TEXTS = 3
_ENOUGH_DATES = 5


def column_troubles(column: Column, cells: Sequence[Cell]) -> Iterator[tuple[int, Trouble]]:
    """Troubles of a column as a whole, each with the place of the first cell that shows it."""
    if column.type in ("date", "datetime", "identifier"):
        different = set(cells)
        texts = {cell for cell in different if isinstance(cell, str) and cell}
        find = _lost_zeros if column.type == "identifier" else _wrong_order
        for cell, trouble in find(different - texts, texts):
            yield cells.index(cell), trouble


def _wrong_order(others: set[Cell], texts: set[str]) -> Iterator[tuple[Cell, Trouble]]:
    """Dates with the month first: `03/31/2016` makes every `03/04/2016` doubtful; later days that stayed text."""
    month_first = sorted(filter(is_month_first, texts))
    either_way = sum(map(is_either_way, texts)) if month_first else 0
    if either_way:
        words = f"is not the only one: some dates of this column are month first, and {either_way} could be either way."
        yield month_first[0], Trouble("dates-month-first", words, subject="The date")
    dates = [cell for cell in others if isinstance(cell, date)]
    numbered = sorted(text for text in texts if text[:2].isdigit())
    if len(dates) < _ENOUGH_DATES or len(numbered) < _ENOUGH_TEXTS:
        return
    if all(day.day <= 12 for day in dates) and all(12 < int(text[:2]) <= 31 for text in numbered):
        words = "is text, as are all days after the 12th of this column: day and month of its other dates were swapped."
        yield numbered[0], Trouble("dates-turned-round", words, subject="The date")


def _lost_zeros(others: set[Cell], texts: set[str]) -> Iterator[tuple[Cell, Trouble]]:
    """Identifiers stored as numbers beside others that are text with leading zeros."""
    numbers = [cell for cell in others if isinstance(cell, float)]
    if numbers and any(text.startswith("0") and text.isdigit() for text in texts):
        more = f", as are {len(numbers) - 1} more" if len(numbers) > 1 else ""
        words = f"is stored as a number{more}, while others are text with leading zeros: zeros may be lost."
        yield min(numbers), Trouble("identifiers-mixed", words, subject="The identifier")
