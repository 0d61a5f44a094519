"""The SSDA903 workbook: the national return on children looked after, module by module, as sheets."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from hscb.demo.care import Career
from hscb.demo.care_reviews import Health
from hscb.demo.days import DATA_FROM, DATA_TO, birthday, by_weight, working_day_from
from hscb.demo.episodes import episodes_of
from hscb.demo.placements import ADOPTIVE, Home
from hscb.demo.population import Child
from hscb.demo.workbooks import Sheet
from hscb.demo.written import Values

_SEX = {"M": "1", "F": "2", "N": "1"}
_TOOK_PART = (("PN1", 58), ("PN2", 6), ("PN3", 14), ("PN4", 4), ("PN5", 8), ("PN6", 6), ("PN7", 4))
# Strengths and difficulties score: the average published for Havering is 12.8 (2016-17).
SDQ_MEAN, SDQ_SPREAD = 12.8, 6.4


def _seen(career: Career) -> Child:
    career.child.seen(career.start)
    return career.child


def header_sheet(careers: Sequence[Career]) -> Sheet:
    """Header: one row per child."""
    children = {career.child: _seen(career) for career in careers}
    rows = [
        {
            "child_id": child,
            "gender": _SEX[child.gender],
            "date_of_birth": child.born,
            "ethnicity": child.ethnicity,
            "mother": None,
        }
        for child in children
    ]
    return Sheet("ssda903_header", rows)


def episodes_sheet(homes: Sequence[Home]) -> Sheet:
    """Episodes, with the board's additions: miles from home, and in or outside the borough."""
    rows: list[Values] = [
        {
            "child_id": home.career.child,
            "start_date": episode.start,
            "start_reason": episode.start_reason,
            "legal_status": episode.status,
            "need": home.career.need,
            "placement_type": episode.placement.kind,
            "placement_provider": episode.placement.provider or None,
            "end_date": episode.end,
            "end_reason": episode.end_reason,
            "change_reason": episode.why_moved,
            "urn": episode.placement.urn,
            "distance_miles": episode.placement.miles,
            "placement_location": episode.placement.location,
        }
        for home in homes
        for episode in episodes_of(home)
    ]
    return Sheet("ssda903_episodes", sorted(rows, key=lambda row: row["start_date"]))


def care_reviews_sheet(rng: random.Random, reviews: Mapping[Career, Sequence[date]]) -> Sheet:
    """Reviews, with how the child took part."""
    rows: list[Values] = [
        {
            "child_id": career.child,
            "date_of_birth": career.child.born,
            "review_date": day,
            "participation": "PN0" if career.child.is_under(4, day) else by_weight(rng, _TOOK_PART),
        }
        for career, days in reviews.items()
        for day in days
    ]
    return Sheet("ssda903_reviews", sorted(rows, key=lambda row: row["review_date"]))


def unaccompanied_sheet(careers: Sequence[Career]) -> Sheet:
    """UASC: unaccompanied asylum-seeking children, with the 18th birthday on which that ceased."""
    rows = [
        {
            "child_id": career.child,
            "gender": _SEX[career.child.gender],
            "date_of_birth": career.child.born,
            "ceased_date": birthday(career.child.born, 18)
            if birthday(career.child.born, 18) <= DATA_TO
            else None,
        }
        for career in careers
        if career.is_unaccompanied
    ]
    return Sheet("ssda903_uasc", rows)


def health_sheet(rng: random.Random, health: Mapping[Career, Health]) -> Sheet:
    """OC2: health of children looked after for the 12 months to the end of the data."""
    return Sheet("ssda903_oc2", [_health_row(rng, career, found) for career, found in health.items()])


def _health_row(rng: random.Random, career: Career, health: Health) -> Values:
    child = career.child
    age = child.age_on(DATA_TO)
    scored = 4 <= age <= 16 and rng.random() < 0.83
    misuses = age >= 12 and rng.random() < 0.05
    return {
        "child_id": child,
        "date_of_birth": child.born,
        "sdq_score": min(max(round(rng.gauss(SDQ_MEAN, SDQ_SPREAD)), 0), 36) if scored else None,
        "sdq_reason": rng.choice(("SDQ2", "SDQ4", "SDQ5")) if 4 <= age <= 16 and not scored else None,
        "convicted": int(age >= 10 and rng.random() < 0.04),
        "health_check": int(rng.random() < 0.93) if age < 5 else None,
        "immunisations": int(health.immunised),
        "dental_check": int(health.teeth_checked),
        "health_assessment": int(health.assessed),
        "substance_misuse": int(misuses),
        "intervention_received": (received := int(rng.random() < 0.6)) if misuses else None,
        "intervention_offered": 1 - received if misuses else None,
    }


def adopted_sheet(rng: random.Random, homes: Sequence[Home]) -> Sheet:
    """AD1: children adopted in the three years."""
    rows = []
    for home in homes:
        if home.career.is_adopted and home.placements[-1].kind in ADOPTIVE:
            placed = home.placements[-1]
            rows.append(
                {
                    "child_id": home.career.child,
                    "date_of_birth": home.career.child.born,
                    "decision_date": decision_day(home.career),
                    "matching_date": working_day_from(placed.start - timedelta(days=rng.randint(15, 32))),
                    "foster_care": int(placed.kind == "A5"),
                    "number_of_adopters": (adopters := rng.choices((1, 2), (18, 82))[0]),
                    "sex_of_adopters": rng.choices(("MF", "F1", "MM", "FF"), (74, 16, 6, 4))[0]
                    if adopters == 2
                    else "F1",
                    "legal_status_of_adopters": "L0"
                    if adopters == 1
                    else rng.choices(("L11", "L12", "L2"), (78, 8, 14))[0],
                }
            )
    return Sheet("ssda903_ad1", rows)


def decision_day(career: Career) -> date:
    """When it was decided that the child should be adopted: some weeks before the placement order."""
    granted = next(day for day, status in career.orders if status == "E1")
    return max(working_day_from(granted - timedelta(days=35)), career.start + timedelta(days=10))


def placed_for_adoption_sheet(homes: Sequence[Home]) -> Sheet:
    """PlacedAdoption: every placement for adoption."""
    rows = [
        {
            "child_id": home.career.child,
            "date_of_birth": home.career.child.born,
            "placed_date": placement.start,
        }
        for home in homes
        for placement in home.placements
        if placement.kind in ADOPTIVE
    ]
    return Sheet("ssda903_placed_adoption", rows)


def previous_permanence_sheet(rng: random.Random, careers: Sequence[Career]) -> Sheet:
    """PrevPerm: whether children who began care in the three years had left care for a permanent home before."""
    rows: list[Values] = []
    for career in careers:
        if career.start < DATA_FROM:
            continue
        kind = by_weight(rng, (("Z1", 93), ("P2", 4), ("P1", 2), ("P3", 1)))
        again = kind != "Z1"
        year = max(career.start.year - rng.randint(2, 6), career.child.born.year)
        rows.append(
            {
                "child_id": career.child,
                "date_of_birth": career.child.born,
                "previous_permanence": kind,
                "authority_of_permanence": "311" if again else None,
                "permanence_date": f"zz/zz/{year}" if again else None,
            }
        )
    return Sheet("ssda903_prev_perm", rows)
