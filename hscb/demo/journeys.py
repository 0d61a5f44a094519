"""The children's journeys through the front door: referrals, assessments, enquiries, conferences and plans together."""

from __future__ import annotations

import random
from dataclasses import dataclass

from hscb.demo.assessments import all_assessments
from hscb.demo.care import Career
from hscb.demo.cases import Case, all_cases, close_cases, decide_support
from hscb.demo.claims import claim_for_care, claim_for_enquiries, plans_before_care
from hscb.demo.conferences import Enquiry, enquiries_with_conference
from hscb.demo.enquiries import enquiries_without_conference
from hscb.demo.families import FamilyFinder, choose_re_referrals, settle_closings
from hscb.demo.plan_reviews import give_reviews
from hscb.demo.plans import Plan, all_plans
from hscb.demo.population import Population


@dataclass(frozen=True)
class Journeys:
    """Every case, enquiry and plan of the three years, with its children."""

    cases: list[Case]
    enquiries: list[Enquiry]
    plans: list[Plan]


def make_journeys(seed: int, population: Population, care: list[list[Career]]) -> Journeys:
    """The journeys of one seed, some of them into care: `care` are the families whose careers are known already."""
    plans = all_plans(random.Random(f"plans {seed}"))
    give_reviews(random.Random(f"plan reviews {seed}"), plans)
    enquiries = enquiries_with_conference(random.Random(f"conferences {seed}"), plans)
    cases = all_cases(random.Random(f"cases {seed}"), all_assessments(random.Random(f"assessments {seed}")))
    rng = random.Random(f"families {seed}")
    from_plan = plans_before_care(rng, plans, care)
    case_of = claim_for_enquiries(rng, cases, enquiries, plans)
    claim_for_care(rng, cases, care, from_plan)
    cases.sort(key=lambda case: case.opened)
    decide_support(rng, cases)
    close_cases(rng, cases)
    choose_re_referrals(rng, cases)
    cases += FamilyFinder(rng, population).give_children(cases)
    settle_closings(cases)
    _name_children(cases, case_of)
    enquiries += enquiries_without_conference(random.Random(f"enquiries {seed}"), cases, enquiries)
    return Journeys(cases, enquiries, plans)


def _name_children(cases: list[Case], case_of: dict[Enquiry, Case]) -> None:
    for enquiry, case in case_of.items():
        enquiry.children = case.children[: enquiry.size]
    for case in cases:
        if case.plan:
            case.plan.children = case.children[: case.plan.size]
