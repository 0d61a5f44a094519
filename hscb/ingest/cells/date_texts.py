"""Dates as people and systems type them, always with the day first, and what is wrong with those that are none."""

from __future__ import annotations

import re
from datetime import date, datetime

EARLIEST = date(1980, 1, 1)
LATEST = date(2040, 12, 31)
MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip

_TIME = re.compile(r"[T ,]+([0-9]{1,2}):([0-9]{2})(?::([0-9]{2})(?:\.[0-9]+)?)?\s*(am|pm)?Z?$", re.IGNORECASE)
_DAY_FIRST = re.compile(r"([0-9]{1,2})\s*[/.\- ]\s*([0-9]{1,2})\s*[/.\- ]\s*([0-9]{4}|[0-9]{2})")
_YEAR_FIRST = re.compile(r"([0-9]{4})[-/.]([0-9]{1,2})[-/.]([0-9]{1,2})")
_MONTH_NAMED = re.compile(
    r"([0-9]{1,2})(?:st|nd|rd|th)?[ \-/.]*([A-Za-z]{3,9})\.?,?[ \-/.]*([0-9]{4}|[0-9]{2})"
)
_DIGITS_ONLY = re.compile(r"[0-9/.\-: ,TZ]{1,30}")


def moment_of(text: str) -> datetime | None:
    """The date and time that a text gives; None where it gives none that exists."""
    clock = _TIME.search(text)
    day = _day(text[: clock.start()] if clock else text)
    if day is None:
        return None
    hours, minutes, seconds = _clock(clock) if clock else (0, 0, 0)
    try:
        return datetime(day.year, day.month, day.day, hours, minutes, seconds)
    except ValueError:
        return None


def _clock(clock: re.Match[str]) -> tuple[int, int, int]:
    hours = int(clock[1])
    if clock[4]:
        hours = hours % 12 + (12 if clock[4].casefold() == "pm" else 0)
    return hours, int(clock[2]), int(clock[3] or 0)


def _day(text: str) -> date | None:
    try:
        if found := _DAY_FIRST.fullmatch(text):
            return date(full_year(found[3]), int(found[2]), int(found[1]))
        if found := _YEAR_FIRST.fullmatch(text):
            return date(int(found[1]), int(found[2]), int(found[3]))
        if (found := _MONTH_NAMED.fullmatch(text)) and (month := month_number(found[2])):
            return date(full_year(found[3]), month, int(found[1]))
    except ValueError:
        pass
    return None


def month_number(name: str) -> int | None:
    """1 for `Jan`, `january` and so on; None for any other word."""
    word = name.casefold()
    if len(word) < 3:
        return None
    return next((number for number, month in enumerate(MONTHS, start=1) if month.startswith(word)), None)


def full_year(digits: str) -> int:
    """The year of two or four digits: 16 is 2016, 85 is 1985."""
    year = int(digits)
    if len(digits) == 4:
        return year
    return year + (2000 if year <= LATEST.year % 100 else 1900)


def is_month_first(text: str) -> bool:
    """True for `02/30/2015`, which is a date only with the month first."""
    found = _DAY_FIRST.fullmatch(_without_time(text))
    return found is not None and int(found[1]) <= 12 < int(found[2]) <= 31


def is_either_way(text: str) -> bool:
    """True for `03/04/2016`, which is a date with the day first and another one with the month first."""
    found = _DAY_FIRST.fullmatch(_without_time(text))
    return found is not None and int(found[1]) != int(found[2]) and max(int(found[1]), int(found[2])) <= 12


def why_no_date(text: str) -> str:
    """What is wrong with a text that is no date, as the end of a sentence."""
    day = _without_time(text)
    if is_month_first(day):
        return "is a date only with the month first; dates are read with the day first."
    if _DAY_FIRST.fullmatch(day) or _YEAR_FIRST.fullmatch(day) or _names_a_month(day):
        return "does not exist." if _day(day) is None else "has a time that no clock shows."
    if any(letter.isdigit() and not letter.isascii() for letter in day):
        return "has digits that are not 0 to 9 (such as full-width ones)."
    return "is a number, not a date." if day.isdigit() else "is not a date."


def has_shape_of_date(text: str) -> bool:
    """True for what can only be meant for a date; other text could be anything, a name too."""
    return bool(_DIGITS_ONLY.fullmatch(text)) or _names_a_month(text)


def _names_a_month(text: str) -> bool:
    named = _MONTH_NAMED.fullmatch(text)
    return named is not None and month_number(named[2]) is not None


def _without_time(text: str) -> str:
    return _TIME.sub("", " ".join(text.split()))
