"""Episodes of the national return: a new one at each change of order or placement, the last one open or ended."""

from __future__ import annotations

import random
from dataclasses import dataclass, replace
from datetime import date, timedelta

from hscb.demo.days import YEARS, by_weight
from hscb.demo.placements import Home, Placement

# Children who spent some days in hospital or with other carers and came back, in the three years.
AWAY_FOR_DAYS = 16
_AWAY = (("T1", 35), ("T3", 40), ("T4", 25))


@dataclass(frozen=True)
class Episode:
    """One row of the module Episodes."""

    start: date
    start_reason: str
    status: str
    placement: Placement
    end: date | None
    end_reason: str | None
    why_moved: str | None


def add_stays_away(rng: random.Random, homes: list[Home]) -> None:
    """Lets some children be away for some days and come back to the same placement."""
    able = [home for home in homes if (home.career.last_day - home.placements[-1].start).days > 200]
    for home in rng.sample(able, AWAY_FOR_DAYS):
        left = home.placements[-1]
        days = (home.career.last_day - left.start).days
        away = max(
            left.start + timedelta(days=60), home.career.last_day - timedelta(days=rng.randint(70, days - 60))
        )
        back = away + timedelta(days=rng.randint(3, 6))
        ordered = any(away <= day <= back for day, _ in home.career.orders)
        year_end = any(away - timedelta(days=8) <= year.end <= back for year in YEARS)
        if not (ordered or year_end or left.kind in ("A5", "A6")):
            stay = Placement(away, by_weight(rng, _AWAY), "", None, "OTHER", False, left.location, left.miles)
            home.placements += [stay, replace(left, start=back, why_moved="OTHER", is_same_carer=False)]


def episodes_of(home: Home) -> list[Episode]:
    """The episodes of one career, each ending on the day on which the next begins."""
    career = home.career
    orders = dict(career.orders)
    places = {placement.start: placement for placement in home.placements}
    days = sorted(orders | places)
    found = []
    for day, following in zip(days, [*days[1:], None], strict=True):
        next_place = places.get(following) if following else None
        found.append(
            Episode(
                start=day,
                start_reason=_start_reason(day == career.start, places.get(day), day in orders),
                status=career.status_on(day),
                placement=home.on(day),
                end=following or career.end,
                end_reason="X1" if following else career.end_reason,
                why_moved=next_place.why_moved if next_place else None,
            )
        )
    return found


def _start_reason(is_first: bool, moved_to: Placement | None, is_ordered: bool) -> str:
    if is_first:
        return "S"
    if moved_to is None:
        return "L"
    if moved_to.is_same_carer:
        return "U" if is_ordered else "T"
    return "B" if is_ordered else "P"
