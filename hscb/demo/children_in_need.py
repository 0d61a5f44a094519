"""List 6: children in need, so many open at each 31 March as published."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from hscb.demo import written
from hscb.demo.care import Career
from hscb.demo.cases import Case
from hscb.demo.days import DATA_FROM, DATA_TO, YEARS, Year, any_day, by_weight
from hscb.demo.population import Child, Population
from hscb.demo.published import CHILDREN_IN_NEED
from hscb.demo.workbooks import Sheet
from hscb.demo.written import Values

# [invented] Children in need from before the data who are in no other list; the published stock of March 2014 is 1,114.
KNOWN_BEFORE = 640
# Days past a year's end to which a case may be kept open.
LATER = 95
_NEEDS = (
    ("N1", 54),
    ("N5", 17),
    ("N4", 13),
    ("N3", 4),
    ("N6", 4),
    ("N8", 2.5),
    ("N7", 1.5),
    ("N9", 1.5),
    ("N0", 0.5),
)
_PLAN_NEEDS = (("N1", 90), ("N5", 7), ("N4", 3))
_NO_NEED = (("RC8", 100),)
_CLOSED = (("RC7", 90), ("RC5", 5), ("RC6", 2.5), ("RC3", 1.5), ("RC4", 1))


@dataclass(eq=False)
class Need:
    """One child's time as a child in need."""

    child: Child
    start: date
    end: date | None
    status: str
    needs_support: bool
    is_fixed: bool  # a plan, care or an assessment decides its end
    not_before: date  # its assessment
    not_after: date  # the next referral of the child
    need: str

    def is_open_on(self, day: date) -> bool:
        """Started, and not closed on or before the day."""
        return self.start <= day and (self.end is None or self.end > day)


def all_in_need(
    rng: random.Random, population: Population, cases: Sequence[Case], careers: Sequence[Career]
) -> list[Need]:
    """Every child in need of the three years; the stock of each 31 March is as published."""
    found = _of_cases(rng, cases)
    known = {need.child for need in found}
    found += [_of_care(career) for career in careers if career.child not in known]
    found += _known_before(rng, population)
    for year in YEARS:
        _settle(rng, found, year)
    return found


def _of_cases(rng: random.Random, cases: Sequence[Case]) -> list[Need]:
    """One row per child and case; a reassessment belongs to the open case, a referral without assessment to none."""
    roots = [
        case for case in cases if not case.continues and (case.assessed or case.plan or not case.is_referral)
    ]
    later: dict[Child, date] = {}
    found = []
    for case in sorted(roots, key=lambda case: case.opened, reverse=True):
        need = by_weight(rng, _PLAN_NEEDS if case.plan else _NEEDS)
        is_fixed = bool(case.plan or case.care_until or not case.authorised or not case.needs_support)
        for child in case.children:
            not_after = later.get(child, date.max)
            end = case.closed
            if not_after <= DATA_TO and (end is None or end >= not_after):
                end = not_after - timedelta(days=5)
            later[child] = case.opened
            assessed = case.authorised or case.opened
            found.append(
                Need(
                    child,
                    case.opened,
                    end,
                    _status(case),
                    case.needs_support,
                    is_fixed,
                    assessed,
                    not_after,
                    need,
                )
            )
    for row in found:
        row.need = "N2" if row.child.disability == "Yes" and rng.random() < 0.72 else row.need
    return [row for row in found if row.end is None or row.end >= max(row.start, DATA_FROM)]


def _status(case: Case) -> str:
    """What an open case is at the end of the data."""
    if case.care_until and case.care_until > DATA_TO:
        return "a) Looked after child"
    if case.plan and case.plan.is_open_on(DATA_TO):
        return "b) Child Protection plan"
    return "d) Open assessment" if case.assessed and not case.authorised else "c) Child in need plan"


def _of_care(career: Career) -> Need:
    status = "a) Looked after child" if career.is_open_on(DATA_TO) else "c) Child in need plan"
    return Need(
        career.child, career.start, career.end, status, True, True, career.start, date.max, career.need
    )


def _known_before(rng: random.Random, population: Population) -> list[Need]:
    """Families and disabled children known long before the data begin; most cases were closed in 2015-16."""
    found: list[Need] = []
    while len(found) < KNOWN_BEFORE:
        start = any_day(rng, date(2011, 6, 1), date(2014, 3, 30))
        end = any_day(rng, date(2014, 6, 1), date(2016, 6, 30))
        disabled = rng.random() < 0.2
        for child in population.family(1 if disabled else rng.choice((1, 1, 2, 3)), start, end):
            child.disability = "Yes" if disabled else child.disability
            need = "N2" if disabled else by_weight(rng, _NEEDS)
            found.append(Need(child, start, end, "c) Child in need plan", True, False, start, date.max, need))
    return found


def _settle(rng: random.Random, needs: list[Need], year: Year) -> None:
    """Closes cases a little earlier, or later, until the stock of the year's end is as published.

    Raises ValueError where there are too few cases whose end is free.
    """
    missing = CHILDREN_IN_NEED[year.label] - sum(need.is_open_on(year.end) for need in needs)
    free = [need for need in needs if not need.is_fixed]
    rng.shuffle(free)
    able = [need for need in free if (_can_be_later if missing > 0 else _can_be_earlier)(need, year)]
    if len(able) < abs(missing):
        raise ValueError(f"{year.label}: only {len(able)} cases can be moved, not {abs(missing)}")
    if missing > 0:
        # those that closed last are the likeliest to have stayed open
        able.sort(key=lambda need: need.end or date.max, reverse=True)
    for need in able[: abs(missing)]:
        need.end = _later(rng, year) if missing > 0 else _earlier(rng, need, year)


def _can_be_later(need: Need, year: Year) -> bool:
    beyond = year.end + timedelta(days=LATER)
    return (
        need.end is not None
        and need.end in year
        and need.not_after > beyond
        and need.child.is_under(18, beyond)
        and need.needs_support
    )


def _later(rng: random.Random, year: Year) -> date | None:
    if year.end == DATA_TO:
        return None
    return any_day(rng, year.end + timedelta(days=2), year.end + timedelta(days=LATER - 10))


def _can_be_earlier(need: Need, year: Year) -> bool:
    return need.is_open_on(year.end) and max(need.not_before, need.start) < year.end - timedelta(days=45)


def _earlier(rng: random.Random, need: Need, year: Year) -> date:
    first = max(
        need.not_before + timedelta(days=20), need.start + timedelta(days=30), year.start + timedelta(days=2)
    )
    return any_day(rng, first, year.end - timedelta(days=1))


def children_in_need_sheet(rng: random.Random, needs: Sequence[Need]) -> Sheet:
    """List 6: every child in need at some time in the three years, not those only referred."""
    rows: list[Values] = []
    for need in needs:
        closed = need.end is not None
        day = min(need.end or DATA_TO, DATA_TO)
        rows.append(
            written.person_with_disability(need.child, need.start)
            | {
                "start_date": need.start,
                "need": need.need,
                "last_seen_date": max(day - timedelta(days=rng.randint(0, 35)), need.start),
                "closure_date": need.end,
                "closure_reason": by_weight(rng, _CLOSED if need.needs_support else _NO_NEED)
                if closed
                else None,
                "case_status": "e) Closed episode" if closed else need.status,
                "team": written.locality_team(need.child),
            }
        )
    return Sheet("list_6", sorted(rows, key=lambda row: row["start_date"]))
