"""Working days, months back and forth, and the periods that data from one day to another touch."""

from __future__ import annotations

from bisect import bisect_right
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache

import holidays

_BANK_HOLIDAYS = holidays.country_holidays("GB", subdiv="ENG", years=range(2010, 2036))


def days_between(first: date, last: date) -> Iterator[date]:
    """Every day from first up to and with last."""
    return (first + timedelta(number) for number in range((last - first).days + 1))


_WORKING_DAYS = [
    day
    for day in days_between(date(2005, 1, 1), date(2035, 12, 31))
    if day.weekday() < 5 and day not in _BANK_HOLIDAYS
]


def working_days(start: date, end: date) -> int:
    """The working days after start up to and with end; below 0 where the end lies before the start."""
    return bisect_right(_WORKING_DAYS, end) - bisect_right(_WORKING_DAYS, start)


def within_working_days(start: date, end: date, most: int) -> bool:
    """True where the end is not before the start and at most so many working days after it."""
    return start <= end and working_days(start, end) <= most


def add_working_days(start: date, number: int) -> date:
    """The working day that is the given number of working days after start."""
    return _WORKING_DAYS[bisect_right(_WORKING_DAYS, start) + number - 1]


@cache
def add_months(day: date, months: int) -> date:
    """The same day so many months later (earlier, if negative), or the last day of a shorter month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def age_on(day: date, born_on: date | None) -> int | None:
    """Whole years of age; -1 before birth; someone born on 29 February is a year older on 1 March."""
    if born_on is None:
        return None
    return day.year - born_on.year - ((day.month, day.day) < (born_on.month, born_on.day))


def day_of(moment: datetime | None) -> date | None:
    """The day that a date-time lies in."""
    return moment.date() if moment else None


@dataclass(frozen=True)
class Period:
    """A reporting period, and the days that the data cover."""

    kind: str
    label: str
    start: date
    end: date
    data_from: date
    data_to: date

    @property
    def as_at(self) -> date:
        """The day of a stock: the period's last, or the last one covered."""
        return min(self.end, self.data_to)

    @property
    def is_partial(self) -> bool:
        """True where the data cover only part of the period."""
        return self.start < self.data_from or self.end > self.data_to

    def holds(self, day: date | None) -> bool:
        """True for a day in the period."""
        return day is not None and self.start <= day <= self.end


def _months(first: date, number: int) -> tuple[date, date]:
    return first, add_months(first, number) - timedelta(1)


def _year_label(first_year: int) -> str:
    return f"{first_year}-{(first_year + 1) % 100:02d}"


def periods(data_from: date, data_to: date) -> list[Period]:
    """Every month, quarter and year (from 1 April) with at least one day from data_from to data_to."""
    found = []
    for year in range(data_from.year - 1, data_to.year + 1):
        april = date(year, 4, 1)
        found.append(("year", _year_label(year), *_months(april, 12)))
        for quarter in range(4):
            dates = _months(add_months(april, 3 * quarter), 3)
            found.append(("quarter", f"{_year_label(year)} Q{quarter + 1}", *dates))
        for month in range(12):
            start, end = _months(add_months(april, month), 1)
            found.append(("month", f"{start:%Y-%m}", start, end))
    return [
        Period(kind, label, start, end, data_from, data_to)
        for kind, label, start, end in found
        if start <= data_to and end >= data_from
    ]
