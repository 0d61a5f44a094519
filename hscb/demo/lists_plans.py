"""List 7 and the board's CP Reviews: child protection plans and their review conferences."""

from __future__ import annotations

import random
from datetime import date, timedelta

from hscb.demo import written
from hscb.demo.days import DATA_FROM, is_working_day
from hscb.demo.plans import Plan
from hscb.demo.population import Child
from hscb.demo.workbooks import Sheet
from hscb.demo.written import yes_no

# The local standard is a visit every ten working days; some are overdue.
USUAL_VISIT_DAYS = 9


def plans_sheet(rng: random.Random, plans: list[Plan]) -> Sheet:
    """List 7: every plan open at some time in the three years."""
    rows = []
    for plan in plans:
        visit = _last_visit(rng, plan)
        emergency = rng.random() < 0.03
        rows += [
            written.person_with_disability(child, max(plan.start, DATA_FROM))
            | {
                "start_date": plan.start,
                "initial_category": written.ABUSE[plan.initial_category],
                "latest_category": written.ABUSE[plan.latest_category],
                "last_visit_date": visit,
                "seen_alone": _seen_alone(rng, child, visit),
                "latest_review_date": plan.reviews[-1] if plan.reviews else None,
                "end_date": plan.end,
                "emergency_protection": yes_no(emergency),
                "previous_plans": plan.previous_plans,
                "team": written.locality_team(child),
            }
            for child in plan.children
        ]
    return Sheet("list_7", sorted(rows, key=lambda row: row["start_date"]))


def _last_visit(rng: random.Random, plan: Plan) -> date:
    day = plan.last_day - timedelta(days=int(rng.expovariate(1 / USUAL_VISIT_DAYS)))
    while not is_working_day(day) and day > plan.start:
        day -= timedelta(days=1)
    return max(day, plan.start)


def _seen_alone(rng: random.Random, child: Child, visit: date) -> str | None:
    if child.is_under(3, visit):
        return yes_no("No")
    return yes_no("Yes" if rng.random() < 0.82 else rng.choice(("No", "Unknown")))


def reviews_sheet(plans: list[Plan]) -> Sheet:
    """CP Reviews: every review conference, by child and plan."""
    rows = [
        {"child_id": child, "plan_start_date": plan.start, "review_date": review}
        for plan in plans
        for review in plan.reviews
        for child in plan.children
    ]
    return Sheet("cp_reviews", sorted(rows, key=lambda row: row["review_date"]))
