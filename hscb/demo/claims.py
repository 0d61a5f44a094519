"""Which case each conference and plan came from: an assessment of a family of that size, opened shortly before."""

from __future__ import annotations

import random
from bisect import bisect_left, bisect_right
from collections.abc import Callable
from datetime import date, timedelta
from functools import partial

from hscb.demo.care import Career
from hscb.demo.cases import Case
from hscb.demo.conferences import Enquiry
from hscb.demo.days import DATA_FROM, DATA_TO
from hscb.demo.plans import Plan
from hscb.demo.population import KNOWN_BEFORE_BIRTH, Child

# Days between a referral and the strategy discussion: most within the first weeks of the assessment.
USUAL_WAIT, LONGEST_WAIT = 16, 120
LONGEST_BEFORE_CARE = 300
STILL_ON_PLAN = 75
# Families that come into care while on a plan, where one fits.
FROM_PLAN = 0.75


class CaseFinder:
    """Finds assessed cases by the day they were opened."""

    def __init__(self, rng: random.Random, cases: list[Case]) -> None:
        self.rng = rng
        self.cases = [case for case in cases if case.assessed]
        self.opened = [case.opened for case in self.cases]

    def between(self, first: date, last: date, suits: Callable[[Case], bool]) -> Case | None:
        """A free case opened from first to last that suits, the nearest in size first; None where there is none."""
        window = self.cases[bisect_left(self.opened, first) : bisect_right(self.opened, last)]
        found = [case for case in window if not case.is_reserved and suits(case)]
        return min(found, key=lambda case: (case.size, self.rng.random())) if found else None


def claim_for_enquiries(
    rng: random.Random, cases: list[Case], enquiries: list[Enquiry], plans: list[Plan]
) -> dict[Enquiry, Case]:
    """The case of each enquiry with a conference; plans from before the data get an earlier case of their own.

    Raises ValueError where no case is left that a family could belong to.
    """
    finder = CaseFinder(rng, cases)
    by_plan: dict[Plan, Case] = {}
    for plan in plans:
        if plan.start < DATA_FROM:
            by_plan[plan] = Case(
                plan.start - timedelta(days=rng.randint(20, 60)), plan.size, False, plan=plan
            )
            cases.append(by_plan[plan])
    found = {}
    for enquiry in sorted(enquiries, key=lambda enquiry: -enquiry.size):
        found[enquiry] = case = _case_of(finder, enquiry)
        case.plan = enquiry.plan
        case.needs_conference = True
        if enquiry.plan:
            by_plan[enquiry.plan] = case
            case.children = list(enquiry.plan.children)
            case.care_until = enquiry.plan.care_until
    _join_repeats(by_plan)
    return found


def _case_of(finder: CaseFinder, enquiry: Enquiry) -> Case:
    last = min(enquiry.strategy_discussion, enquiry.conference or enquiry.strategy_discussion)

    children = enquiry.plan.children if enquiry.plan else []

    def suits(case: Case) -> bool:
        is_early = case.opened < DATA_FROM + timedelta(days=LONGEST_WAIT)
        is_free = not case.needs_conference and (case.is_referral or is_early)
        return is_free and case.size >= enquiry.size and are_expected(children, case.opened)

    for wait in (USUAL_WAIT, 2 * USUAL_WAIT, LONGEST_WAIT, 2 * LONGEST_WAIT):
        case = finder.between(last - timedelta(days=wait), last, suits)
        if case:
            return case
    raise ValueError(
        f"no case for a family of {enquiry.size} with a discussion on {enquiry.strategy_discussion}"
    )


def are_expected(children: list[Child], day: date) -> bool:
    """True where every child is born, or expected by then."""
    return all(child.born <= day + timedelta(days=KNOWN_BEFORE_BIRTH) for child in children)


def _join_repeats(by_plan: dict[Plan, Case]) -> None:
    for plan in sorted(by_plan, key=lambda plan: plan.start, reverse=True):
        if plan.earlier:
            case, earlier = by_plan[plan], by_plan[plan.earlier]
            case.follows = earlier
            earlier.is_followed = True
            earlier.known_until = case.last_day


def plans_before_care(rng: random.Random, plans: list[Plan], families: list[list[Career]]) -> set[Career]:
    """Gives some plans the children who came into care from them: the plan ends within weeks of the start of care.

    Gives the careers that have found their plan.
    """
    placed: set[Career] = set()
    chained = {plan.earlier for plan in plans} | {plan for plan in plans if plan.earlier}
    for family in families:
        first = family[0]
        if first.start < DATA_FROM or first.is_unaccompanied or rng.random() > FROM_PLAN:
            continue
        children = [career.child for career in family]
        able = [
            plan
            for plan in plans
            if plan not in chained
            and not plan.children
            and plan.size == len(family)
            and plan.start + timedelta(days=30) < first.start
            and _ends_with_care(plan, first)
            and all(child.born <= plan.start for child in children)
        ]
        if able:
            plan = rng.choice(able)
            plan.children, plan.care_until = children, first.end or date.max
            placed.update(family)
    return placed


def _ends_with_care(plan: Plan, career: Career) -> bool:
    """The plan ended in the weeks around the start of care, or care is so new that it has not ended yet."""
    if plan.end is None:
        return career.end is None and career.start > DATA_TO - timedelta(days=STILL_ON_PLAN)
    return timedelta(days=-4) <= plan.end - career.start <= timedelta(days=90)


def claim_for_care(
    rng: random.Random, cases: list[Case], families: list[list[Career]], placed: set[Career]
) -> None:
    """The case from which the other children of the three years came into care, with their brothers and sisters."""
    finder = CaseFinder(rng, cases)
    for family in sorted(families, key=len, reverse=True):
        first = family[0]
        if first.start < DATA_FROM or first in placed:
            continue
        wait = 3 if first.is_unaccompanied else LONGEST_BEFORE_CARE
        suits = partial(_leads_to_care, [career.child for career in family])
        case = finder.between(first.start - timedelta(days=wait), first.start, suits)
        if case:
            case.children = [career.child for career in family]
            case.care_until = first.end or date.max


def _leads_to_care(children: list[Child], case: Case) -> bool:
    size = len(children)
    return (
        are_expected(children, case.opened)
        and case.is_referral
        and not case.needs_conference
        and not case.is_followed
        and size <= case.size <= size + 2
    )
