"""The categories of a breakdown in the last period, each beside what it was a year before."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pandas as pd

from hscb.charts.wording import figure, is_missing, period
from hscb.queries.measures import Measure
from hscb.queries.view import View

# Breakdowns whose categories have an order of their own; the others go by size.
_ORDERED = {
    "age_band": ["Unborn", "Under 1", "1-4", "5-9", "10-15", "16-17", "18+"],
    "duration_band": ["0", "1-10", "11-20", "21-30", "31-40", "41-45", "46-50", "51-60", "61+"],
}
FEWEST = 2


@dataclass(frozen=True)
class Figure:
    """A figure of a category, and the counts of a percentage; None where there is none or it is hidden."""

    value: float | None
    numerator: float | None = None
    denominator: float | None = None
    hidden: bool = False

    def text(self, unit: str) -> str:
        """The figure as it is shown."""
        return figure(self.value, unit, self.hidden)


NOTHING = Figure(None)


@dataclass(frozen=True)
class Category:
    """A category: its figure of the last period and the one of a year before."""

    name: str
    now: Figure
    before: Figure = NOTHING


@dataclass(frozen=True)
class Breakdown:
    """What a breakdown chart draws, its categories in the order of their bars."""

    measure: Measure
    view: View
    name: str
    origin: str
    categories: tuple[Category, ...]
    before_label: str
    # hidden a year before and without a row in the last period: they are counted in a note, and have no bar
    hidden_and_gone: int

    @property
    def when(self) -> str:
        """The period of the bars."""
        return period(self.view.last.label, self.view.period_type)

    @property
    def when_before(self) -> str:
        """The period of the ticks; nothing where no category has a figure of it."""
        return period(self.before_label, self.view.period_type) if self.before_label else ""

    @property
    def shown(self) -> list[Category]:
        """The categories with a figure to draw."""
        return [one for one in self.categories if one.now.value is not None]


def breakdown_of(measure: Measure, name: str, rows: pd.DataFrame, view: View) -> Breakdown | None:
    """The breakdown in the last period shown; None where it has fewer than two categories then."""
    last = rows[rows["period_label"] == view.last.label]
    if len(last) < FEWEST:
        return None
    earlier = rows[rows["period_start"] == pd.Timestamp(view.last.first_day) - pd.DateOffset(years=1)]
    origin = str(last["origin"].iloc[0])
    now, before = _by_category(last), _by_category(earlier)
    # one that was hidden a year before stays out: its row would say only that it was a small number then
    gone = [category for category, one in before.items() if category not in now and one.value is not None]
    # where records are counted, no row means that no case was there; a return may leave a category out
    missing = Figure(0.0) if origin == "records" and measure.unit == "count" else NOTHING
    now |= dict.fromkeys(gone, missing)
    found = [Category(category, one, before.get(category, NOTHING)) for category, one in now.items()]
    has_earlier = any(one.before.value is not None for one in found)
    label = str(earlier["period_label"].iloc[0]) if has_earlier else ""
    hidden = sum(one.hidden for category, one in before.items() if category not in now)
    return Breakdown(measure, view, name, origin, tuple(_ordered(found, name)), label, hidden)


def _by_category(rows: pd.DataFrame) -> dict[str, Figure]:
    return {str(row["category"]): _figure(row) for row in rows.to_dict("records")}


def _figure(row: dict[Any, Any]) -> Figure:
    if row["suppressed"]:
        return Figure(None, hidden=True)
    value, numerator, denominator = (
        None if is_missing(row[name]) else float(row[name]) for name in ("value", "numerator", "denominator")
    )
    return Figure(value, numerator, denominator)


def _ordered(found: list[Category], name: str) -> list[Category]:
    order = _ORDERED.get(name)
    if order:
        place = {category: number for number, category in enumerate(order)}
        return sorted(found, key=lambda one: (place.get(one.name, len(place)), one.name))
    return sorted(found, key=lambda one: (one.now.value is None, -(one.now.value or 0.0), one.name))
