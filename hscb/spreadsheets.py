"""Text that no spreadsheet takes for a formula, whoever wrote it; and the text as it was."""

from __future__ import annotations

from typing import TypeVar

Value = TypeVar("Value")

# A cell that begins so is a formula to a spreadsheet.
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def harmless(value: Value) -> Value | str:
    """A value as it may stand in a cell: text that begins like a formula gets an apostrophe, a number never."""
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA_STARTS) else value


def as_it_was(text: str) -> str:
    """A text without the apostrophe that `harmless` gave it."""
    return text[1:] if text.startswith("'") and text[1:].startswith(_FORMULA_STARTS) else text
