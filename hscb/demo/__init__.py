"""The demonstration data: made-up children whose totals are Havering's published figures."""

from __future__ import annotations

import random
from pathlib import Path

from hscb.config import DEFAULT_AGENCY
from hscb.demo.contacts import contacts_of_year
from hscb.demo.days import YEARS
from hscb.demo.journeys import Journeys, make_journeys
from hscb.demo.lists_front_door import assessments_sheet, contacts_sheet, enquiries_sheet, referrals_sheet
from hscb.demo.lists_plans import plans_sheet, reviews_sheet
from hscb.demo.population import Population
from hscb.demo.repeat_contacts import give_children
from hscb.demo.workbooks import Sheet, write_workbook


def make_demonstration_workbooks(folder: Path, seed: int = 2017) -> list[Path]:
    """Writes the synthetic child-level workbooks into a folder; gives their paths. One seed gives the same bytes."""
    population = Population(random.Random(f"population {seed}"))
    journeys = make_journeys(seed, population)
    sheets = annex_a_sheets(seed, population, journeys)
    population.number()
    return [write_workbook(folder / "demonstration_annex_a.xlsx", DEFAULT_AGENCY, sheets)]


def annex_a_sheets(seed: int, population: Population, journeys: Journeys) -> list[Sheet]:
    """The sheets of the Annex A workbook."""
    rng = random.Random(f"contacts {seed}")
    contacts = [contact for year in YEARS for contact in contacts_of_year(rng, year, journeys.cases)]
    give_children(rng, population, journeys.cases, contacts)
    rng = random.Random(f"lists {seed}")
    return [
        contacts_sheet(contacts),
        referrals_sheet(rng, journeys.cases),
        assessments_sheet(rng, journeys.cases),
        enquiries_sheet(rng, journeys.enquiries),
        plans_sheet(rng, journeys.plans),
        reviews_sheet(journeys.plans),
    ]
