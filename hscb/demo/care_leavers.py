"""Young people who left care: those of the three years who have turned 18, and older ones, as they stand at the end."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from hscb.demo import written
from hscb.demo.care import Career
from hscb.demo.days import DATA_TO, any_day, birthday, by_weight, pick_day
from hscb.demo.population import Child, Population
from hscb.demo.workbooks import Sheet
from hscb.demo.written import Values, yes_no

# Department for Education, Children looked after in England, Havering 2016-17, aged 19 to 21: in education,
# employment or training 55 %, accommodation suitable 89 %; not in touch, aged 17 to 21: 6 %.
IN_EDUCATION_OR_WORK, SUITABLE, NOT_IN_TOUCH = 0.55, 0.89, 0.06
# [invented] How many there are aged 19 to 21, and aged 18, at the end of the data.
AGED_19_TO_21, AGED_18 = 98, 33
_BUSY = (("F1", 12), ("F2", 34), ("P2", 6), ("F3", 38), ("P3", 10))
_NOT_BUSY = (("G4", 16), ("G5", 66), ("G6", 18))
_SUITABLE = (("D", 26), ("U", 34), ("B", 14), ("Z", 12), ("K", 5), ("E", 5), ("T", 3), ("Y", 1))
_UNSUITABLE = (("X", 40), ("S", 20), ("W", 20), ("V", 10), ("R", 10))


@dataclass(frozen=True)
class CareLeaver:
    """One young person at the end of the data."""

    child: Child
    eligibility: str
    in_touch: str
    accommodation: str | None
    is_suitable: bool | None
    activity: str | None
    was_alone: bool


def all_care_leavers(
    rng: random.Random, population: Population, careers: Sequence[Career]
) -> list[CareLeaver]:
    """The care leavers at the end of the data: former relevant ones by published shares, and a few others."""
    left = {career.child: career for career in careers if career.leaves_at_18}
    young = [child for child in left if child.is_under(19, DATA_TO)][:AGED_18]
    old = [child for child in left if not child.is_under(19, DATA_TO) and child.is_under(22, DATA_TO)]
    home = population.household
    while len(old) < AGED_19_TO_21:
        born = any_day(rng, birthday(DATA_TO, -22) + timedelta(days=2), birthday(DATA_TO, -20))
        old.append(population.child(home(), born))
    while len(young) < AGED_18:
        born = any_day(rng, birthday(DATA_TO, -19) + timedelta(days=2), birthday(DATA_TO, -18))
        young.append(population.child(home(), born))
    people = _former_relevant(rng, young, old[:AGED_19_TO_21], left)
    return people + _gone(rng, population) + _others(rng, population, careers)


def _former_relevant(
    rng: random.Random, young: list[Child], old: list[Child], left: dict[Child, Career]
) -> list[CareLeaver]:
    everyone = young + old
    lost = set(rng.sample(everyone, round(NOT_IN_TOUCH * len(everyone))))
    held = [child for child in old if child not in lost]
    suitable = set(rng.sample(held, round(SUITABLE * len(old))))
    busy = set(rng.sample(held, round(IN_EDUCATION_OR_WORK * len(old))))
    suitable |= {child for child in young if child not in lost and rng.random() < 0.92}
    busy |= {child for child in young if child not in lost and rng.random() < 0.66}
    return [
        _former(rng, child, child in lost, child in suitable, child in busy, left.get(child))
        for child in everyone
    ]


def _former(
    rng: random.Random, child: Child, is_lost: bool, is_suitable: bool, is_busy: bool, career: Career | None
) -> CareLeaver:
    alone = bool(career and career.is_unaccompanied)
    if is_lost:
        return CareLeaver(child, "b", by_weight(rng, (("NO", 70), ("REFU", 30))), "R", False, "0", alone)
    accommodation = by_weight(rng, _SUITABLE if is_suitable else _UNSUITABLE)
    return CareLeaver(
        child, "b", "YES", accommodation, is_suitable, by_weight(rng, _BUSY if is_busy else _NOT_BUSY), alone
    )


def _gone(rng: random.Random, population: Population) -> list[CareLeaver]:
    """Former relevant young people who are left out of every share: gone abroad, deported."""
    born = [any_day(rng, birthday(DATA_TO, -21), birthday(DATA_TO, -19)) for _ in range(3)]
    children = [population.child(population.household(), day) for day in born]
    return [
        CareLeaver(child, "b", "NO", accommodation, False, "0", True)
        for child, accommodation in zip(children, ("G", "G", "H"), strict=True)
    ]


def _others(rng: random.Random, population: Population, careers: Sequence[Career]) -> list[CareLeaver]:
    """Eligible young people still in care at 16 or 17, a few relevant ones who left, and qualifying ones."""
    eligible = [
        CareLeaver(
            career.child,
            "d",
            "YES",
            None,
            None,
            by_weight(rng, (*_BUSY, ("G5", 12))),
            career.is_unaccompanied,
        )
        for career in careers
        if career.is_open_on(DATA_TO)
        and not career.child.is_under(16, DATA_TO)
        and (DATA_TO - career.start).days > 100
    ]
    found = eligible
    for eligibility, years, count in (("a", 17, 5), ("c", 18, 12)):
        for _ in range(count):
            born = any_day(rng, birthday(DATA_TO, -years - 1) + timedelta(days=2), birthday(DATA_TO, -years))
            child = population.child(population.household(), born)
            activity = by_weight(rng, (*_BUSY, *_NOT_BUSY))
            found.append(
                CareLeaver(child, eligibility, "YES", by_weight(rng, _SUITABLE), True, activity, False)
            )
    return found


def care_leavers_sheet(rng: random.Random, people: Sequence[CareLeaver]) -> Sheet:
    """List 9, in the layout with the later columns."""
    rows: list[Values] = []
    for person in people:
        contact = _last_contact(rng, person)
        rows.append(
            written.person_with_disability(person.child, birthday(person.child.born, 14))
            | {
                "uasc": yes_no(person.was_alone),
                "team": "Leaving Care",
                "eligibility": {
                    "a": "a) Relevant",
                    "b": "b) Former relevant",
                    "c": "c) Qualifying",
                    "d": "d) Eligible",
                }[person.eligibility],
                "pathway_plan_review_date": pick_day(rng, date(2016, 8, 1), DATA_TO)
                if rng.random() < 0.86
                else None,
                "in_touch": person.in_touch.capitalize(),
                "latest_contact_date": contact,
                "accommodation": person.accommodation,
                "suitability": None
                if person.is_suitable is None
                else "a) Suitable"
                if person.is_suitable
                else "b) Unsuitable",
                "activity": person.activity,
            }
        )
    return Sheet("list_9", rows)


def _last_contact(rng: random.Random, person: CareLeaver) -> date:
    if person.in_touch == "YES":
        return DATA_TO - timedelta(days=rng.randint(0, 56))
    return DATA_TO - timedelta(days=rng.randint(90, 400))


def national_care_leavers_sheet(people: Sequence[CareLeaver]) -> Sheet:
    """OC3: the same young people as the national return has them."""
    rows: list[Values] = [
        {
            "child_id": person.child,
            "date_of_birth": person.child.born,
            "in_touch": person.in_touch,
            "activity": person.activity or "0",
            "accommodation": f"{person.accommodation}{1 if person.is_suitable else 2}"
            if person.accommodation and person.in_touch == "YES"
            else "0",
        }
        for person in people
        if person.eligibility == "b"
    ]
    return Sheet("ssda903_oc3", rows)
