"""Days: reporting years, working days, calendar months, and picking a day by season."""

from __future__ import annotations

import random
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from itertools import accumulate

import holidays

DATA_FROM = date(2014, 4, 1)
DATA_TO = date(2017, 3, 31)

# April first. Fewer in August and at Christmas, most in the school terms: the shape that front doors report.
MONTH_WEIGHTS = {
    4: 0.95, 5: 1.04, 6: 1.08, 7: 1.05, 8: 0.74, 9: 1.08, 10: 1.14, 11: 1.18, 12: 0.92, 1: 1.02, 2: 0.98, 3: 1.08,
}  # fmt: skip


@dataclass(frozen=True)
class Year:
    """A reporting year, 1 April to 31 March."""

    label: str
    start: date
    end: date

    def __contains__(self, day: date) -> bool:
        return self.start <= day <= self.end

    def quarter(self, number: int) -> tuple[date, date]:
        """First and last day of quarter 1 (April to June) to 4 (January to March)."""
        first = add_months(self.start, 3 * (number - 1))
        return first, add_months(first, 3) - timedelta(days=1)


YEARS = tuple(
    Year(f"{first}-{first - 1999}", date(first, 4, 1), date(first + 1, 3, 31)) for first in (2014, 2015, 2016)
)


def year_of(day: date) -> Year:
    """The reporting year of a day; its label is also right outside the three years of the data."""
    first = day.year - (day.month < 4)
    return Year(f"{first}-{first - 1999}", date(first, 4, 1), date(first + 1, 3, 31))


def quarter_of(day: date) -> int:
    """1 for April to June, to 4 for January to March."""
    return (day.month + 8) % 12 // 3 + 1


@cache
def add_months(day: date, months: int) -> date:
    """The same day some months later (or earlier); the last day of the month where there is none."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    last = (date(year + (month == 11), (month + 1) % 12 + 1, 1) - timedelta(days=1)).day
    return date(year, month + 1, min(day.day, last))


def birthday(born: date, age: int) -> date:
    """The day on which someone reaches an age."""
    return add_months(born, 12 * age)


@cache
def _working_days() -> list[date]:
    closed = holidays.country_holidays("GB", subdiv="ENG", years=range(2004, 2019))
    days = (date(2004, 1, 1) + timedelta(days=n) for n in range(365 * 15))
    return [day for day in days if day.weekday() < 5 and day not in closed]


@cache
def is_working_day(day: date) -> bool:
    """Monday to Friday and no bank holiday of England."""
    return working_days(day - timedelta(days=1), day) == 1


def working_days(start: date, end: date) -> int:
    """Working days after start up to and with end; negative where end is before start."""
    days = _working_days()
    return bisect_right(days, end) - bisect_right(days, start)


def working_days_earlier(end: date, count: int) -> date:
    """The working day from which `count` working days lead to `end`, itself a working day."""
    days = _working_days()
    return days[bisect_left(days, end) - count]


def working_day_from(day: date, count: int = 0) -> date:
    """The day itself, or the next working day, and `count` working days on."""
    days = _working_days()
    return days[bisect_left(days, day) + count]


@cache
def _weighted(start: date, end: date, working: bool) -> tuple[list[date], list[float]]:
    days = [start + timedelta(days=n) for n in range((end - start).days + 1)]
    kept = [day for day in days if is_working_day(day) == working]
    return kept, list(accumulate(MONTH_WEIGHTS[day.month] for day in kept))


def pick_day(rng: random.Random, start: date, end: date, weekends: float = 0.0) -> date:
    """A day from start to end by the season's weights; a share of `weekends` falls on days off.

    Raises ValueError where the stretch holds no such day.
    """
    days, weights = _weighted(start, end, rng.random() >= weekends)
    if not days:
        days, weights = _weighted(start, end, True)
    if not days:
        raise ValueError(f"no working day from {start} to {end}")
    return rng.choices(days, cum_weights=weights)[0]


def any_day(rng: random.Random, start: date, end: date) -> date:
    """Any day from start to end, each as likely as another."""
    return start + timedelta(days=rng.randint(0, (end - start).days))


def by_weight(rng: random.Random, choices: Sequence[tuple[str, float]]) -> str:
    """One of the named choices, by its weight."""
    return rng.choices([name for name, _ in choices], [weight for _, weight in choices])[0]
