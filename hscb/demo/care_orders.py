"""Legal status through a career: the orders made, so that each 31 March finds the status that its cohort has."""

from __future__ import annotations

import random
from datetime import date, timedelta

from hscb.demo.care import ADOPTION_TAKES, Career
from hscb.demo.days import YEARS, any_day, working_day_from

# Days from care or the first order until the next: proceedings take about half a year.
PROCEEDINGS = (130, 240)
LONG_ENOUGH = 12


def give_orders(rng: random.Random, careers: list[Career]) -> None:
    """Fills the legal statuses of every career, each from the day it began."""
    for career in careers:
        career.orders = _orders(rng, career)


def _orders(rng: random.Random, career: Career) -> list[tuple[date, str]]:
    statuses = list(career.cohort.statuses)
    fixed = [year.end for year in YEARS if career.is_open_on(year.end)]
    first_day = fixed[0] if fixed else career.last_day
    orders = _first_orders(rng, career, statuses[0], first_day)
    for before, day, old, new in zip(fixed, fixed[1:], statuses, statuses[1:], strict=False):
        steps = [status for status in _steps(old, new) if status != old]
        orders += _spread(rng, steps, before, day)
    return orders


def _steps(old: str, new: str) -> list[str]:
    """From one status to another; a care order comes after an interim one."""
    if old == new:
        return []
    return ["C1", "C2"] if (old, new) == ("V2", "C2") else [new]


def _spread(rng: random.Random, steps: list[str], after: date, before: date) -> list[tuple[date, str]]:
    """The steps on working days strictly between two days, in order."""
    length = (before - after).days - LONG_ENOUGH
    days = sorted(rng.sample(range(LONG_ENOUGH // 2, max(length, LONG_ENOUGH)), len(steps)))
    return [
        (working_day_from(after + timedelta(days=day)), step) for day, step in zip(days, steps, strict=True)
    ]


def _first_orders(rng: random.Random, career: Career, status: str, until: date) -> list[tuple[date, str]]:
    """From the first day of care to the first status that is known."""
    start, days = career.start, (until - career.start).days
    opening = _opening(rng, start, status, days)
    if status in ("V2", "C1", "L1", "J1"):
        return opening
    begun = opening[-1][0]
    room = min((until - begun).days - LONG_ENOUGH, (career.last_day - begun).days - ADOPTION_TAKES)
    wait = min(rng.randint(*PROCEEDINGS), max(room, 2))
    return [*opening, (working_day_from(begun + timedelta(days=wait)), status)]


def _opening(rng: random.Random, start: date, status: str, days: int) -> list[tuple[date, str]]:
    if status in ("L1", "J1"):
        return [(start, status)]
    chance = rng.random()
    if status == "V2":
        police = chance < 0.05 and days > 20
        return (
            [(start, "L1"), (start + timedelta(days=rng.randint(1, 3)), "V2")] if police else [(start, "V2")]
        )
    if chance < 0.13 and days > 20:
        return [(start, "L1"), (start + timedelta(days=rng.randint(1, 3)), "C1")]
    if chance < 0.5 and days > 160:
        agreed = any_day(rng, start + timedelta(days=20), start + timedelta(days=min(110, days // 4)))
        return [(start, "V2"), (working_day_from(agreed), "C1")]
    return [(start, "C1")]
