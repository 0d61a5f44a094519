"""Who the children of each case are: new families, families that come back, and families assessed again."""

from __future__ import annotations

import random
from bisect import bisect_left
from collections.abc import Callable
from datetime import date, timedelta

from hscb.demo.cases import Case
from hscb.demo.days import DATA_FROM, YEARS, add_months, any_day
from hscb.demo.population import KNOWN_BEFORE_BIRTH, PLAN_AGES, REFERRED_AGES, Child, Population
from hscb.demo.published import FRONT_DOOR
from hscb.demo.quotas import choose_exactly

# Families known from more than a year ago, among those that are no re-referral.
RETURN_LATER = 0.08
# Plans made before the birth of one of the children.
UNBORN = 0.05
LARGEST_TO_RETURN = 3
# In the first months hardly anyone can come back, since the list begins then.
FIRST_RETURN = date(2014, 8, 1)


def choose_re_referrals(rng: random.Random, cases: list[Case]) -> None:
    """Marks the referrals that follow another one of the same children within 12 months, as many as published."""
    for year in YEARS:
        referrals = [case for case in cases if case.is_referral and case.opened in year]
        certain = [
            case for case in referrals if case.follows and _is_within_a_year(case.follows, case.opened)
        ]
        for case in certain:
            case.is_re_referral = True
        able = [
            case
            for case in referrals
            if not (case.follows or case.children)
            and case.opened >= FIRST_RETURN
            and case.size <= LARGEST_TO_RETURN
        ]
        wanted = FRONT_DOOR[year.label].re_referrals - sum(case.size for case in certain)
        chosen = choose_exactly(rng, [case.size for case in able], wanted)
        for case, is_re_referral in zip(able, chosen, strict=True):
            case.is_re_referral = is_re_referral


def _is_within_a_year(earlier: Case, day: date) -> bool:
    return earlier.is_referral and add_months(day, -12) <= earlier.opened < day


class FamilyFinder:
    """Gives children to cases, in the order in which the cases were opened."""

    def __init__(self, rng: random.Random, population: Population) -> None:
        self.rng = rng
        self.population = population
        self.given: list[Case] = []
        self.opened: list[date] = []
        self.latest: dict[Child, Case] = {}
        self.planned: set[Child] = set()

    def give_children(self, cases: list[Case]) -> list[Case]:
        """Fills the children of every case; returns the open cases added for reassessments soon after the start."""
        added = []
        for case in cases:
            earlier = self._earlier_case(case)
            if earlier is None and not case.is_referral and case.opened >= DATA_FROM and not case.is_reserved:
                earlier = self._open_before_the_data(case)
                added.append(earlier)
            self._give(case, earlier)
        return added

    def _earlier_case(self, case: Case) -> Case | None:
        if case.follows or case.children:
            return case.follows
        if not case.is_referral:
            return None if case.is_reserved or case.opened < DATA_FROM else self._open_case(case)
        if case.is_re_referral:
            return self._closed_within_a_year(case)
        return self._known_long_ago(case) if self.rng.random() < RETURN_LATER else None

    def _give(self, case: Case, earlier: Case | None) -> None:
        if earlier:
            case.children = earlier.children[: case.size]
        ages = PLAN_AGES if case.plan else REFERRED_AGES
        household = case.children[0].household if case.children else None
        missing = case.size - len(case.children)
        case.children += self.population.family(missing, case.opened, case.last_day, ages, household)
        self._perhaps_unborn(case, missing)
        if not case.is_referral and earlier:
            case.continues = earlier.continues or earlier
        self.latest |= dict.fromkeys(case.children, case)
        if case.plan:
            self.planned.update(case.children[: case.plan.size])
        self.given.append(case)
        self.opened.append(case.opened)

    def _perhaps_unborn(self, case: Case, new: int) -> None:
        if not (case.plan and new and self.rng.random() < UNBORN):
            return
        first = case.plan.start + timedelta(days=6)
        last = min(first + timedelta(days=95), case.opened + timedelta(days=KNOWN_BEFORE_BIRTH))
        if first < last:
            case.children[-1].born = any_day(self.rng, first, last)

    def _open_before_the_data(self, case: Case) -> Case:
        opened = case.opened - timedelta(days=self.rng.randint(60, 420))
        earlier = Case(opened, case.size, False, closed=case.closed)
        earlier.children = self.population.family(case.size, opened, case.last_day)
        return earlier

    def _closed_within_a_year(self, case: Case) -> Case:
        found = self._among(
            case,
            add_months(case.opened, -12),
            lambda earlier: earlier.is_referral and _is_closed(earlier, case.opened),
        )
        if found is None:
            raise ValueError(f"no family to come back on {case.opened}")
        return found

    def _known_long_ago(self, case: Case) -> Case | None:
        year_ago = add_months(case.opened, -12)
        return self._among(
            case, date.min, lambda earlier: earlier.opened < year_ago and _is_closed(earlier, case.opened)
        )

    def _open_case(self, case: Case) -> Case | None:
        def is_open(earlier: Case) -> bool:
            authorised = earlier.authorised
            return (
                bool(authorised and authorised + timedelta(days=40) < case.opened)
                and earlier.needs_support
                and not (earlier.plan or earlier.care_until)
                and earlier.opened + timedelta(days=35) < case.opened
                and (earlier.closed is None or earlier.closed > case.opened)
            )

        return self._among(case, add_months(case.opened, -24), is_open)

    def _among(self, case: Case, since: date, suits: Callable[[Case], bool]) -> Case | None:
        first = bisect_left(self.opened, since)
        count = len(self.given) - first
        begin = self.rng.randrange(count) if count else 0
        for n in range(count):
            earlier = self.given[first + (begin + n) % count]
            if suits(earlier) and self._fits(case, earlier):
                return earlier
        return None

    def _fits(self, case: Case, earlier: Case) -> bool:
        children = earlier.children[: case.size]
        return (
            earlier.size >= case.size
            and not earlier.is_followed
            and earlier.opened < case.opened
            and all(self.latest[child] is earlier and child.is_under(18, case.last_day) for child in children)
            # a child with a plan behind it would make a second plan of this one
            and not (case.plan and self.planned.intersection(children))
        )


def _is_closed(earlier: Case, day: date) -> bool:
    return earlier.closed is not None and earlier.closed < day


def settle_closings(cases: list[Case]) -> None:
    """Keeps an open case open through its reassessments, and closed before the family comes back."""
    for case in cases:
        root = case.continues
        if root and (root.closed is not None and (case.closed is None or case.closed > root.closed)):
            root.closed = case.closed
    for case in cases:
        if case.follows and (case.follows.closed is None or case.follows.closed >= case.opened):
            case.follows.closed = case.opened - timedelta(days=9)
