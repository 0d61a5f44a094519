"""Where looked-after children live: one placement after another, with their kinds, and the days of the moves."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import pairwise

from hscb.demo.care import Career
from hscb.demo.care_moves import YEAR_BEFORE, Moves
from hscb.demo.days import DATA_TO, YEARS, any_day, by_weight, working_day_from

NO_ORDER_TO_PARENTS = ("V2", "L1", "L2", "J1")
ADOPTIVE = ("A5", "A6")
# Days that a mother and baby stay in a unit at most.
LONGEST_WITH_MOTHER = 190
# Moves that are the carer's own, among moves between foster placements.
CARER_MOVED = 0.05
# Kinds of placement by what brought the child into care, with weights.
_KINDS: dict[str, tuple[tuple[str, float], ...]] = {
    "baby": (("U6", 58), ("U3", 12), ("R3", 12), ("P1", 8), ("U5", 10)),
    "young": (("U6", 52), ("U3", 16), ("P1", 16), ("U1", 8), ("K2", 4), ("R1", 2), ("Z1", 2)),
    "long": (("U4", 60), ("U6", 14), ("U1", 10), ("P1", 13), ("K2", 6), ("S1", 2), ("R1", 1)),
    "teen": (("U6", 50), ("U4", 8), ("K2", 24), ("U3", 10), ("S1", 3), ("R1", 3), ("Z1", 2)),
    "grown": (("H5", 56), ("U6", 18), ("K2", 16), ("P2", 9), ("U3", 4), ("U4", 4)),
    "alone": (("U6", 46), ("H5", 46), ("P2", 8), ("K2", 4)),
    "remanded": (("R5", 45), ("K1", 20), ("U6", 25), ("K2", 10)),
}
_PROVIDERS = {
    "P1": (("PR0", 1),), "K2": (("PR4", 88), ("PR5", 12)), "K1": (("PR2", 60), ("PR4", 40)),
    "H5": (("PR4", 70), ("PR5", 30)), "P2": (("PR4", 60), ("PR5", 40)), "R1": (("PR4", 70), ("PR5", 30)),
    "R3": (("PR4", 100),), "R5": (("PR3", 100),),
    "S1": (("PR4", 80), ("PR5", 20)), "A5": (("PR1", 100),), "A6": (("PR1", 55), ("PR2", 20), ("PR5", 25)),
}  # fmt: skip
_FOSTERING = (("PR1", 52), ("PR4", 46), ("PR5", 2))
_WHY = (
    ("CARPL", 44),
    ("CREQB", 15),
    ("CREQO", 12),
    ("CHILD", 8),
    ("LAREQ", 9),
    ("OTHER", 6),
    ("ALLEG", 2),
    ("STAND", 2),
    ("CLOSE", 2),
)


@dataclass(eq=False)
class Placement:
    """One place where a child lived."""

    start: date
    kind: str
    provider: str
    urn: str | None
    why_moved: str = ""
    is_same_carer: bool = False
    location: str = ""
    miles: float | None = None


@dataclass(eq=False)
class Home:
    """The placements of one career, in order."""

    career: Career
    placements: list[Placement] = field(default_factory=list)

    def on(self, day: date) -> Placement:
        """The placement on a day of care."""
        return [placement for placement in self.placements if placement.start <= day][-1]


def give_placements(rng: random.Random, careers: list[Career], moves: Moves) -> list[Home]:
    """A home for every career, with as many moves in each year as counted."""
    return [_home(rng, career, moves) for career in careers]


def _home(rng: random.Random, career: Career, moves: Moves) -> Home:
    adopted_from = _adoptive_start(rng, career)
    days = [career.start, *_early_moves(rng, career), *_moving_days(rng, career, moves, adopted_from)]
    home = Home(career)
    for n, day in enumerate(days):
        until = days[n + 1] if n + 1 < len(days) else career.last_day
        before = home.placements[-1] if home.placements else None
        keeps_carer = career not in moves.bound and rng.random() < CARER_MOVED
        home.placements.append(_placement(rng, career, day, until, before if keeps_carer else None))
    if adopted_from:
        home.placements.append(_adoptive(rng, adopted_from, home.placements[-1]))
    return home


def _early_moves(rng: random.Random, career: Career) -> list[date]:
    """Moves of long ago, which no figure depends on."""
    days = (YEAR_BEFORE.start - career.start).days
    count = min(3, int(rng.expovariate(1 / (days / 900)))) if days > 200 else 0
    return sorted(
        {working_day_from(career.start + timedelta(days=rng.randint(40, days - 30))) for _ in range(count)}
    )


def _moving_days(rng: random.Random, career: Career, moves: Moves, before: date | None) -> list[date]:
    found: list[date] = []
    for year in (YEAR_BEFORE, *YEARS):
        first = max(career.start + timedelta(days=5), year.start + timedelta(days=3))
        last = min((before or career.last_day) - timedelta(days=8), year.end - timedelta(days=4))
        if (career, year.label) in moves.late:
            first = max(first, year.end - timedelta(days=85))
        if (career, year.label) in moves.early:
            last = min(last, year.start + timedelta(days=100))
        count = 0 if before else moves.counts[career][year.label]
        if (last - first).days > 14 * max(count, 1):
            found += _spaced(rng, career, first, last, count)
    return found


def _spaced(rng: random.Random, career: Career, first: date, last: date, count: int) -> list[date]:
    """Working days at least a week apart; now and then the day of a new order."""
    ordered = [day for day, _ in career.orders if first < day < last]
    while True:
        days = sorted(working_day_from(any_day(rng, first, last)) for _ in range(count))
        if count and ordered and rng.random() < 0.3:
            days[0] = ordered[-1]
            days.sort()
        apart = all((later - day).days >= 7 for day, later in pairwise(days))
        if apart and all(day <= last for day in days):
            return days


def _placement(
    rng: random.Random, career: Career, day: date, until: date, before: Placement | None
) -> Placement:
    if before and before.kind.startswith("U"):
        # the carer moved house, and the child with them
        return Placement(day, before.kind, before.provider, before.urn, "CARPL", True)
    statuses = {career.status_on(day), *(status for since, status in career.orders if day < since < until)}
    while True:
        kind = by_weight(rng, _KINDS[_group(career, day, until)])
        if kind == "P1" and statuses & set(NO_ORDER_TO_PARENTS):
            continue
        if kind == "R3" and (until - day).days > LONGEST_WITH_MOTHER:
            continue
        provider = by_weight(rng, _PROVIDERS.get(kind, _FOSTERING))
        return Placement(day, kind, provider, _urn(rng, kind), by_weight(rng, _WHY))


def _group(career: Career, day: date, until: date) -> str:
    if career.is_unaccompanied:
        return "alone" if not career.child.is_under(16, day) else "teen"
    if career.cohort.statuses[0] == "J1":
        return "remanded"
    if not career.child.is_under(16, day):
        return "grown"
    if "E1" in career.cohort.statuses or career.child.is_under(1, day):
        return "baby"
    if career.status_on(min(until, DATA_TO)) == "C2" and (until - day).days > 300:
        return "long"
    return "young" if career.child.is_under(11, day) else "teen"


def _urn(rng: random.Random, kind: str) -> str | None:
    """A made-up registration number; places that Ofsted does not register have none."""
    if kind in ("P1", "H5", "P2", "Z1", "R2", "R5"):
        return None
    return f"SC99{rng.randint(10, 99):02d}{rng.randint(0, 9)}"


def _adoptive_start(rng: random.Random, career: Career) -> date | None:
    """When the child was placed for adoption, for those who were."""
    if "E1" not in career.cohort.statuses[-1:] or not (career.is_adopted or rng.random() < 0.55):
        return None
    granted = next(since for since, status in career.orders if status == "E1")
    first = granted + timedelta(days=40)
    last = career.last_day - timedelta(days=76 if career.end else 15)
    if career.end:
        first = max(min(first, last - timedelta(days=4)), granted + timedelta(days=1))
    return working_day_from(any_day(rng, first, last)) if last > first else None


def _adoptive(rng: random.Random, day: date, before: Placement) -> Placement:
    with_carer = before.kind in ("U5", "U6") and rng.random() < 0.18
    kind = "A5" if with_carer else "A6"
    provider = by_weight(rng, _PROVIDERS[kind])
    return Placement(day, kind, provider, before.urn if with_carer else None, "CARPL", with_carer)
