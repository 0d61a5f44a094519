"""Everything that happens to the children: made once from a seed, then written as lists."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass

from hscb.demo.care import Career, all_care_families
from hscb.demo.care_leavers import CareLeaver, all_care_leavers
from hscb.demo.care_moves import can_be_as_printed, count_moves
from hscb.demo.care_orders import give_orders
from hscb.demo.children_in_need import Need, all_in_need
from hscb.demo.contacts import Contact, contacts_of_year
from hscb.demo.days import YEARS
from hscb.demo.episodes import add_stays_away
from hscb.demo.journeys import Journeys, make_journeys
from hscb.demo.locations import give_locations
from hscb.demo.missing import MissingEpisode, all_missing
from hscb.demo.placements import Home, give_placements
from hscb.demo.population import Population
from hscb.demo.repeat_contacts import give_children

ATTEMPTS = 300


@dataclass(frozen=True)
class Lives:
    """The children's contacts, journeys, care and what came after it."""

    population: Population
    contacts: Sequence[Contact]
    journeys: Journeys
    homes: Sequence[Home]
    needs: Sequence[Need]
    missing: Sequence[MissingEpisode]
    leavers: Sequence[CareLeaver]

    @property
    def careers(self) -> list[Career]:
        """Every period of care."""
        return [home.career for home in self.homes]


def make_lives(seed: int) -> Lives:
    """The lives of one seed; each stage draws from its own stream, so that a change in one leaves the others."""
    population, families = _care(seed)
    careers = [career for family in families for career in family]
    journeys = make_journeys(seed, population, families)
    homes = _homes(random.Random(f"homes {seed}"), careers)
    rng = random.Random(f"contacts {seed}")
    contacts = [contact for year in YEARS for contact in contacts_of_year(rng, year, journeys.cases)]
    give_children(rng, population, journeys.cases, contacts)
    in_care = {career.child for career in careers}
    others = [child for case in journeys.cases for child in case.children if child not in in_care]
    return Lives(
        population,
        contacts,
        journeys,
        homes,
        all_in_need(random.Random(f"need {seed}"), population, journeys.cases, careers),
        all_missing(random.Random(f"missing {seed}"), careers, list(dict.fromkeys(others))),
        all_care_leavers(random.Random(f"leavers {seed}"), population, careers),
    )


def _care(seed: int) -> tuple[Population, list[list[Career]]]:
    """The first draw of careers whose ages let the printed shares of settled children be met."""
    for attempt in range(ATTEMPTS):
        population = Population(random.Random(f"population {seed} {attempt}"))
        families = all_care_families(random.Random(f"care {seed} {attempt}"), population)
        if can_be_as_printed([career for family in families for career in family]):
            return population, families
    raise ValueError(f"seed {seed}: no draw of careers meets the printed shares")


def _homes(rng: random.Random, careers: list[Career]) -> list[Home]:
    give_orders(rng, careers)
    homes = give_placements(rng, careers, count_moves(rng, careers))
    give_locations(rng, homes)
    add_stays_away(rng, homes)
    return homes
