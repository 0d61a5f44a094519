"""What a trend says, made from its numbers: title, subtitle, sentence."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass
from typing import Any

import pandas as pd

from hscb.charts.context import base_changes
from hscb.charts.series import Series
from hscb.charts.trend import Trend
from hscb.charts.wording import (
    base,
    contradiction,
    direction,
    figure,
    period,
    rounded,
    several,
    size_of_change,
    unit_words,
)

_TITLE_WORDS = 12
_ROSE = {1: "rose to", -1: "fell to", 0: "stayed at"}
# The others are in the chart and in the table.
_NAMED = {
    "England": "England",
    "London": "London",
    "Statistical neighbours": "the statistical neighbours",
}
_UP = {1: "up", -1: "down", 0: "no change"}


@dataclass(frozen=True)
class Latest:
    """The last figure of a series, the one a year before it where there is one, and whether its base changed since."""

    row: dict[Hashable, Any]
    before: dict[Hashable, Any] | None
    is_rebased: bool = False

    @property
    def change(self) -> float | None:
        """How far it moved in a year."""
        return (
            None
            if self.before is None or self.is_rebased
            else float(self.row["value"]) - float(self.before["value"])
        )


def latest(trend: Trend) -> Latest | None:
    """The last figure shown of the headline series; None where every one is missing or hidden."""
    return _latest_of(trend, trend.series[0]) if trend.series else None


def _latest_of(trend: Trend, series: Series) -> Latest | None:
    rows = series.shown.to_dict("records")
    if not rows:
        return None
    a_year_before = rows[-1]["period_start"] - pd.DateOffset(years=1)
    before = next((row for row in rows if row["period_start"] == a_year_before), None)
    since = [row["period_label"] for row in rows if row["period_start"] > a_year_before]
    changes = base_changes(trend.context, series, trend.view)
    return Latest(rows[-1], before, any(change.label in since for change in changes))


def title(trend: Trend) -> str:
    """What the chart says, in at most twelve words.

    It names a direction between years alone: of quarters and months the eye compares the last two, the words a year.
    """
    name, now = trend.measure.title, latest(trend)
    if now is None:
        return f"{name}: no figure to show"
    shown, when = figure(now.row["value"], trend.measure.unit), period_words(trend, now.row)
    plain = (f"{name}: {shown} in {when}", f"{name}: {shown}")
    if any(_moves_against(now, other, trend) for _, other in _others(trend, now)):
        return _at_most(f"{name}: {shown} in {when}, sources disagree", *plain)
    if now.change is None or trend.view.period_type != "year":
        return _at_most(*plain)
    moved = f"{name} {_ROSE[direction(now.change, trend.measure.unit)]} {shown}"
    return _at_most(f"{moved} in {when}", moved, f"{name}: {shown}")


def subtitle(trend: Trend) -> str:
    """Measure, area, periods, unit."""
    kind = trend.view.period_type
    ends = [period(label, kind) for label in (trend.labels[0], trend.labels[-1])] if trend.labels else []
    span = " to ".join(dict.fromkeys(ends))
    at = "at the end of each period" if trend.measure.is_stock else ""
    parts = [trend.measure.title, trend.view.authority, span, unit_words(trend.measure.unit), at]
    return ", ".join(part for part in parts if part)


def sentence(trend: Trend) -> str:
    """The last figure with its base, its change in a year, how far others are; then what other sources say of it."""
    now, unit = latest(trend), trend.measure.unit
    if now is None:
        return "There is no figure to show in these periods."
    based = base(now.row["numerator"], now.row["denominator"], trend.measure.denominator_words)
    odd = contradiction(float(now.row["value"]), now.row["numerator"], now.row["denominator"], unit)
    rests_on = ", ".join(part for part in (based, odd) if part)
    in_brackets = f" ({rests_on})" if rests_on else ""
    first = f"In {period_words(trend, now.row)} it was {figure(now.row['value'], unit)}{in_brackets}"
    said = f"{'; '.join([f'{first}, {change_words(trend, now)}', *_distances(trend, now)])}."
    return " ".join([said, *_other_sources(trend, now)])


def _others(trend: Trend, now: Latest) -> list[tuple[Series, Latest]]:
    """The other series that have a figure in the period of the last one."""
    found = [(one, _latest_of(trend, one)) for one in trend.series[1:]]
    when = now.row["period_label"]
    return [(one, other) for one, other in found if other is not None and other.row["period_label"] == when]


def _moves_against(now: Latest, other: Latest, trend: Trend) -> bool:
    unit = trend.measure.unit
    if now.change is None or other.change is None:
        return False
    return direction(now.change, unit) * direction(other.change, unit) < 0


def _other_sources(trend: Trend, now: Latest) -> list[str]:
    """A sentence for each source whose figure reads otherwise, or moves the other way."""
    unit = trend.measure.unit
    found = []
    for one, other in _others(trend, now):
        said = f"{_who(one)} gives {figure(other.row['value'], unit)}"
        if _moves_against(now, other, trend):
            found.append(f"{said}, {change_words(trend, other)}.")
        elif not _reads_alike(float(now.row["value"]), float(other.row["value"]), unit):
            found.append(f"{said}.")
    return found


def _who(one: Series) -> str:
    if one.origin == "return":
        return f"The return of {one.agency}" if one.agency else "A return"
    return one.source or "A published figure"


def _reads_alike(value: float, other: float, unit: str) -> bool:
    """Whether two figures read the same at the decimals that the rounder one was printed with."""
    if unit == "percent" and float(other).is_integer():
        return rounded(value, 0) == rounded(other, 0)
    return figure(value, unit) == figure(other, unit)


def change_words(trend: Trend, now: Latest) -> str:
    """How the last figure differs from a year before: `up 5.2 points on 2015-16`."""
    if now.before is not None and now.is_rebased:
        return f"on another base than {period_words(trend, now.before)}, so that no change is told"
    if now.before is None or now.change is None:
        return "with no figure of the same kind a year before"
    way = direction(now.change, trend.measure.unit)
    size = f" {size_of_change(now.change, trend.measure.unit)}" if way else ""
    return f"{_UP[way]}{size} on {period_words(trend, now.before)}"


def _distances(trend: Trend, now: Latest) -> list[str]:
    unit, value = trend.measure.unit, float(now.row["value"])
    rows = trend.drawn[trend.drawn["period_label"] == now.row["period_label"]].set_index("comparator")[
        "value"
    ]
    found = [
        distance(value, float(rows[name]), words, unit) for name, words in _NAMED.items() if name in rows
    ]
    holds = now.row["period_label"] in [one.label for one in trend.target_periods]
    if trend.measure.target is not None and holds:
        found.append(distance(value, trend.measure.target, "the target", unit))
    place = trend.context.place
    return [*([several(found)] if found else []), *([place] if place else [])]


def distance(value: float, other: float, name: str, unit: str) -> str:
    """How far a figure is from another: `14.7 points below England (82.9%)`."""
    way = direction(value - other, unit)
    if way == 0:
        return f"level with {name} ({figure(other, unit)})"
    side = "above" if way > 0 else "below"
    return f"{size_of_change(value - other, unit)} {side} {name} ({figure(other, unit)})"


def period_words(trend: Trend, row: dict[Hashable, Any]) -> str:
    """The period of a row as it reads."""
    return period(row["period_label"], trend.view.period_type)


def _at_most(*candidates: str) -> str:
    return next((text for text in candidates if len(text.split()) <= _TITLE_WORDS), candidates[-1])
