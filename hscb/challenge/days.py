"""Days by which a question wants an answer: working days, without the bank holidays of England."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache

import holidays

# challenge-questions: an acknowledgement in 5 working days, an answer in 20, in 5 where it is urgent
ACKNOWLEDGE, ANSWER, URGENT, CHAIR_VIEW = 5, 20, 5, 10


@cache
def _closed(year: int) -> frozenset[date]:
    return frozenset(holidays.country_holidays("GB", subdiv="ENG", years=year))


def is_working(day: date) -> bool:
    """True on Monday to Friday that is no bank holiday of England."""
    return day.weekday() < 5 and day not in _closed(day.year)


def after(start: date, working_days: int) -> date:
    """The working day so many after a day, which is itself not counted."""
    day = start
    while working_days > 0:
        day += timedelta(days=1)
        working_days -= is_working(day)
    return day


def between(start: date, end: date) -> int:
    """The working days after a day, up to and with another; 0 where that is not later."""
    days = (start + timedelta(days=number) for number in range(1, (end - start).days + 1))
    return sum(map(is_working, days))
