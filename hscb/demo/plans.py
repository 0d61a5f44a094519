"""Child protection plans: families on a plan together, with categories, earlier plans and review conferences."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from datetime import date, timedelta

from hscb.demo.days import DATA_TO, YEARS, Year, add_months, pick_day, working_day_from
from hscb.demo.plan_cohorts import BEFORE, COHORTS, LATEST_CATEGORY, PlanCohort
from hscb.demo.population import Child
from hscb.demo.published import CONFERENCES
from hscb.demo.quotas import PLANNED_TOGETHER, choose_exactly, family_sizes, fill

SMALL_COHORT = 12
# Plans from before 2015-16 that ended in it rather did so early, or the plans open in that summer would tower.
ENDED_EARLY = ("14-15", "before-15")


@dataclass(eq=False)
class Plan:
    """One family's child protection plan: the same dates for each of its children."""

    start: date
    end: date | None
    size: int
    pool: str
    latest_category: str = ""
    initial_category: str = ""
    is_repeat: bool = False
    late_in: Year | None = None
    earlier: Plan | None = None
    care_until: date | None = None  # the end of care that the children went into from the plan
    reviews: list[date] = field(default_factory=list)
    children: list[Child] = field(default_factory=list)

    @property
    def last_day(self) -> date:
        """The end, or the end of the data while the plan is open."""
        return self.end or DATA_TO

    def is_open_on(self, day: date) -> bool:
        """Started on or before the day and not ended on or before it."""
        return self.start <= day and (self.end is None or self.end > day)

    @property
    def previous_plans(self) -> int:
        """How many plans the children had before this one."""
        if self.earlier:
            return self.earlier.previous_plans + 1
        return int(self.is_repeat)


def all_plans(rng: random.Random) -> list[Plan]:
    """Every plan of the three years, in the order of starting."""
    plans = [_plan(rng, cohort, size) for cohort in COHORTS for size in _sizes(rng, cohort)]
    _give_categories(rng, plans)
    for year in YEARS:
        _choose_repeats(rng, plans, year)
    return sorted(plans, key=lambda plan: plan.start)


def _sizes(rng: random.Random, cohort: PlanCohort) -> list[int]:
    """Families of a cohort; in a small one children are alone, so that any categories can be shared out."""
    alone = cohort.children <= SMALL_COHORT
    return [1] * cohort.children if alone else family_sizes(rng, cohort.children, PLANNED_TOGETHER)


def _plan(rng: random.Random, cohort: PlanCohort, size: int) -> Plan:
    """A start and an end within the cohort, safely inside its duration so that no reading of the edge matters."""
    while True:
        start = pick_day(rng, *cohort.began)
        shortest = add_months(start, cohort.over) + timedelta(days=3)
        longest = add_months(start, cohort.under) - timedelta(days=3)
        if cohort.ended is None:
            if shortest <= DATA_TO <= longest + timedelta(days=6):
                return Plan(start, None, size, cohort.pool)
            continue
        first, last = max(shortest, cohort.ended[0]), min(longest, cohort.ended[1])
        # starts that leave little room for the end are rarer, so that ends do not crowd into a month
        has_room = rng.random() < (last - first).days / (30.4 * (cohort.under - cohort.over))
        if cohort.pool in ENDED_EARLY:
            last = first + timedelta(days=int((last - first).days * rng.random()))
        if has_room and working_day_from(first) <= last:
            return Plan(start, pick_day(rng, first, last), size, cohort.pool)


def _give_categories(rng: random.Random, plans: list[Plan]) -> None:
    for pool, latest in LATEST_CATEGORY.items():
        families = [plan for plan in plans if plan.pool == pool]
        categories = fill(rng, [plan.size for plan in families], latest)
        for plan, category in zip(families, categories, strict=True):
            plan.latest_category = category
            plan.initial_category = _initial(rng, plan, category)


def _initial(rng: random.Random, plan: Plan, latest: str) -> str:
    """Some plans changed category at a review; neglect turned into emotional abuse more often than back."""
    if (plan.last_day - plan.start).days < 100:
        return latest
    changed = {
        "EMO": (("NEG", 0.26), ("PHY", 0.05)),
        "NEG": (("EMO", 0.03), ("PHY", 0.02)),
        "MUL": (("PHY", 1.0),),
    }
    for category, share in changed.get(latest, ()):
        if rng.random() < share:
            return category
    return latest


def _choose_repeats(rng: random.Random, plans: list[Plan], year: Year) -> None:
    """The published number of second plans; where an earlier plan of the data fits, it is that family's."""
    started = [plan for plan in plans if plan.start in year]
    chosen = choose_exactly(rng, [plan.size for plan in started], CONFERENCES[year.label].repeat_plans)
    for plan, is_repeat in zip(started, chosen, strict=True):
        plan.is_repeat = is_repeat
        if is_repeat and rng.random() < 0.6:
            plan.earlier = _ended_before(rng, plans, plan)


def _ended_before(rng: random.Random, plans: list[Plan], plan: Plan) -> Plan | None:
    taken = {other.earlier for other in plans}
    found = [
        other
        for other in plans
        if other.end
        and other.end + timedelta(days=120) < plan.start
        and other.size >= plan.size
        and other not in taken
        and other.start > BEFORE[0]
    ]
    return rng.choice(found) if found else None
