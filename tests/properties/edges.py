"""Days and small choices, with the hard ones drawn often."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from hypothesis import strategies as st

from hscb.ingest.formats import formats
from tests.oracle.days import Period, add_months, add_working_days, periods

# From and to: whole years, a cut in mid-month, a leap day, a month with a 31st before one without, one month.
WINDOWS = [
    (date(2015, 4, 1), date(2017, 3, 31)),
    (date(2015, 10, 12), date(2016, 11, 23)),
    (date(2015, 6, 1), date(2016, 2, 29)),
    (date(2016, 1, 1), date(2017, 2, 28)),
    (date(2016, 12, 1), date(2016, 12, 31)),
]
_HARD_DAYS = [date(2015, 2, 28), date(2016, 2, 29), date(2016, 3, 24), date(2016, 3, 28), date(2016, 3, 29)]
_HARD_DAYS += [date(year, 12, day) for year in (2015, 2016) for day in (24, 25, 26, 27, 28, 31)]
DAY = timedelta(1)


@dataclass(frozen=True)
class Window:
    """The days that a data set covers, and its hard days."""

    data_from: date
    data_to: date
    periods: list[Period] = field(hash=False, compare=False)

    @property
    def edges(self) -> list[date]:
        """First and last days of periods, days beside them, bank holidays, the leap day, Data From and To."""
        found = {self.data_from - DAY, self.data_from, self.data_to, *_HARD_DAYS}
        for period in self.periods:
            found |= {period.start, period.end, period.as_at, period.start - DAY, period.as_at - DAY}
        return sorted(day for day in found if day <= self.data_to)

    def look_backs(self, *months: int) -> list[date]:
        """The days exactly so many months before each as-at date, and those beside them."""
        as_ats = sorted({period.as_at for period in self.periods})
        return [add_months(day, -back) + DAY * off for day in as_ats for back in months for off in (-1, 0, 1)]


windows = st.sampled_from([Window(*days, periods=periods(*days)) for days in WINDOWS])


def days(window: Window, years_before: int = 1, hard: Sequence[date] = ()) -> st.SearchStrategy[date]:
    """A day up to Data To: any, at an edge, or one of those given."""
    first = add_months(window.data_from, -12 * years_before)
    choices = [st.dates(first, window.data_to), st.sampled_from(window.edges)]
    if hard:
        choices += [st.sampled_from(sorted(day for day in hard if day <= window.data_to))] * 2
    return st.one_of(choices)


def days_after(
    start: date, working_days: Sequence[int], months: Sequence[int] = ()
) -> st.SearchStrategy[date]:
    """A day after a start: so many working days or months on, one beside these, any; sometimes before."""
    hard = [start, start - DAY, start - 3 * DAY, start + DAY]
    for ripe in [add_working_days(start, number) for number in working_days] + [
        add_months(start, number) for number in months
    ]:
        hard += [ripe - DAY, ripe, ripe, ripe + DAY, ripe + 2 * DAY]
    return st.one_of(st.sampled_from(hard), st.dates(start - 3 * DAY, start + 100 * DAY))


def reviews_near(window: Window, due: date) -> st.SearchStrategy[date]:
    """A day for a review: when it is due, a day beside that, early, or a year and a half or less before an as-at."""
    hard = [due - 20 * DAY, due - DAY, due, due, due, due + DAY, due + 2 * DAY]
    telling = [day for day in window.look_backs(0, 3, 6, 12, 15, 18) if abs(day - due) <= 30 * DAY]
    return st.sampled_from(hard * 2 + telling[:14])


def maybe(strategy: st.SearchStrategy[Any], nothing_in: int = 5) -> st.SearchStrategy[Any]:
    """A value, or None once in so many times."""
    return st.integers(1, nothing_in).flatmap(lambda roll: st.none() if roll == 1 else strategy)


yes_no = st.sampled_from(["Yes", "No", "Unknown", None])
genders = st.sampled_from(["M", "F", "N", "O", None])
ethnicities = st.sampled_from(["WBRI", "MWBC", "AIND", "CHNE", "BAFR", "BOTH", "OOTH", "REFU", "NOBT", None])


def births(window: Window, ages: Sequence[int]) -> st.SearchStrategy[date]:
    """A date of birth: any, or one with a birthday of the ages given at an as-at date."""
    hard = window.look_backs(*(12 * age for age in ages))
    return st.one_of(st.dates(date(1996, 1, 1), window.data_to), st.sampled_from([*hard, date(2000, 2, 29)]))


def moments(day: date) -> st.SearchStrategy[datetime]:
    """A minute of a day, its first and last drawn often."""
    first = datetime(day.year, day.month, day.day)
    return st.sampled_from([0, 1, 720, 1439]).map(lambda minutes: first + timedelta(minutes=minutes))


def row(table: str, **values: Any) -> dict[str, Any]:
    """A raw row of a sheet with the values given and every other column empty."""
    return {column.name: None for column in formats()[table].kept} | values
