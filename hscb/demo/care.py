"""Careers in care: when each child's care began and ended, and how old the child was."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from datetime import date, timedelta

from hscb.demo.care_cohorts import BEFORE, COHORTS, CareCohort
from hscb.demo.days import DATA_FROM, DATA_TO, YEARS, Year, any_day, birthday, by_weight, pick_day
from hscb.demo.population import Child, Population
from hscb.demo.quotas import family_sizes

CARE_TOGETHER = (0.74, 0.18, 0.06, 0.02)
# Ages 0 to 17 when care begins, by how the law came into it.
_BABIES = (60, 20, 12, 6, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)
_YOUNG = (22, 9, 8, 7, 7, 6, 6, 6, 6, 6, 5, 5, 4, 3, 3, 2, 1, 0)
_SETTLED = (5, 5, 5, 5, 6, 7, 8, 9, 10, 10, 11, 10, 9, 7, 5, 3, 1, 0)
_OLDER = (4, 2, 2, 2, 2, 2, 2, 2, 2, 3, 4, 5, 8, 12, 17, 21, 22, 9)
_ALONE = (0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 8, 30, 45, 17)
_REMANDED = (0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2, 12, 26, 36, 24)
# Where unaccompanied children came from, as ethnicity codes see it.
_ARRIVED_FROM = (("WOTH", 34), ("OOTH", 24), ("BAFR", 22), ("AOTH", 16), ("BOTH", 4))
ADOPTION_TAKES = 125
# Years in care before April 2014, on average; the share of leavers who leave on turning 18.
_YEARS_BEFORE = {"C2": 3.4, "V2": 1.7, "C1": 0.5, "E1": 1.0}
_LEAVES_AT_18 = {"C2": 0.9, "V2": 0.34}
_REASONS: dict[str, tuple[tuple[str, float], ...]] = {
    "at 18": (("E5", 34), ("E6", 12), ("E17", 24), ("E7", 9), ("E8", 21)),
    "E1": (("E11", 40), ("E12", 60)),
    "C1": (("E4A", 34), ("E44", 28), ("E43", 10), ("E41", 18), ("E13", 10)),
    "C2": (("E44", 34), ("E43", 24), ("E4A", 36), ("E9", 6)),
    "V2": (("E4A", 44), ("E4B", 19), ("E13", 15), ("E8", 13), ("E3", 5), ("E41", 4)),
    "L1": (("E4A", 55), ("E13", 30), ("E4B", 15)),
    "J1": (("E14", 100),),
}
_NEEDS = {"alone": (("N8", 100),), "young": (("N1", 78), ("N5", 10), ("N3", 6), ("N4", 6)),
          "older": (("N1", 42), ("N5", 20), ("N4", 16), ("N6", 8), ("N8", 8), ("N3", 4), ("N7", 2))}  # fmt: skip


@dataclass(eq=False)
class Career:
    """One child's period of being looked after."""

    cohort: CareCohort
    start: date
    end: date | None
    is_unaccompanied: bool
    leaves_at_18: bool
    child: Child
    need: str
    end_reason: str | None
    orders: list[tuple[date, str]] = field(default_factory=list)

    @property
    def last_day(self) -> date:
        """The day on which care ended, or the last day of the data."""
        return self.end or DATA_TO

    @property
    def is_adopted(self) -> bool:
        """True where care ended with an adoption order."""
        return self.end_reason in ("E11", "E12")

    def is_open_on(self, day: date) -> bool:
        """In care on the day; the day on which care ended is no longer in care."""
        return self.start <= day and (self.end is None or self.end > day)

    def status_on(self, day: date) -> str:
        """The legal status in force on a day of care."""
        return [status for since, status in self.orders if since <= day][-1]


def year_named(label: str) -> Year:
    """The reporting year of a label."""
    return next(year for year in YEARS if year.label == label)


def all_care_families(rng: random.Random, population: Population) -> list[list[Career]]:
    """Every career of the three years, brothers and sisters who came into care together in one list."""
    return [family for cohort in COHORTS for family in _families(rng, population, cohort)]


def _families(rng: random.Random, population: Population, cohort: CareCohort) -> list[list[Career]]:
    found = [_family(rng, population, cohort, 1, True) for _ in range(cohort.unaccompanied)]
    for size in family_sizes(rng, cohort.children - cohort.unaccompanied, CARE_TOGETHER):
        found.append(_family(rng, population, cohort, size, False))
    return found


