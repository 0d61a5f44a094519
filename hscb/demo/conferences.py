"""Initial child protection conferences, and the section 47 enquiries that led to them."""

from __future__ import annotations

import random
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from hscb.demo.days import YEARS, Year, any_day, pick_day, quarter_of, working_day_from, working_days_earlier
from hscb.demo.plans import Plan
from hscb.demo.population import Child
from hscb.demo.published import CONFERENCES, Conferences
from hscb.demo.quotas import PLANNED_TOGETHER, choose_exactly, family_sizes, fill, shares

# Working days of each band, weighted so that median and quartiles come out as published (12, 14 and 17 in 2016-17).
DAYS_OF_BAND: dict[str, tuple[Sequence[int], Sequence[float]]] = {
    "before": ((-2,), (1.0,)),
    "0-10": (range(3, 11), (1, 1, 2, 2, 3, 4, 6, 8)),
    "11-15": (range(11, 16), (14, 20, 22, 24, 20)),
    "16-20": (range(16, 21), (25, 22, 20, 18, 15)),
    "21+": (range(21, 61), [0.95**n for n in range(40)]),
}
IN_TIME = ("0-10", "11-15")
# Outcomes that nobody recorded, among conferences that led to no plan.
OUTCOME_UNKNOWN = 0.05
DAYS_OFF = 0.03


@dataclass(eq=False)
class Enquiry:
    """One family's section 47 enquiry, with the conference it led to, if any."""

    strategy_discussion: date
    size: int
    conference: date | None = None
    plan: Plan | None = None
    led_to_plan: str | None = None
    conference_unnecessary: str | None = None
    children: list[Child] = field(default_factory=list)


def enquiries_with_conference(rng: random.Random, plans: list[Plan]) -> list[Enquiry]:
    """An enquiry before each conference of the three years, in the published bands to the last child."""
    return [enquiry for year in YEARS for enquiry in _of_year(rng, year, plans)]


def _of_year(rng: random.Random, year: Year, plans: list[Plan]) -> list[Enquiry]:
    figures = CONFERENCES[year.label]
    started = [plan for plan in plans if plan.start in year]
    without = sum(figures.bands.values()) - figures.plans_started
    conferences: list[tuple[date, int, Plan | None]] = [(plan.start, plan.size, plan) for plan in started]
    conferences += [
        (pick_day(rng, year.start, year.end), size, None)
        for size in family_sizes(rng, without, PLANNED_TOGETHER)
    ]

    sizes = [size for _, size, _ in conferences]
    quarters = [quarter_of(day) for day, _, _ in conferences]
    waits = _waits(rng, sizes, _bands(rng, figures, sizes, quarters))
    return [_enquiry(rng, *conference, wait) for conference, wait in zip(conferences, waits, strict=True)]


def _bands(rng: random.Random, figures: Conferences, sizes: list[int], quarters: list[int]) -> list[str]:
    """The band of each family: in each quarter as many in time as its share asks for, in the year as published."""
    held = [
        sum(size for size, q in zip(sizes, quarters, strict=True) if q == quarter) for quarter in (1, 2, 3, 4)
    ]
    total = sum(children for band, children in figures.bands.items() if band in IN_TIME)
    in_time = shares(
        total, [count * share for count, share in zip(held, figures.in_time_by_quarter, strict=True)]
    )
    quick: set[int] = set()
    for quarter, count in enumerate(in_time, start=1):
        families = [n for n, found in enumerate(quarters) if found == quarter]
        taken = choose_exactly(rng, [sizes[n] for n in families], count)
        quick.update(n for n, is_taken in zip(families, taken, strict=True) if is_taken)
    bands = [""] * len(sizes)
    for is_quick in (True, False):
        families = [n for n in range(len(sizes)) if (n in quick) == is_quick]
        places = {band: count for band, count in figures.bands.items() if (band in IN_TIME) == is_quick}
        for n, band in zip(families, fill(rng, [sizes[n] for n in families], places), strict=True):
            bands[n] = band
    return bands


def _waits(rng: random.Random, sizes: list[int], bands: list[str]) -> list[int]:
    """Working days of each family: spread over its band by the weights, so that quartiles hold for any seed."""
    waits = [0] * len(sizes)
    for band, (days, weights) in DAYS_OF_BAND.items():
        families = [n for n, found in enumerate(bands) if found == band]
        rng.shuffle(families)
        steps = [sum(weights[: n + 1]) / sum(weights) for n in range(len(days))]
        children, before = sum(sizes[n] for n in families), 0
        for n in families:
            waits[n] = days[min(bisect_left(steps, (before + sizes[n] / 2) / children), len(days) - 1)]
            before += sizes[n]
    return waits


def _enquiry(rng: random.Random, conference: date, size: int, plan: Plan | None, wait: int) -> Enquiry:
    discussion = working_days_earlier(conference, wait)
    outcome = "Yes" if plan else "Unknown" if rng.random() < OUTCOME_UNKNOWN else "No"
    return Enquiry(_perhaps_day_off(rng, discussion, conference), size, conference, plan, outcome, "No")


def _perhaps_day_off(rng: random.Random, discussion: date, conference: date) -> date:
    """Out of hours some discussions fall on the days off that follow: the working days to the conference stay."""
    last = working_day_from(discussion, 1) - timedelta(days=1)
    if last == discussion or last >= conference or rng.random() >= DAYS_OFF * 5:
        return discussion
    return any_day(rng, discussion + timedelta(days=1), last)
