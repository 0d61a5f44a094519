"""Review conferences of child protection plans: in time, but for as many children as are published."""

from __future__ import annotations

import random
from datetime import date, timedelta

from hscb.demo.days import DATA_TO, YEARS, Year, add_months, any_day, pick_day, working_day_from, year_of
from hscb.demo.plans import Plan
from hscb.demo.published import REVIEWED_IN_TIME
from hscb.demo.quotas import choose_exactly

# Of the late reviews of plans still open when the data end, this share has not been held at all.
STILL_OVERDUE = 0.4
# Plans that ended during a year are in no year-end figure; they were late about as often.
LATE_AMONG_ENDED = 0.07


def give_reviews(rng: random.Random, plans: list[Plan]) -> None:
    """Makes the review conferences of every plan, and with them who was late at each year end."""
    for year in YEARS:
        _choose_late(rng, plans, year)
    for plan in plans:
        if plan.end and not plan.late_in and rng.random() < LATE_AMONG_ENDED:
            plan.late_in = year_of(plan.end)
        plan.reviews = _reviews(rng, plan)


def _choose_late(rng: random.Random, plans: list[Plan], year: Year) -> None:
    """Marks families so that at the year's end exactly the published number of children was not reviewed in time.

    Raises ValueError where the plans of three months or more are not as many as published.
    """
    due = [plan for plan in plans if plan.is_open_on(year.end) and plan.start < add_months(year.end, -3)]
    reviewed, in_time = REVIEWED_IN_TIME[year.label]
    if sum(plan.size for plan in due) != reviewed:
        raise ValueError(
            f"{year.label}: {sum(plan.size for plan in due)} children due a review, not {reviewed}"
        )
    able = [plan for plan in due if plan.start < add_months(year.end, -7) and not plan.late_in]
    chosen = choose_exactly(rng, [plan.size for plan in able], reviewed - in_time)
    for plan, is_late in zip(able, chosen, strict=True):
        if is_late:
            plan.late_in = year


def _reviews(rng: random.Random, plan: Plan) -> list[date]:
    """The first within 3 months, then within 6; one is missed in the year in which the plan is late."""
    held: list[date] = []
    before, due = plan.start, add_months(plan.start, 3)
    missed = plan.late_in is None
    while True:
        if not missed and _can_be_missed(plan, due):
            missed = True
            day = _held_late(rng, plan, due)
        else:
            day = pick_day(
                rng, max(before + timedelta(days=50), due - timedelta(days=40)), due - timedelta(days=1)
            )
        if day >= plan.last_day:
            # a plan ends at a conference
            return [*held, plan.end] if plan.end and plan.end > before + timedelta(days=14) else held
        held.append(day)
        before, due = day, add_months(day, 6)


def _can_be_missed(plan: Plan, due: date) -> bool:
    year = plan.late_in
    return year is not None and year.start < due < min(year.end, plan.last_day) - timedelta(days=10)


def _held_late(rng: random.Random, plan: Plan, due: date) -> date:
    year = plan.late_in or year_of(due)
    if plan.end is None and year.end == DATA_TO and rng.random() < STILL_OVERDUE:
        return date.max
    last = min(year.end, plan.last_day) - timedelta(days=4)
    return working_day_from(any_day(rng, due + timedelta(days=2), min(due + timedelta(days=45), last)))
