"""Cases: one family's referral or reassessment and what became of it. First without children, in published numbers."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from datetime import date, timedelta

from hscb.demo.assessments import Assessed
from hscb.demo.days import DATA_FROM, DATA_TO, YEARS, Year, is_working_day, pick_day
from hscb.demo.plans import Plan
from hscb.demo.population import Child
from hscb.demo.published import ASSESSMENTS, FRONT_DOOR
from hscb.demo.quotas import choose_exactly, family_sizes, fill

OUT_OF_HOURS = 0.03


@dataclass(eq=False)
class Case:
    """One family's referral (or, where `is_referral` is false, a reassessment of an open case) and its course."""

    opened: date
    size: int
    is_referral: bool
    assessed: Assessed | None = None
    source: str = ""
    source_code: str = ""
    team: str = ""
    is_nfa: bool = False
    has_contact: bool = False
    needs_support: bool = True
    needs_conference: bool = False
    plan: Plan | None = None
    care_until: date | None = None
    follows: Case | None = None  # an earlier case of the same children
    is_followed: bool = False
    known_until: date = date.min  # the last day of the cases that follow
    continues: Case | None = None  # the open case that a reassessment belongs to
    closed: date | None = None
    is_re_referral: bool = False
    children: list[Child] = field(default_factory=list)

    @property
    def authorised(self) -> date | None:
        """When the assessment was authorised."""
        return self.assessed.authorised if self.assessed else None

    @property
    def is_reserved(self) -> bool:
        """True where the case already belongs to a plan, to a care career or to an earlier case."""
        return bool(self.plan or self.care_until or self.children)

    @property
    def last_day(self) -> date:
        """The last day on which the case's children have to be under 18."""
        ends = [self.opened, self.authorised or self.opened, self.known_until]
        if self.plan:
            ends.append(self.plan.last_day)
        if self.assessed and not self.assessed.authorised:
            ends.append(DATA_TO)
        return max(ends)


def all_cases(rng: random.Random, assessments: list[Assessed]) -> list[Case]:
    """The cases of the three years in the order of opening: assessed after a referral, assessed again, not assessed."""
    before = [
        Case(family.start, family.size, False, family) for family in assessments if family.start < DATA_FROM
    ]
    cases = before + [case for year in YEARS for case in _of_year(rng, year, assessments)]
    return sorted(cases, key=lambda case: case.opened)


def _of_year(rng: random.Random, year: Year, assessments: list[Assessed]) -> list[Case]:
    figures = FRONT_DOOR[year.label]
    started = [family for family in assessments if family.start in year]
    linked = choose_exactly(rng, [family.size for family in started], figures.referrals_assessed)
    cases = [
        _assessed(rng, year, family, is_linked) for family, is_linked in zip(started, linked, strict=True)
    ]
    unassessed = family_sizes(rng, figures.referrals - figures.referrals_assessed)
    nfa = choose_exactly(rng, unassessed, figures.referrals_nfa)
    for size, is_nfa in zip(unassessed, nfa, strict=True):
        day = pick_day(rng, year.start, year.end, OUT_OF_HOURS)
        cases.append(Case(day, size, True, is_nfa=is_nfa, needs_support=False))
    _give_sources(rng, cases, figures.referral_sources)
    return cases


def _assessed(rng: random.Random, year: Year, family: Assessed, is_linked: bool) -> Case:
    """Most assessments start on the day of the referral or the next; the referral stays in the same year."""
    wait = rng.choices((0, 1, 2, 3, 5, 8), (62, 24, 6, 4, 3, 1))[0] if is_linked else 0
    day = family.start - timedelta(days=wait)
    while not is_working_day(day) and rng.random() > OUT_OF_HOURS * 6:
        day -= timedelta(days=1)
    return Case(max(day, year.start), family.size, is_linked, family)


def _give_sources(rng: random.Random, cases: list[Case], sources: dict[str, int]) -> None:
    referrals = [case for case in cases if case.is_referral]
    places = fill(
        rng, [case.size for case in referrals], sources, lambda n, place: _liking(referrals[n], place)
    )
    for case, source in zip(referrals, places, strict=True):
        case.source = source


def _liking(case: Case, source: str) -> float:
    """Schools do not refer in August, and hardly anyone but the police at weekends."""
    if source == "Schools" and case.opened.month == 8:
        return 0.12
    if case.opened.weekday() >= 5:
        return 3.0 if source == "Police" else 0.4
    return 1.0


def decide_support(rng: random.Random, cases: list[Case]) -> None:
    """Says which assessments found no need of social care, exactly as many as published, among cases without more."""
    for year in YEARS:
        authorised = [case for case in cases if case.authorised and case.authorised in year]
        free = [case for case in authorised if not case.needs_conference and not case.care_until]
        unsupported = choose_exactly(rng, [case.size for case in free], ASSESSMENTS[year.label].not_in_need)
        for case, is_unsupported in zip(free, unsupported, strict=True):
            case.needs_support = not is_unsupported


def close_cases(rng: random.Random, cases: list[Case]) -> None:
    """Gives each case the day on which social care left it; none where it is open when the data end."""
    for case in cases:
        closed = _closing_day(rng, case)
        case.closed = closed if closed and closed <= DATA_TO else None


def _closing_day(rng: random.Random, case: Case) -> date | None:
    if case.care_until:
        return max(case.care_until, case.plan.last_day if case.plan else case.care_until)
    if case.plan:
        return case.plan.end and case.plan.end + timedelta(days=int(rng.triangular(0, 160, 60)))
    if not case.assessed:
        return case.opened + timedelta(days=rng.randint(0, 3) if case.is_nfa else rng.randint(2, 25))
    if not case.authorised:
        return None
    stay = int(rng.lognormvariate(4.85, 0.75)) + 14 if case.needs_support else rng.randint(0, 6)
    return case.authorised + timedelta(days=min(stay, 700))
