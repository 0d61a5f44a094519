"""The demonstration data: made-up children whose totals are Havering's published figures."""

from __future__ import annotations

import random
from pathlib import Path

from hscb.config import DEFAULT_AGENCY
from hscb.demo.adoption import adopters_sheet, adoption_sheet
from hscb.demo.care_leavers import care_leavers_sheet, national_care_leavers_sheet
from hscb.demo.care_reviews import education_plans, health_of_cohort, initial_health_assessment, reviews_of
from hscb.demo.children_in_need import children_in_need_sheet
from hscb.demo.early_help import early_help_sheet
from hscb.demo.lists_care import children_in_care_sheet
from hscb.demo.lists_front_door import assessments_sheet, contacts_sheet, enquiries_sheet, referrals_sheet
from hscb.demo.lists_missing import missing_episodes_sheet, missing_sheet
from hscb.demo.lists_plans import plans_sheet, reviews_sheet
from hscb.demo.lists_ssda903 import (
    adopted_sheet,
    care_reviews_sheet,
    episodes_sheet,
    header_sheet,
    health_sheet,
    placed_for_adoption_sheet,
    previous_permanence_sheet,
    unaccompanied_sheet,
)
from hscb.demo.lives import Lives, make_lives
from hscb.demo.returns import returns_calendar_sheet
from hscb.demo.workbooks import Sheet, write_workbook

BOARD = "Havering Safeguarding Children Board"


def make_demonstration_workbooks(folder: Path, seed: int = 2017) -> list[Path]:
    """Writes the synthetic workbooks into a folder; gives their paths. One seed gives the same bytes."""
    lives = make_lives(seed)
    annex_a, ssda903 = child_level_sheets(seed, lives)
    calendar = returns_calendar_sheet(random.Random(f"returns {seed}"))
    return [
        write_workbook(folder / "demonstration_annex_a.xlsx", DEFAULT_AGENCY, annex_a),
        write_workbook(folder / "demonstration_ssda903.xlsx", DEFAULT_AGENCY, ssda903),
        write_workbook(folder / "returns_calendar.xlsx", BOARD, [calendar]),
    ]


def child_level_sheets(seed: int, lives: Lives) -> tuple[list[Sheet], list[Sheet]]:
    """The sheets of the Annex A and of the SSDA903 workbook; numbers the children in the order of their coming."""
    rng = random.Random(f"lists {seed}")
    health = health_of_cohort(rng, lives.careers)
    reviews = {career: reviews_of(rng, career) for career in lives.careers}
    first_assessments = {career: initial_health_assessment(rng, career) for career in lives.careers}
    plans = education_plans(rng, lives.careers)
    journeys = lives.journeys
    annex_a = [
        contacts_sheet(lives.contacts),
        early_help_sheet(rng, lives.population, lives.contacts),
        referrals_sheet(rng, journeys.cases),
        assessments_sheet(rng, journeys.cases),
        enquiries_sheet(rng, journeys.enquiries),
        children_in_need_sheet(rng, lives.needs),
        plans_sheet(rng, journeys.plans),
        children_in_care_sheet(rng, lives.homes, reviews, health, first_assessments, plans, lives.missing),
        care_leavers_sheet(rng, lives.leavers),
        adoption_sheet(lives.homes),
        adopters_sheet(rng),
        reviews_sheet(journeys.plans),
        missing_episodes_sheet(lives.missing),
    ]
    ssda903 = [
        header_sheet(lives.careers),
        episodes_sheet(lives.homes),
        care_reviews_sheet(rng, reviews),
        unaccompanied_sheet(lives.careers),
        health_sheet(rng, health),
        national_care_leavers_sheet(lives.leavers),
        adopted_sheet(rng, lives.homes),
        placed_for_adoption_sheet(lives.homes),
        previous_permanence_sheet(rng, lives.careers),
        missing_sheet(lives.missing),
    ]
    lives.population.number()
    return annex_a, ssda903
