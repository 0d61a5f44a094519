"""What looked-after children are due: reviews, the initial health assessment, checks and education plans."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from hscb.demo.care import Career
from hscb.demo.care_cohorts import DENTAL_CHECK, HEALTH_ASSESSMENT, HEALTH_COHORT, IMMUNISATIONS, PEP_SHARE
from hscb.demo.days import DATA_TO, add_months, any_day, pick_day, working_day_from, year_of

# [invented] Shares of reviews that came late, and of initial health assessments in time; no figure is printed.
LATE_REVIEWS = {"2014-15": 0.038, "2015-16": 0.033, "2016-17": 0.026}
LATE_BEFORE = 0.04
HEALTH_IN_TIME = {"2014-15": 0.50, "2015-16": 0.57, "2016-17": 0.60}
HEALTH_IN_TIME_BEFORE = 0.5
TWENTY = 20
YEAR_AGO = add_months(DATA_TO, -12)


def reviews_of(rng: random.Random, career: Career) -> list[date]:
    """Review days: the first within 20 working days, the second within 3 months of it, then within 6."""
    found: list[date] = []
    due = working_day_from(career.start, TWENTY)
    earliest = working_day_from(career.start, 9)
    while True:
        late = rng.random() < LATE_REVIEWS.get(year_of(due).label, LATE_BEFORE)
        day = (
            working_day_from(due + timedelta(days=rng.randint(2, 40)))
            if late
            else pick_day(rng, earliest, due)
        )
        if day >= career.last_day:
            return found
        found.append(day)
        due = add_months(day, 3 if len(found) == 1 else 6) - timedelta(days=1)
        earliest = due - timedelta(days=14 if len(found) == 1 else 32)


def initial_health_assessment(rng: random.Random, career: Career) -> date | None:
    """The day of the first health assessment in care; none for short care, and for some who were never seen."""
    in_time = rng.random() < HEALTH_IN_TIME.get(year_of(career.start).label, HEALTH_IN_TIME_BEFORE)
    wait = rng.randint(6, TWENTY) if in_time else 21 + int(rng.expovariate(1 / 16))
    never = not in_time and rng.random() < 0.12
    day = working_day_from(career.start, wait)
    return day if not never and day < career.last_day else None


@dataclass(frozen=True)
class Health:
    """What the module OC2 asks about a child looked after for 12 months."""

    assessed: bool
    teeth_checked: bool
    immunised: bool


def health_of_cohort(rng: random.Random, careers: Sequence[Career]) -> dict[Career, Health]:
    """The children looked after for the 12 months to the end of the data, with as many checks as published.

    Raises ValueError where they are not as many as published.
    """
    cohort = [career for career in careers if career.is_open_on(DATA_TO) and career.start <= YEAR_AGO]
    if len(cohort) != HEALTH_COHORT:
        raise ValueError(f"{len(cohort)} children looked after for 12 months, not {HEALTH_COHORT}")
    assessed, checked, immunised = (
        set(rng.sample(cohort, count)) for count in (HEALTH_ASSESSMENT, DENTAL_CHECK, IMMUNISATIONS)
    )
    return {career: Health(career in assessed, career in checked, career in immunised) for career in cohort}


def last_check(rng: random.Random, career: Career, is_up_to_date: bool | None) -> date | None:
    """The day of the latest health assessment or dental check: within the year where that is recorded as done."""
    end = career.last_day - timedelta(days=2)
    recent = rng.random() < 0.85 if is_up_to_date is None else is_up_to_date
    first, last = (add_months(end, -12), end) if recent else (add_months(end, -20), add_months(end, -12))
    first = max(first + timedelta(days=3), career.start + timedelta(days=14))
    return pick_day(rng, first, last) if (last - first).days > 5 else None


def education_plans(rng: random.Random, careers: Sequence[Career]) -> dict[Career, date | None]:
    """The latest personal education plan of every career of school age, up to date for the printed share."""
    asked = [
        c
        for c in careers
        if c.is_open_on(DATA_TO) and not c.child.is_under(4, DATA_TO) and c.child.is_under(16, DATA_TO)
    ]
    held = set(rng.sample(asked, round(PEP_SHARE * len(asked))))
    plans: dict[Career, date | None] = {}
    for career in careers:
        if career in asked:
            plans[career] = _plan_day(rng, career, career in held)
        elif not career.child.is_under(4, career.last_day) and (career.last_day - career.start).days > 60:
            plans[career] = any_day(
                rng, max(career.start, career.last_day - timedelta(days=200)), career.last_day
            )
    return plans


def _plan_day(rng: random.Random, career: Career, is_held: bool) -> date | None:
    limit = add_months(DATA_TO, -6)
    if is_held:
        return working_day_from(
            any_day(rng, max(limit, career.start) + timedelta(days=2), DATA_TO - timedelta(days=3))
        )
    if career.start > limit - timedelta(days=40):
        return None
    return pick_day(
        rng, max(career.start + timedelta(days=20), limit - timedelta(days=240)), limit - timedelta(days=5)
    )
