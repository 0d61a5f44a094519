"""Plain values as clean text: identifiers, texts, and numbers without noise."""

from __future__ import annotations

import re
from datetime import date, time

from hscb.ingest.cells.troubles import Converted, Trouble
from hscb.ingest.cells.words import cleaned
from hscb.ingest.files.grid import Cell

_MOST_EXACT_DIGITS = 1e15
# How Excel shows a long number, and what is left of it in a CSV file; `12E3` is an identifier.
_CUT_TO_FIT = re.compile(r"\d(?:\.\d+)?E\+\d{2,}", re.IGNORECASE)
_LETTER_PREFIX = re.compile(r"^[a-z]{1,2}\d?\)\s*", re.IGNORECASE)


def without_letter_prefix(text: str) -> str:
    """`b) Female` without the letter that Annex A puts before its choices."""
    return _LETTER_PREFIX.sub("", text, count=1)


def plain_number(number: float) -> str:
    """A number without noise: 1234.0 is 1234, and 0.30000000000000004 is 0.3."""
    return str(int(number)) if number.is_integer() and abs(number) < _MOST_EXACT_DIGITS else f"{number:.15g}"


def identifier_text(cell: Cell) -> Converted:
    """An identifier as text for ever: leading zeros, `12E3` and `NA` stay; a whole number has no decimal point."""
    if isinstance(cell, bool) or not isinstance(cell, str | float):
        return Trouble("identifier-unreadable", "is not an identifier.")
    if isinstance(cell, str):
        text = cleaned(cell)
        if _CUT_TO_FIT.fullmatch(text):
            return Trouble("identifier-rounded", "is a long number as Excel shows it; its digits are lost.")
        return text or None
    if abs(cell) >= _MOST_EXACT_DIGITS:
        return Trouble("identifier-rounded", "is a number with more than 15 digits, which Excel has rounded.")
    return plain_number(cell)


def plain_text(cell: Cell) -> Converted:
    """A text without control characters; numbers and dates as they would be typed."""
    if isinstance(cell, str):
        return cleaned(cell) or None
    if isinstance(cell, bool):
        return "TRUE" if cell else "FALSE"
    if isinstance(cell, float):
        return plain_number(cell)
    if isinstance(cell, date | time):
        return cell.isoformat()
    return str(cell)
