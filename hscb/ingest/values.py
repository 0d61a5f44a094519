"""Plain values: identifiers, texts, numbers, flags and yes/no, each as clean text."""

from __future__ import annotations

import re
from datetime import date, time, timedelta

from hscb.ingest.dates import NO_DATE
from hscb.ingest.grid import Cell
from hscb.ingest.troubles import Converted, Trouble
from hscb.ingest.words import cleaned, folded

_MOST_EXACT_DIGITS = 1e15
_LETTER_PREFIX = re.compile(r"^[a-z]{1,2}\d?\)\s*", re.IGNORECASE)
_PERCENT = re.compile(r"\s*(?:%|per\s?cent|percent)$", re.IGNORECASE)
_GROUPED = re.compile(r"-?£?\d{1,3}(?:,\d{3})+(?:\.\d+)?")
_PLAIN = re.compile(r"[-+]?£?(?:\d+(?:\.\d*)?|\.\d+)(?:e[-+]?\d{1,2})?", re.IGNORECASE)
_ACCOUNTING = re.compile(r"\((.+)\)")
# Marks of suppressed or missing figures: national statistics before and after 2019, and the government shorthand.
SUPPRESSION_MARKS = frozenset(
    {
        "c",
        "x",
        "z",
        "k",
        "u",
        "low",
        "w",
        "*",
        "**",
        ".",
        "..",
        "...",
        ":",
        "~",
        "-",
        "–",
        "—",
        "n/a",
        "suppressed",
    }
)
_BRACKETED_MARK = re.compile(r"\[(c|x|z|k|u|low|w|r|e|p|b|note \d+)\]", re.IGNORECASE)

YES = frozenset({"yes", "y", "1", "true", "t"})
NO = frozenset({"no", "n", "0", "false", "f"})
UNKNOWN = frozenset({"unknown", "not known", "not recorded", "not stated", "dont know", "u"})


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
        return cleaned(cell) or None
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


def number_text(cell: Cell, is_percent: bool = False) -> Converted:
    """A number as text: `63%` and a percentage cell are 63, `1,234` is 1234, `(12)` is -12.

    A mark of a suppressed figure gives nothing, with a note.
    """
    if isinstance(cell, float) and not isinstance(cell, bool):
        return plain_number(cell * 100 if is_percent else cell)
    if not isinstance(cell, str):
        return Trouble(
            "number-unreadable", "is not a number.", "" if isinstance(cell, timedelta) else str(cell).upper()
        )
    text = cleaned(cell)
    if text.casefold() in SUPPRESSION_MARKS or _BRACKETED_MARK.fullmatch(text):
        return Trouble("figure-withheld", "stands for a figure that is not given.", text)
    bare = _PERCENT.sub("", text)
    negative = _ACCOUNTING.fullmatch(bare)
    digits = negative[1] if negative else bare
    if not (_PLAIN.fullmatch(digits) or _GROUPED.fullmatch(digits)):
        return Trouble("number-unreadable", "is not a number.", text)
    number = float(digits.replace(",", "").replace("£", ""))
    return plain_number(-number if negative else number)


def whole_number_text(cell: Cell) -> Converted:
    """A whole number as text. 5.7 is none."""
    text = number_text(cell)
    if isinstance(text, str) and not text.lstrip("-").isdigit():
        return Trouble("number-not-whole", "is not a whole number.", text)
    return text


def yes_no_text(cell: Cell) -> Converted:
    """Yes, No or Unknown, however it is written: `a) Yes`, Y, 1, TRUE."""
    word = _word(cell)
    for answer, words in (("Yes", YES), ("No", NO), ("Unknown", UNKNOWN)):
        if word in words:
            return answer
    return _unknown_choice(cell)


def flag_text(cell: Cell) -> Converted:
    """1 or 0, as the national return has it."""
    word = _word(cell)
    if word in YES or word in NO:
        return "1" if word in YES else "0"
    return None if word in UNKNOWN else _unknown_choice(cell)


def _word(cell: Cell) -> str:
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, float):
        return plain_number(cell)
    return folded(without_letter_prefix(cleaned(cell))) if isinstance(cell, str) else ""


def _unknown_choice(cell: Cell) -> Trouble | None:
    text = plain_text(cell)
    if isinstance(text, str) and text.casefold() in NO_DATE:
        return None
    return Trouble("category-unknown", "is not one of the choices.", text if isinstance(text, str) else "")