def _family(
    rng: random.Random, population: Population, cohort: CareCohort, size: int, alone: bool
) -> list[Career]:
    last = cohort.statuses[-1]
    at_18 = cohort.ended is not None and size == 1 and (alone or rng.random() < _LEAVES_AT_18.get(last, 0.0))
    start, end = _dates(rng, cohort, at_18, alone)
    if at_18 and end:
        born = birthday(end, -18)
        home = population.household(by_weight(rng, _ARRIVED_FROM) if alone else None)
        children = [population.child(home, born, _gender(rng, alone))]
    elif alone:
        home = population.household(by_weight(rng, _ARRIVED_FROM))
        children = population.family(1, start, DATA_TO, _ALONE, home)
        children[0].gender = _gender(rng, alone) or children[0].gender
    else:
        children = population.family(size, start, (end or DATA_TO) + timedelta(days=30), _ages(cohort))
        _perhaps_newborn(rng, children, start)
    reason = None if end is None else by_weight(rng, _REASONS["at 18" if at_18 else last])
    kind = "alone" if alone else "young" if children[0].is_under(9, start) else "older"
    need = by_weight(rng, _NEEDS[kind])
    for child in children:
        # the national return knows two genders
        child.gender = "F" if child.gender == "N" else child.gender
    return [Career(cohort, start, end, alone, at_18, child, need, reason) for child in children]


def _gender(rng: random.Random, alone: bool) -> str | None:
    return ("M" if rng.random() < 0.9 else "F") if alone else None


def _ages(cohort: CareCohort) -> tuple[int, ...]:
    if "E1" in cohort.statuses:
        return _BABIES
    if cohort.statuses[0] == "J1":
        return _REMANDED
    if cohort.statuses[0] in ("V2", "L1") and "C1" not in cohort.statuses and "C2" not in cohort.statuses:
        return _OLDER
    return _SETTLED if cohort.statuses[0] == "C2" and cohort.began == BEFORE else _YOUNG


def _perhaps_newborn(rng: random.Random, children: list[Child], start: date) -> None:
    """Half of the babies come into care from the hospital."""
    for child in children:
        if child.is_under(1, start) and len(children) == 1 and rng.random() < 0.5:
            child.born = start - timedelta(days=rng.randint(2, 12))


def _dates(rng: random.Random, cohort: CareCohort, at_18: bool, alone: bool) -> tuple[date, date | None]:
    """Start and end within the cohort, some days away from each 31 March."""
    if cohort.began == cohort.ended:
        return _short(rng, year_named(cohort.began), cohort.statuses[0])
    start = _start(rng, cohort, alone)
    if cohort.ended is None:
        return start, None
    year = year_named(cohort.ended)
    first, last = year.start + timedelta(days=3), year.end - timedelta(days=3)
    if cohort.statuses[-1] == "E1":
        # time to be placed, and for the court to make the adoption order
        first = year.start + timedelta(days=ADOPTION_TAKES)
    if not at_18:
        return start, pick_day(rng, first, last)
    end = any_day(rng, first, last)
    return start, end if (end.month, end.day) != (2, 29) else end + timedelta(days=1)


def _short(rng: random.Random, year: Year, status: str) -> tuple[date, date]:
    """Care that began and ended in one year: days under police protection, weeks or months otherwise."""
    low, mean, high = {"L1": (1, 1, 3), "J1": (7, 16, 45)}.get(status, (3, 55, 200))
    while True:
        start = pick_day(rng, year.start + timedelta(days=3), year.end - timedelta(days=10), 0.12)
        end = start + timedelta(days=min(low + int(rng.expovariate(1 / mean)), high))
        if end < year.end - timedelta(days=3):
            return start, end


def _start(rng: random.Random, cohort: CareCohort, alone: bool) -> date:
    first = cohort.statuses[0]
    if cohort.began == BEFORE:
        return _start_before(rng, cohort, alone)
    year = year_named(cohort.began)
    earliest, latest = year.start + timedelta(days=3), year.end - timedelta(days=5)
    if first in ("C2", "E1"):
        # the courts need half a year for these
        latest = year.start + timedelta(days=130)
    if cohort.statuses[-1] == "E1" and cohort.ended is None and year == YEARS[0]:
        # in care for 2.5 years at the end, an adoptive placement would count with the one before it
        earliest, latest = date(2014, 10, 6), date(2014, 11, 14)
    return pick_day(rng, earliest, latest, 0.08)


def _start_before(rng: random.Random, cohort: CareCohort, alone: bool) -> date:
    statuses = cohort.statuses
    years = 0.8 if alone else _YEARS_BEFORE[statuses[0]]
    earliest = date(2003, 6, 2)
    # care and placement orders take the courts half a year
    latest = date(2013, 9, 1) if statuses[0] == "C2" or statuses == ("E1",) else DATA_FROM
    if statuses[-1] == "E1":
        earliest = date(2013, 10, 7) if len(statuses) > 1 else date(2012, 10, 8)
    elif statuses[0] == "C1":
        earliest = date(2013, 12, 2) if len(statuses) > 1 or cohort.ended != "2014-15" else date(2013, 5, 7)
    while True:
        start = DATA_FROM - timedelta(days=4 + int(rng.expovariate(1 / (365 * years))))
        if earliest <= start < latest:
            return start
