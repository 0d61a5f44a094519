"""Reports made at random in which every figure agrees with every other; and the ways in which one can be broken."""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import Any

Report = dict[tuple[str, str, str], dict[str, Any]]
YEARS = ("2014-15", "2015-16", "2016-17")


def report(seed: int) -> Report:
    """Three years of a report by (measure, period, category): shares with their counts, parts, quarters, stocks."""
    chance = random.Random(seed)
    made: Report = {}
    outstanding = chance.randrange(20, 60)
    for year in YEARS:
        _share(made, chance, "supervision_pct", year, chance.randrange(100, 900))
        _parts(made, chance, year)
        _quarters(made, chance, year)
        deaths, completed = chance.randrange(20, 40), chance.randrange(6, 20)
        outstanding += deaths - completed
        made["child_deaths", year, "all"] = {"value": deaths}
        made["child_death_reviews_completed", year, "all"] = {"value": completed}
        made["child_death_reviews_outstanding", year, "all"] = {"value": outstanding}
        nurses, caseload = chance.randrange(8, 30), chance.randrange(2000, 6000)
        made["school_nurses", year, "all"] = {"value": nurses}
        made["school_nurse_service_caseload", year, "all"] = {"value": caseload}
        made["school_nurse_caseload", year, "all"] = {"value": round(caseload / nurses, chance.randrange(2))}
    _change(made, "young_carers_supported", chance)
    return made


def rows(made: Report) -> list[dict[str, str | None]]:
    """The report as rows of raw.published_values."""
    return [
        {
            "area": "Havering", "measure_id": measure_id, "period": period, "source": "Report",
            "published_in": "2016-17",
            "breakdown": None if category == "all" else "location", "category": category,
            **{name: None if cell is None else str(cell) for name, cell in given.items()},
        }
        for (measure_id, period, category), given in made.items()
    ]  # fmt: skip


def _share(made: Report, chance: random.Random, measure_id: str, period: str, whole: int) -> None:
    part = chance.randrange(10, whole - 10)
    value = round(100 * part / whole, chance.randrange(3))
    made[measure_id, period, "all"] = {"value": value, "numerator": part, "denominator": whole}


def _parts(made: Report, chance: random.Random, year: str) -> None:
    inside, outside = chance.randrange(50, 200), chance.randrange(50, 200)
    whole = inside + outside
    made["cla_by_location", year, "all"] = {"value": whole}
    made["cla_by_location", year, "In the borough"] = {"value": inside}
    made["cla_by_location", year, "Out of the borough"] = {"value": outside}
    made["cla_out_of_area_pct", year, "all"] = {
        "value": round(100 * outside / whole, chance.randrange(2)), "numerator": outside, "denominator": whole
    }  # fmt: skip


def _quarters(made: Report, chance: random.Random, year: str) -> None:
    attended = [chance.randrange(50, 300) for _ in range(4)]
    places = [count + chance.randrange(20, 100) for count in attended]
    for number, (count, of) in enumerate(zip(attended, places, strict=True), start=1):
        made["training_attended", f"{year} Q{number}", "all"] = {"value": count}
        made["training_places", f"{year} Q{number}", "all"] = {"value": of}
        made["training_capacity_pct", f"{year} Q{number}", "all"] = {"value": round(100 * count / of)}
    made["training_attended", year, "all"] = {"value": sum(attended)}
    made["training_places", year, "all"] = {"value": sum(places)}
    made["training_capacity_pct", year, "all"] = {"value": round(100 * sum(attended) / sum(places), 1)}


def _change(made: Report, measure_id: str, chance: random.Random) -> None:
    before = chance.randrange(40, 300)
    for year in YEARS:
        now = max(20, before + chance.randrange(-20, 40))
        change = round(100 * (now - before) / before)
        given = {"value": now}
        made[measure_id, year, "all"] = (
            given if year == YEARS[0] else {**given, "narrative": f"printed change {change:+d}%"}
        )
        before = now


def _add(measure_id: str, period: str, category: str, name: str, more: float) -> Callable[[Report], None]:
    def planted(made: Report) -> None:
        made[measure_id, period, category][name] += more

    return planted


def _say(measure_id: str, period: str, words: str) -> Callable[[Report], None]:
    def planted(made: Report) -> None:
        made[measure_id, period, "all"]["narrative"] = words

    return planted


# What is broken, by the rule that is to find it, with the figure it is to name.
PLANTED: dict[str, tuple[Callable[[Report], None], str, str]] = {
    "R1": (_add("cla_by_location", "2015-16", "In the borough", "value", 3), "cla_by_location", "2015-16"),
    "R2": (_add("supervision_pct", "2016-17", "all", "numerator", -9), "supervision_pct", "2016-17"),
    "R3": (_add("supervision_pct", "2014-15", "all", "numerator", 1000), "supervision_pct", "2014-15"),
    "R4": (_say("supervision_pct", "2016-17", "printed change +77%"), "supervision_pct", "2016-17"),
    "R5": (
        _say("young_carers_supported", "2016-17", "printed change +400%"), "young_carers_supported", "2016-17",
    ),
    "R7": (_add("training_attended", "2016-17 Q2", "all", "value", 7), "training_attended", "2016-17"),
    "R8": (
        _add("child_death_reviews_completed", "2015-16", "all", "value", 1),
        "child_death_reviews_outstanding", "2015-16",
    ),
    "R9": (_add("school_nurse_caseload", "2016-17", "all", "value", 9), "school_nurse_caseload", "2016-17"),
    "R12": (
        lambda made: made["school_nurses", "2014-15", "all"].update(value=None, narrative="said to be few"),
        "school_nurses", "2014-15",
    ),
}  # fmt: skip
