"""What a trend says, made from its numbers: title, sentence, notes."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass
from typing import Any

import pandas as pd

from hscb.charts.trend import Trend
from hscb.charts.wording import (
    HIDDEN,
    HIDDEN_WORDS,
    base,
    cases_left_out,
    direction,
    figure,
    is_missing,
    period,
    reason,
    several,
    size_of_change,
    unit_words,
)

_TITLE_WORDS = 12
_ROSE = {1: "rose to", -1: "fell to", 0: "stayed at"}
# The others are in the chart and in the table.
_NAMED = {"England": "England", "Statistical neighbours": "the statistical neighbours"}
_UP = {1: "up", -1: "down", 0: "no change"}


@dataclass(frozen=True)
class Latest:
    """The last figure of the headline series, and the one a year before it where there is one."""

    row: dict[Hashable, Any]
    before: dict[Hashable, Any] | None

    @property
    def change(self) -> float | None:
        """How far it moved in a year."""
        return None if self.before is None else float(self.row["value"]) - float(self.before["value"])


def latest(trend: Trend) -> Latest | None:
    """The last figure shown of the headline series; None where every one is missing or hidden."""
    shown = trend.series[0].shown if trend.series else pd.DataFrame()
    if shown.empty:
        return None
    rows = shown.to_dict("records")
    a_year_before = rows[-1]["period_start"] - pd.DateOffset(years=1)
    return Latest(rows[-1], next((row for row in rows if row["period_start"] == a_year_before), None))


def title(trend: Trend) -> str:
    """What the chart says, in at most twelve words."""
    name, now = trend.measure.title, latest(trend)
    if now is None:
        return f"{name}: no figure to show"
    shown, when = figure(now.row["value"], trend.measure.unit), _period(trend, now.row)
    if now.change is None:
        return _at_most(f"{name}: {shown} in {when}", f"{name}: {shown}")
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
    """One sentence: the last figure with its base, its change in a year, how far others and the target are."""
    now, unit = latest(trend), trend.measure.unit
    if now is None:
        return "There is no figure to show in these periods."
    based = base(now.row["numerator"], now.row["denominator"], trend.measure.denominator_words)
    in_brackets = f" ({based})" if based else ""
    first = f"In {_period(trend, now.row)} it was {figure(now.row['value'], unit)}{in_brackets}"
    return f"{'; '.join([f'{first}, {change_words(trend, now)}', *_distances(trend, now)])}."


def change_words(trend: Trend, now: Latest) -> str:
    """How the last figure differs from a year before: `up 5.2 points on 2015-16`."""
    if now.before is None or now.change is None:
        return "with no figure of the same kind a year before"
    way = direction(now.change, trend.measure.unit)
    size = f" {size_of_change(now.change, trend.measure.unit)}" if way else ""
    return f"{_UP[way]}{size} on {_period(trend, now.before)}"


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
    return [several(found)] if found else []


def distance(value: float, other: float, name: str, unit: str) -> str:
    """How far a figure is from another: `14.7 points below England (82.9%)`."""
    way = direction(value - other, unit)
    if way == 0:
        return f"level with {name} ({figure(other, unit)})"
    side = "above" if way > 0 else "below"
    return f"{size_of_change(value - other, unit)} {side} {name} ({figure(other, unit)})"


def notes(trend: Trend, exclusions: pd.DataFrame, data_note: str) -> tuple[str, ...]:
    """Where the figures come from, what was left out of them, what is hidden."""
    return tuple(
        note
        for note in (
            data_note,
            _comparator_note(trend),
            excluded_note(trend.measure.measure_id, exclusions, trend),
            _hidden_note(trend),
            _partial_note(trend),
            _caveat_note(trend),
            _axis_note(trend),
        )
        if note
    )


def _comparator_note(trend: Trend) -> str:
    sources = sorted({source for source in trend.drawn["source"] if not is_missing(source)})
    if not sources:
        return ""
    each_year = (
        "" if trend.view.period_type == "year" else " A comparator's figure is that of the whole year."
    )
    return f"Comparators: {'; '.join(sources)}.{each_year}"


def excluded_note(measure_id: str, exclusions: pd.DataFrame, trend: Trend) -> str:
    """Cases left out of the last period's denominator, counted by reason."""
    if exclusions.empty:
        return ""
    rows = exclusions[exclusions["measure_id"] == measure_id].to_dict("records")
    if not rows:
        return ""
    counted = [
        f"{cases_left_out(row['count'], bool(row['suppressed']))} {reason(row['reason'])}" for row in rows
    ]
    return f"Left out in {period(trend.view.last.label, trend.view.period_type)}: {several(counted)}."


def _hidden_note(trend: Trend) -> str:
    hidden = sum(int(one.rows["suppressed"].astype(bool).sum()) for one in trend.series)
    if not hidden:
        return ""
    each = "1 figure is" if hidden == 1 else f"{hidden} figures are"
    return f"{each} hidden ({HIDDEN}): {HIDDEN_WORDS}. No line crosses a gap."


def _partial_note(trend: Trend) -> str:
    labels = {row["period_label"]: row for one in trend.series for row in one.rows.to_dict("records")}
    partial = [_period(trend, row) for row in labels.values() if row["status"] == "partial"]
    return f"The data cover only part of {several(partial)} (paler)." if partial else ""


def _caveat_note(trend: Trend) -> str:
    rows = pd.concat([one.rows for one in trend.series]) if trend.series else pd.DataFrame()
    if rows.empty or rows["caveat"].isna().all():
        return ""
    found = rows.dropna(subset="caveat").groupby("caveat", sort=False)["period_label"]
    return " ".join(f"{str(caveat).capitalize()}: {_span(trend, list(labels))}." for caveat, labels in found)


def _span(trend: Trend, labels: list[str]) -> str:
    unique = [period(label, trend.view.period_type) for label in dict.fromkeys(labels)]
    return several(unique) if len(unique) <= 4 else f"{unique[0]} to {unique[-1]}"


def _axis_note(trend: Trend) -> str:
    low = trend.axis().low
    return f"The axis begins at {figure(low, trend.measure.unit)}." if low > 0 else ""


def _period(trend: Trend, row: dict[Hashable, Any]) -> str:
    return period(row["period_label"], trend.view.period_type)


def _at_most(*candidates: str) -> str:
    return next((text for text in candidates if len(text.split()) <= _TITLE_WORDS), candidates[-1])
