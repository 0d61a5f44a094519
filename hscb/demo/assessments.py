"""Assessments, from their end: so many authorised in each year and band, families together, then those still open."""

from __future__ import annotations

import math
import random
from dataclasses import dataclass
from datetime import date

from hscb.demo.days import DATA_TO, MONTH_WEIGHTS, YEARS, Year, any_day, is_working_day, working_days_earlier
from hscb.demo.published import ASSESSMENTS, ASSESSMENTS_OPEN_AT_END, Assessments
from hscb.demo.quotas import family_sizes, shares

# More is finished before the holidays and at the year's end.
VOLUME_BY_QUARTER = (0.24, 0.223, 0.26, 0.277)
IN_TIME = 45


@dataclass(frozen=True)
class Assessed:
    """One family's assessment: when it started and was authorised (None: still open), and of how many children."""

    start: date
    authorised: date | None
    size: int


def completed(rng: random.Random, year: Year) -> list[Assessed]:
    """The assessments authorised in a year, in the published bands to the last child."""
    figures = ASSESSMENTS[year.label]
    return [
        family
        for (low, high), children in figures.bands.items()
        for family in _of_band(rng, year, figures, low, high, children)
    ]


def _of_band(
    rng: random.Random, year: Year, figures: Assessments, low: int, high: int, children: int
) -> list[Assessed]:
    on_time = (
        figures.in_time_by_quarter if high <= IN_TIME else [1 - share for share in figures.in_time_by_quarter]
    )
    by_quarter = shares(
        children, [volume * share for volume, share in zip(VOLUME_BY_QUARTER, on_time, strict=True)]
    )
    families = [
        (quarter, size)
        for quarter, count in enumerate(by_quarter, start=1)
        for size in family_sizes(rng, count)
    ]
    rng.shuffle(families)
    found, before = [], 0
    for quarter, size in families:
        # evenly spread over the band, so that the quartiles come out as published
        days = _duration(low, high, (before + size / 2) / children, figures.tail)
        before += size
        authorised = _authorised(rng, *year.quarter(quarter), days)
        found.append(Assessed(working_days_earlier(authorised, days), authorised, size))
    return found


def _duration(low: int, high: int, position: float, tail: float) -> int:
    if high <= 60:
        return low + int(position * (high - low + 1))
    return min(high, low + int(-tail * math.log(1 - position * 0.995)))


def _authorised(rng: random.Random, first: date, last: date, days: int) -> date:
    """A working day of the quarter, more likely where the start falls into a busy month."""
    while True:
        day = any_day(rng, first, last)
        if not is_working_day(day):
            continue
        if rng.random() < MONTH_WEIGHTS[working_days_earlier(day, days).month] / max(MONTH_WEIGHTS.values()):
            return day


def still_open(rng: random.Random) -> list[Assessed]:
    """The assessments open when the data end: mostly young, some long overdue after a poor last quarter."""
    found = []
    for size in family_sizes(rng, ASSESSMENTS_OPEN_AT_END):
        overdue = rng.random() < 0.24
        age = 46 + int(rng.expovariate(1 / 18)) if overdue else rng.randint(0, 45)
        found.append(Assessed(working_days_earlier(DATA_TO, min(age, 140)), None, size))
    return found


def all_assessments(rng: random.Random) -> list[Assessed]:
    """Every family's assessment of the three years, in the order of starting."""
    found = [family for year in YEARS for family in completed(rng, year)] + still_open(rng)
    return sorted(found, key=lambda family: family.start)
