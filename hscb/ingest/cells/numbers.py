"""Numbers and figures as people write them, and the marks that stand where a figure is not given."""

from __future__ import annotations

import re
from datetime import date, time, timedelta
from functools import cache

from hscb.ingest.cells.troubles import Converted, Read, Trouble
from hscb.ingest.cells.values import plain_number
from hscb.ingest.cells.words import cleaned
from hscb.ingest.files.grid import Cell
from hscb.ingest.formats import codes

_MOST_EXACT = 1e15
_PERCENT = re.compile(r"\s*(?:%|per\s?cent|percent)$", re.IGNORECASE)
_GROUPED = re.compile(r"-?£?[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?")
_GROUPED_BY_SPACE = re.compile(r"(?<=[0-9])[\u00a0\u2009\u202f](?=[0-9]{3}(?![0-9]))")
_PLAIN = re.compile(r"[-+]?£?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:e[-+]?[0-9]{1,2})?", re.IGNORECASE)
_ACCOUNTING = re.compile(r"\((.+)\)")
_LOOKS_LIKE_DIGITS = str.maketrans("OolI", "0011")

# Marks of figures that are not given, as codes.toml names them (field `mark`). In statistics up to 2018 x stood for a
# figure withheld because it is small; a dash stands for any of them, and never for 0.
_MARKS = {
    "c": "c", "*": "c", "**": "c", "suppressed": "c", "withheld": "c", "confidential": "c",
    "x": "x", "..": "x", "...": "x", ":": "x", "-": "x", "–": "x", "—": "x", "w": "x", "na": "x", "n/a": "x",
    "not available": "x", "z": "z", ".": "z", "not applicable": "z", "k": "k", "~": "k", "low": "k", "u": "u",
}  # fmt: skip
_BRACKETED = re.compile(r"\[(c|x|z|k|u|low|w|r|e|p|b|note [0-9]+)\]")
_SMALL = re.compile(
    r"(?:<|≤|<=|&lt;|less than|fewer than|under|below|up to) ?([0-9]{1,2})"
    r"|([0-9]{1,2}) or (?:fewer|less|under|below)|[01] ?(?:-|–|to) ?([0-9]{1,2})"
)
# The largest number below which senders withhold counts of people.
_SMALLEST_SHOWN = 11


def number_text(cell: Cell, is_percent: bool = False) -> Converted | Read:
    """A number as text: `63%` and a percentage cell are 63, `1,234` is 1234, `(12)` is -12.

    A mark of a figure that is not given says nothing here.
    """
    if isinstance(cell, float) and not isinstance(cell, bool):
        return _exact(plain_number(cell * 100 if is_percent else cell), cell)
    if not isinstance(cell, str):
        return Trouble("number-unreadable", f"is {_kind(cell)}, not a number.", _shown(cell))
    text = cleaned(_GROUPED_BY_SPACE.sub("", cell.strip()))
    if mark_of(text):
        return Read(None, text, "marks of figures that are not given are no numbers")
    found = _from_text(text)
    if isinstance(found, str) and _GROUPED_BY_SPACE.search(cell):
        return Read(found, cleaned(cell), "blanks between thousands are left out")
    return found


def figure_text(cell: Cell, is_percent: bool = False) -> Converted | Read:
    """A number as text, or the mark of a figure that is not given: c, x, z, k or u, whatever stands for it."""
    mark = mark_of(cleaned(cell)) if isinstance(cell, str) else None
    if mark:
        return Read(mark, cleaned(str(cell)), f"{_meanings()[mark]}; it counts as not given, never as 0")
    return number_text(cell, is_percent)


def whole_number_text(cell: Cell) -> Converted | Read:
    """A whole number as text. 5.7 is none."""
    found = number_text(cell)
    text = found.value if isinstance(found, Read) else found
    if isinstance(text, str) and not text.lstrip("-").isdigit():
        return Trouble("number-not-whole", "is not a whole number.", text)
    return found


def mark_of(text: str) -> str | None:
    """The mark that a text stands for; None for any other text. `<5` and `1-4` are small numbers withheld, so c."""
    word = text.casefold()
    if bracketed := _BRACKETED.fullmatch(word):
        return _MARKS.get(bracketed[1], "x")
    if small := _SMALL.fullmatch(word):
        bound = next(number for number in small.groups() if number)
        return "c" if 1 <= int(bound) <= _SMALLEST_SHOWN else None
    return _MARKS.get(word)


@cache
def _meanings() -> dict[str, str]:
    return {entry.code: entry.meaning for entry in codes()["mark"]}


def _from_text(text: str) -> Converted | Read:
    bare = _PERCENT.sub("", text)
    negative = _ACCOUNTING.fullmatch(bare)
    number = _number(negative[1] if negative else bare)
    if number is None:
        return Trouble("number-unreadable", _why_not(text), text)
    value = _exact(plain_number(-number if negative else number), number, text)
    if not isinstance(value, str) or (_PLAIN.fullmatch(text) and "£" not in text):
        return value
    if bare != text:
        return Read(value, text, "a per cent sign is left out")
    return Read(value, text, "brackets mean below 0" if negative else "pound signs and commas are left out")


def _number(text: str) -> float | None:
    if not (_PLAIN.fullmatch(text) or _GROUPED.fullmatch(text)):
        return None
    return float(text.replace(",", "").replace("£", ""))


def _exact(value: str, number: float, text: str = "") -> Converted:
    if abs(number) < _MOST_EXACT:
        return value
    return Trouble("number-unreadable", "has more than 15 digits, of which Excel keeps 15.", text or value)


def _why_not(text: str) -> str:
    """What is wrong with a text that is no number, with the number that may be meant; it is never taken."""
    if any(letter.isdigit() and not letter.isascii() for letter in text):
        return "has digits that are not 0 to 9 (such as full-width ones)."
    without_blanks = _number(re.sub(r"\s", "", text))
    if without_blanks is not None:
        return f"is doubtful; if {plain_number(without_blanks)} is meant, write it without blanks."
    if _number(text.translate(_LOOKS_LIKE_DIGITS)) is not None:
        return "has a letter (O, l or I) that looks like a digit."
    if any(letter.isdigit() for letter in text):
        return "is a number with something beside it, not a number alone."
    return "is not a number."


def _kind(cell: Cell) -> str:
    if isinstance(cell, bool):
        return "TRUE or FALSE"
    if isinstance(cell, date):
        return "a date (Excel makes dates of entries such as 1-4)"
    return "a time of day" if isinstance(cell, time) else "a length of time"


def _shown(cell: Cell) -> str:
    return "" if isinstance(cell, timedelta) else str(cell).upper()
