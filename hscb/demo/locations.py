"""Inside or outside the borough, and how far from home, so that each 31 March finds the published numbers."""

from __future__ import annotations

import random
from collections.abc import Callable

from hscb.demo.care_cohorts import OUT_OF_AREA, OVER_20_MILES
from hscb.demo.days import YEARS, Year
from hscb.demo.placements import Home, Placement

# How likely each kind of placement is outside the borough.
_OUTSIDE = {
    "K2": 0.88,
    "K1": 1.0,
    "R5": 1.0,
    "S1": 0.95,
    "R1": 0.8,
    "R3": 0.75,
    "A6": 0.75,
    "H5": 0.55,
    "P2": 0.5,
    "P1": 0.25,
}
_OUTSIDE_FOSTERING = {"PR1": 0.32, "PR4": 0.68, "PR5": 0.6}
_FAR = {"K2": 3.0, "S1": 4.0, "A6": 2.5, "R5": 4.0, "K1": 4.0, "R1": 2.5}


def give_locations(rng: random.Random, homes: list[Home]) -> None:
    """Says for every placement whether it is inside the borough, and its distance from home.

    The latest year end chooses first; placements that last over a year end keep what they have.
    """
    for year in reversed(YEARS):
        _settle(rng, homes, year, OUT_OF_AREA[year.label], "location", ("OUT", "IN"), _outside)
    for home in homes:
        for placement in home.placements:
            placement.location = placement.location or ("OUT" if rng.random() < _outside(placement) else "IN")
    far: dict[Placement, str] = {}
    for year in reversed(YEARS):
        _settle_far(rng, homes, year, far)
    for home in homes:
        _measure(rng, home, far)


def _outside(placement: Placement) -> float:
    return _OUTSIDE.get(placement.kind, _OUTSIDE_FOSTERING.get(placement.provider, 0.5))


def _current(homes: list[Home], year: Year) -> list[Placement]:
    return [home.on(year.end) for home in homes if home.career.is_open_on(year.end)]


def _settle(
    rng: random.Random,
    homes: list[Home],
    year: Year,
    wanted: int,
    attribute: str,
    values: tuple[str, str],
    weight: Callable[[Placement], float],
) -> None:
    placements = _current(homes, year)
    free = [placement for placement in placements if not getattr(placement, attribute)]
    missing = wanted - sum(getattr(placement, attribute) == values[0] for placement in placements)
    for n, placement in enumerate(_drawn(rng, free, weight)):
        setattr(placement, attribute, values[0] if n < missing else values[1])


def _drawn(
    rng: random.Random, placements: list[Placement], weight: Callable[[Placement], float]
) -> list[Placement]:
    """The placements in an order of chance, those of greater weight rather first."""
    return sorted(placements, key=lambda placement: -(rng.random() ** (1 / max(weight(placement), 0.01))))


def _settle_far(rng: random.Random, homes: list[Home], year: Year, far: dict[Placement, str]) -> None:
    known = [home for home in homes if not home.career.is_unaccompanied]
    outside = [placement for placement in _current(known, year) if placement.location == "OUT"]
    missing = OVER_20_MILES[year.label] - sum(far.get(placement) == "far" for placement in outside)
    free = [placement for placement in outside if placement not in far]
    for n, placement in enumerate(_drawn(rng, free, lambda p: _FAR.get(p.kind, 1.0))):
        far[placement] = "far" if n < missing else "near"


def _measure(rng: random.Random, home: Home, far: dict[Placement, str]) -> None:
    """Miles from home; not recorded for unaccompanied children, who had none here."""
    if home.career.is_unaccompanied:
        return
    for placement in home.placements:
        is_far = far.get(placement, "far" if rng.random() < 0.22 else "near") == "far"
        if placement.location == "IN":
            placement.miles = 0.0 if placement.kind == "P1" else round(rng.triangular(0.3, 6.5, 2.2), 1)
        elif is_far:
            placement.miles = round(min(20.5 + rng.expovariate(1 / 32), 240), 1)
        else:
            placement.miles = round(rng.triangular(1.8, 19.6, 8), 1)
