"""Lists 10 and 11: children with a plan for adoption, and the adults who want to adopt."""

from __future__ import annotations

import random
from collections.abc import Sequence
from datetime import date, timedelta

from hscb.demo import written
from hscb.demo.days import DATA_FROM, DATA_TO, any_day, by_weight, working_day_from
from hscb.demo.lists_ssda903 import decision_day
from hscb.demo.placements import ADOPTIVE, Home
from hscb.demo.population import DISABILITIES, ETHNICITIES
from hscb.demo.workbooks import Sheet
from hscb.demo.written import Values, yes_no

# [invented] Households that asked about adopting in the three years, of one or two adults.
HOUSEHOLDS = 34
_REASONS = ("Withdrew", "Process on hold", "Application refused")


def adoption_sheet(homes: Sequence[Home]) -> Sheet:
    """List 10: every child with a placement order in the three years."""
    rows: list[Values] = []
    for n, home in enumerate(home for home in homes if "E1" in [status for _, status in home.career.orders]):
        career = home.career
        placed = home.placements[-1] if home.placements[-1].kind in ADOPTIVE else None
        reversed_on = next(
            (day for day, status in career.orders[1:] if status == "C2" and _came_after_order(home, day)),
            None,
        )
        person = written.person_with_disability(career.child, career.start)
        rows.append(
            person
            | {
                "family_id": f"FM{2101 + n}",
                "care_start_date": career.start,
                "decision_date": decision_day(career),
                "placement_order_date": next(day for day, status in career.orders if status == "E1"),
                "matching_date": working_day_from(placed.start - timedelta(days=24)) if placed else None,
                "placed_date": placed.start if placed else None,
                "adoption_order_date": career.end if career.is_adopted else None,
                "decision_reversed_date": reversed_on,
                "reversal_reason": "a) RD1" if reversed_on else None,
                "fostering_for_adoption_date": next(
                    (p.start for p in home.placements if p.kind == "U5"), None
                ),
            }
        )
    return Sheet("list_10", sorted(rows, key=lambda row: row["care_start_date"]))


def _came_after_order(home: Home, day: date) -> bool:
    return any(since < day for since, status in home.career.orders if status == "E1")


def adopters_sheet(rng: random.Random) -> Sheet:
    """List 11: adopters from enquiry to order, or to leaving."""
    rows: list[Values] = []
    for n in range(HOUSEHOLDS):
        steps = _steps(rng)
        for adult in range(rng.choices((1, 2), (24, 76))[0]):
            gender = "a) Male" if adult else rng.choice(("a) Male", "b) Female", "b) Female"))
            rows.append(
                {
                    "adopter_id": f"AD{3011 + 2 * n + adult}",
                    "family_id": f"AF{3011 + n}",
                    "gender": gender,
                    "ethnicity": by_weight(rng, ETHNICITIES[:-2]),
                    "disability": yes_no(by_weight(rng, DISABILITIES) if rng.random() < 0.3 else "No"),
                    **steps,
                }
            )
    return Sheet("list_11", sorted(rows, key=lambda row: row["enquiry_date"]))


def _steps(rng: random.Random) -> Values:
    """The stages of the process, as far as the household came by the end of the data."""
    enquiry = working_day_from(any_day(rng, DATA_FROM, DATA_TO - timedelta(days=30)))
    waits = (
        ("stage_1_start_date", 30),
        ("stage_1_end_date", 62),
        ("stage_2_start_date", 12),
        ("stage_2_end_date", 120),
    )
    later = (
        ("application_date", 4),
        ("approval_date", 20),
        ("matching_date", 150),
        ("placed_date", 24),
        ("adoption_order_date", 230),
    )
    steps: Values = {"enquiry_date": enquiry, "fostering_for_adoption": yes_no(rng.random() < 0.12)}
    leaves = rng.randrange(1, 7) if rng.random() < 0.45 else 99
    day = enquiry
    for n, (name, wait) in enumerate((*waits, *later)):
        day = working_day_from(day + timedelta(days=round(wait * rng.uniform(0.6, 1.5))))
        if day > DATA_TO:
            break
        if n == leaves:
            return steps | {"leaving_date": day, "leaving_reason": rng.choices(_REASONS, (70, 24, 6))[0]}
        steps[name] = day
    steps["children_placed"] = rng.choice((1, 1, 1, 2)) if "placed_date" in steps else None
    return steps
