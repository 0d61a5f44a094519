"""Dates and date-times as people and systems write them, always day first."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta

from hscb.ingest.grid import Cell
from hscb.ingest.troubles import Converted, Trouble

EARLIEST = date(1980, 1, 1)
LATEST = date(2040, 12, 31)
MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
# Words that say "no date" in exports of case systems.
NO_DATE = frozenset({"-", "--", "n/a", "none", "null", "nil", "not applicable"})

_TIME = re.compile(r"[T ,]+(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?\s*(am|pm)?Z?$", re.IGNORECASE)
_DAY_FIRST = re.compile(r"(\d{1,2})\s*[/.\- ]\s*(\d{1,2})\s*[/.\- ]\s*(\d{4}|\d{2})")
_YEAR_FIRST = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})")
_MONTH_NAMED = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?[ \-/.]*([A-Za-z]{3,9})\.?,?[ \-/.]*(\d{4}|\d{2})")
_DIGITS_ONLY = re.compile(r"[\d/.\-: ,TZ]{1,30}")
# Excel counts days from 30 December 1899, or from 1 January 1904 in workbooks that began on an old Macintosh.
_DAY_ZERO = date(1899, 12, 30)
_DAY_ZERO_1904 = date(1904, 1, 1)


def day_text(cell: Cell, date_1904: bool = False) -> Converted:
    """The day of a cell as `2016-05-31`; a time of day is left out."""
    moment = read_moment(cell, date_1904)
    return moment if moment is None or isinstance(moment, Trouble) else moment.date().isoformat()


def moment_text(cell: Cell, date_1904: bool = False) -> Converted:
    """The date and time of a cell as `2016-05-31 14:30:00`, to the nearest second."""
    moment = read_moment(cell, date_1904)
    if moment is None or isinstance(moment, Trouble):
        return moment
    return (moment + timedelta(milliseconds=500)).replace(microsecond=0).isoformat(sep=" ")


def read_moment(cell: Cell, date_1904: bool = False) -> datetime | Trouble | None:
    """The date and time of a cell; None where it says that there is none."""
    if isinstance(cell, str):
        text = " ".join(cell.split())
        if text.casefold() in NO_DATE:
            return None
        moment = _from_text(text)
    elif isinstance(cell, datetime):
        moment = cell
    elif isinstance(cell, date):
        moment = datetime(cell.year, cell.month, cell.day)
    elif isinstance(cell, float):
        moment = _from_serial(cell, date_1904)
    else:
        moment = None
    if moment is None:
        return Trouble("date-unreadable", "is not a date.", _quoted(cell))
    if not EARLIEST <= moment.date() <= LATEST:
        return Trouble("date-out-of-range", "is before 1980 or after 2040.", f"{moment:%d/%m/%Y}")
    return moment


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


def _from_text(text: str) -> datetime | None:
    time = _TIME.search(text)
    day = _day(text[: time.start()] if time else text)
    if day is None:
        return None
    hours, minutes, seconds = _clock(time) if time else (0, 0, 0)
    try:
        return datetime(day.year, day.month, day.day, hours, minutes, seconds)
    except ValueError:
        return None


def _clock(time: re.Match[str]) -> tuple[int, int, int]:
    hours = int(time[1])
    if time[4]:
        hours = hours % 12 + (12 if time[4].casefold() == "pm" else 0)
    return hours, int(time[2]), int(time[3] or 0)


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


def _from_serial(number: float, date_1904: bool) -> datetime | None:
    zero = _DAY_ZERO_1904 if date_1904 else _DAY_ZERO
    if not 0 <= number < 100_000:
        return None
    return datetime(zero.year, zero.month, zero.day) + timedelta(days=number)


def _quoted(cell: Cell) -> str:
    """What stands in a cell if it has the shape of a date; other text could be anything, a name too."""
    text = " ".join(str(cell).split()) if isinstance(cell, str | float) else ""
    named = _MONTH_NAMED.fullmatch(text)
    return text if _DIGITS_ONLY.fullmatch(text) or (named and month_number(named[2])) else ""
