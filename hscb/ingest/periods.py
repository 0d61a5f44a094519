"""Periods as people write them, to the labels of docs/conventions.md: `2016-17`, `2016-17 Q3`, `2016-06`."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date

from hscb.ingest.dates import EARLIEST, LATEST, full_year, month_number, read_moment
from hscb.ingest.grid import Cell
from hscb.ingest.troubles import Converted, Trouble
from hscb.ingest.values import plain_text

_YEAR = r"(\d{4})\s*[-/–—]\s*(\d{4}|\d{2})"
_REPORTING_YEAR = re.compile(_YEAR)
_YEAR_DIGITS = re.compile(r"(\d{4})(\d{2})")
_QUARTER = re.compile(rf"{_YEAR},?\s*q(?:uarter|tr)?\s*([1-4])", re.IGNORECASE)
_QUARTER_FIRST = re.compile(rf"q(?:uarter|tr)?\s*([1-4]),?\s*(?:of\s*)?{_YEAR}", re.IGNORECASE)
_MONTHS_OF_QUARTER = re.compile(r"([a-z]{3,9})\.?\s*(?:-|–|to)\s*([a-z]{3,9})\.?\s*(\d{4})", re.IGNORECASE)
_MONTH = re.compile(r"(\d{4})[-/](\d{1,2})")
_MONTH_LAST = re.compile(r"(\d{1,2})[-/](\d{4})")
_MONTH_NAMED = re.compile(r"([a-z]{3,9})\.?[\s\-/]*(\d{4}|\d{2})", re.IGNORECASE)
_WORDS_AROUND = re.compile(r"^(?:fy|financial year|year|reporting year)\s*", re.IGNORECASE)
_AMBIGUOUS = re.compile(r"\d{4}|q\s*[1-4]\s*\d{4}|\d{4}\s*[-/]?\s*q\s*[1-4]", re.IGNORECASE)


def period_label(cell: Cell) -> Converted:
    """The label of a period. A date is the year it ends (31 March), or else the quarter or month it ends or begins.

    Two neighbouring years are a reporting year, also where the second could be a month (`2010-11`).
    """
    text = plain_text(cell)
    if not isinstance(cell, str) and not isinstance(cell, float):
        moment = read_moment(cell)
        return (
            _checked(_label_of_day(moment.date()), text)
            if moment and not isinstance(moment, Trouble)
            else _unknown(text)
        )
    if not isinstance(text, str):
        return text
    bare = _WORDS_AROUND.sub("", text)
    return _checked(_year(bare) or _quarter(bare) or _month(bare) or _dated(bare), text)


def _checked(label: str | None, text: Converted) -> Converted:
    if label is None:
        return _unknown(text)
    if not EARLIEST.year <= int(label[:4]) <= LATEST.year:
        return Trouble("period-unreadable", "lies before 1980 or after 2040.", label)
    return label


def _unknown(text: Converted) -> Trouble:
    quoted = text if isinstance(text, str) else ""
    if _AMBIGUOUS.fullmatch(quoted):
        return Trouble(
            "period-unreadable", "could be a calendar year or a reporting year (April to March).", quoted
        )
    return Trouble("period-unreadable", "is not a period.", quoted)


def _year(text: str) -> str | None:
    found = _REPORTING_YEAR.fullmatch(text) or _YEAR_DIGITS.fullmatch(text)
    return _reporting_year(found[1], found[2]) if found else None


def _reporting_year(first: str, second: str) -> str | None:
    start = int(first)
    end = (
        int(second)
        if len(second) == 4
        else start - start % 100 + int(second) + (100 if second == "00" else 0)
    )
    return f"{start}-{end % 100:02d}" if end == start + 1 else None


def _quarter(text: str) -> str | None:
    if found := _QUARTER.fullmatch(text):
        first, second, quarter = found.groups()
    elif found := _QUARTER_FIRST.fullmatch(text):
        quarter, first, second = found.groups()
    elif found := _MONTHS_OF_QUARTER.fullmatch(text):
        return _quarter_of_months(found[1], found[2], int(found[3]))
    else:
        return None
    year = _reporting_year(first, second)
    return f"{year} Q{quarter}" if year else None


def _quarter_of_months(first: str, last: str, year: int) -> str | None:
    start, end = month_number(first), month_number(last)
    if start is None or end is None or start % 3 != 1 or end != start + 2:
        return None
    return _quarter_ending(date(year, end, 1))


def _month(text: str) -> str | None:
    if found := _MONTH.fullmatch(text):
        year, month = int(found[1]), int(found[2])
    elif found := _MONTH_LAST.fullmatch(text):
        year, month = int(found[2]), int(found[1])
    elif (found := _MONTH_NAMED.fullmatch(text)) and (named := month_number(found[1])):
        year, month = full_year(found[2]), named
    else:
        return None
    return f"{year}-{month:02d}" if 1 <= month <= 12 else None


def _dated(text: str) -> str | None:
    moment = read_moment(text)
    return None if moment is None or isinstance(moment, Trouble) else _label_of_day(moment.date())


def _label_of_day(day: date) -> str | None:
    if day.day == monthrange(day.year, day.month)[1]:
        if day.month == 3:
            return f"{day.year - 1}-{day.year % 100:02d}"
        return _quarter_ending(day) if day.month % 3 == 0 else f"{day.year}-{day.month:02d}"
    # Excel turns a typed "Jun 2016" or "2016-06" into the first of the month.
    return f"{day.year}-{day.month:02d}" if day.day == 1 else None


def _quarter_ending(day: date) -> str:
    start = day.year - 1 if day.month <= 3 else day.year
    quarter = (day.month // 3 + 2) % 4 + 1
    return f"{start}-{(start + 1) % 100:02d} Q{quarter}"


def first_day(label: str) -> date:
    """The first day of the period that a label names."""
    if "Q" in label:
        month = 3 * int(label[-1]) + 1
        return date(int(label[:4]) + (month > 12), (month - 1) % 12 + 1, 1)
    year, _, month_or_year = label.partition("-")
    following = f"{(int(year) + 1) % 100:02d}"
    return date(int(year), 4, 1) if month_or_year == following else date(int(year), int(month_or_year), 1)
