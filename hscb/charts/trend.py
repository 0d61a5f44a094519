"""One measure over time: ours by origin, comparators, target, hidden periods."""

from __future__ import annotations

from dataclasses import dataclass, field

import altair as alt
import pandas as pd

from hscb.charts import limits, line_names, marks
from hscb.charts import theme as _theme  # noqa: F401  registers the look
from hscb.charts.context import BaseChange, Context, Event, base_changes, events
from hscb.charts.hatch import hatching
from hscb.charts.line_names import Named
from hscb.charts.panel import HEIGHT, Layer, Rows, layered, of_kind
from hscb.charts.scale import Axis, value_axis
from hscb.charts.series import SHAPES, Series, runs
from hscb.charts.tokens import tokens
from hscb.charts.wording import base, figure, period
from hscb.queries.measures import Measure
from hscb.queries.view import Period, View

# Told apart by dash and by the label at the line's end; Outer London is in the table.
DASHES = {"England": [1, 0], "London": [7, 4], "Statistical neighbours": [2, 3]}
_SOLID = [1, 0]
_MANY_PERIODS = 16


@dataclass(frozen=True)
class Trend:
    """What a trend chart draws over the periods of a view: series of ours, the headline one first, and comparators."""

    measure: Measure
    view: View
    series: list[Series]
    compared: pd.DataFrame
    context: Context = field(default_factory=Context)

    @property
    def limits(self) -> limits.Limits | None:
        """The usual range of the headline series, where there is one."""
        return limits.limits_of(self.context, self.series, self.view, self.measure.unit)

    @property
    def base_changes(self) -> list[BaseChange]:
        """Where the line of the headline series breaks because its base changes."""
        return base_changes(self.context, self.series[0], self.view) if self.series else []

    @property
    def events(self) -> list[Event]:
        """What happened in the periods shown."""
        return events(self.context, self.view)

    @property
    def labels(self) -> list[str]:
        """The periods of the axis, oldest first."""
        return self.view.labels

    @property
    def target_periods(self) -> list[Period]:
        """The periods of the axis that the target holds for."""
        return [period for period in self.view.periods if self.measure.target_in_force(period)]

    @property
    def drawn(self) -> pd.DataFrame:
        """The comparators that have a line."""
        return self.compared[self.compared["comparator"].isin(DASHES) & self.compared["value"].notna()]

    def axis(self) -> Axis:
        """The vertical axis that every value and the target fit on."""
        values = [value for one in self.series for value in one.shown["value"]] + list(self.drawn["value"])
        if self.measure.target is not None and self.target_periods:
            values.append(self.measure.target)
        if found := self.limits:
            values += found.values
        return value_axis(values, self.measure.unit)


def trend_chart(trend: Trend) -> alt.LayerChart:
    """The chart of a trend."""
    axis = trend.axis()
    ends = line_names.rows(_lines_with_names(trend), trend.measure.unit, axis)
    hidden = _hidden(trend)
    marked = marks.rows(trend.events, trend.base_changes, trend.view)
    usual = limits.rows(trend.limits)
    rows = [*usual, *_ours(trend), *_compared(trend), *_target(trend), *hidden, *marked, *ends]
    x, y = _x(trend), _y(trend, axis)
    layers = [
        *(limits.below(x, y) if usual else []),
        *marks.layers(x, trend.view, marked),
        *([hatching(x)] if hidden else []),
        *([_target_line(x, y)] if trend.target_periods else []),
        _lines(x, y),
        _points(x, y, small=len(trend.labels) > _MANY_PERIODS),
        *([limits.above(x, y)] if any(row["kind"] == "special" for row in usual) else []),
        _labels(x, y),
    ]
    return layered(layers, rows, HEIGHT)


def _x(trend: Trend) -> alt.X:
    words = [period(label, trend.view.period_type) for label in trend.labels]
    named = words
    if trend.view.period_type == "month" and len(words) > _MANY_PERIODS:
        # of many months only the first and the middle of each reporting year are named
        named = [word for word in words if word[:3] in ("Apr", "Oct")]
    return alt.X(
        "period:O",
        scale=alt.Scale(domain=words, type="point", padding=marks.PADDING),
        axis=alt.Axis(labelAngle=0, labelOverlap="parity", values=named, ticks=False),
    )


def _y(trend: Trend, axis: Axis) -> alt.Y:
    number = "format(datum.value, ',~f')"
    words = {"percent": f"{number} + '%'", "pounds": f"'£' + {number}"}.get(trend.measure.unit, number)
    return alt.Y(
        "value:Q",
        scale=alt.Scale(domain=[axis.low, axis.high], nice=False, zero=False),
        axis=alt.Axis(values=list(axis.ticks), labelExpr=words),
    )


def _lines(x: alt.X, y: alt.Y) -> Layer:
    return (
        alt.Chart()
        .transform_filter(of_kind("ours", "comparator"))
        .mark_line(strokeJoin="round")
        .encode(
            x,
            y,
            detail=[alt.Detail("series:N"), alt.Detail("run:N")],
            stroke=alt.Stroke("color:N", scale=None),
            strokeWidth=alt.StrokeWidth("width:Q", scale=None),
            strokeDash=alt.StrokeDash("dash:N", scale=None),
        )
    )


def _points(x: alt.X, y: alt.Y, small: bool) -> Layer:
    tooltip = [alt.Tooltip(f"{name}:N", title=title) for name, title in _TOOLTIP.items()]
    return (
        alt.Chart()
        .transform_filter(of_kind("ours", "comparator"))
        .mark_point(filled=True, strokeWidth=1.0 if small else 1.75, size=22 if small else 80)
        .encode(
            x,
            y,
            shape=alt.Shape("shape:N", scale=None),
            fill=alt.Fill("fill:N", scale=None),
            stroke=alt.Stroke("color:N", scale=None),
            opacity=alt.Opacity("opacity:Q", scale=None),
            tooltip=tooltip,
        )
    )


def _labels(x: alt.X, y: alt.Y) -> Layer:
    return (
        alt.Chart()
        .transform_filter(of_kind("end"))
        .mark_text(align="left", dx=10)
        .encode(x, y, text=alt.Text("text:N"), color=alt.Color("color:N", scale=None))
    )


def _target_line(x: alt.X, y: alt.Y) -> Layer:
    line = alt.Chart().mark_line(color=tokens().text, strokeWidth=1).encode(x, y)
    # a stroke at each period, so that a target of one period shows too
    strokes = (
        alt.Chart().mark_point(shape="stroke", color=tokens().text, strokeWidth=1, size=500).encode(x, y)
    )
    return alt.layer(line, strokes).transform_filter(of_kind("target"))


_TOOLTIP = {"series": "whose", "period": "period", "shown": "figure", "base": "that is", "origin": "from"}


def _ours(trend: Trend) -> Rows:
    look, unit = tokens(), trend.measure.unit
    return [
        {
            "kind": "ours",
            "series": f"{trend.view.authority}, {one.words}",
            "run": int(run),
            "period": period(row["period_label"], trend.view.period_type),
            "value": float(row["value"]),
            "shown": figure(row["value"], unit),
            "base": base(row["numerator"], row["denominator"], trend.measure.denominator_words),
            "origin": one.words,
            "color": look.ours,
            "width": 2.5 if place == 0 else 1.25,
            "dash": _SOLID,
            "shape": SHAPES[one.mark],
            "fill": look.ours if one.origin == "records" else look.page,
            "opacity": 0.45 if row["status"] == "partial" else 1.0,
        }
        for place, one in enumerate(trend.series)
        for row, run in zip(one.shown.to_dict("records"), _runs(trend, one), strict=True)
    ]


def _runs(trend: Trend, one: Series) -> pd.Series:
    bases = [change.label for change in base_changes(trend.context, one, trend.view)]
    return runs(one.shown, trend.labels, bases)


def _compared(trend: Trend) -> Rows:
    look = tokens()
    by_year = trend.view.period_type == "year"
    return [
        {
            "kind": "comparator",
            "series": row["comparator"],
            "run": int(run),
            "period": period(row["period_label"], trend.view.period_type),
            "value": float(row["value"]),
            "shown": figure(row["value"], trend.measure.unit),
            "base": "" if by_year else f"the year {row['year_label']}",
            "origin": row["source"],
            "color": look.comparator,
            "width": 1.5,
            "dash": DASHES[row["comparator"]],
            "shape": "circle",
            "fill": look.comparator,
            # on a line nothing to see, but something to point at; alone the only mark there is
            "opacity": 1.0 if stretch.eq(run).sum() == 1 else 0.0,
        }
        for _, rows in trend.drawn.groupby("comparator")
        for stretch in [runs(rows, trend.labels)]
        for row, run in zip(rows.to_dict("records"), stretch, strict=True)
    ]


def _target(trend: Trend) -> Rows:
    return [
        {
            "kind": "target",
            "period": period(one.label, trend.view.period_type),
            "value": trend.measure.target,
        }
        for one in trend.target_periods
    ]


def _hidden(trend: Trend) -> Rows:
    if not trend.series:
        return []
    rows = trend.series[0].rows
    hidden = rows.loc[rows["suppressed"].astype(bool), "period_label"]
    words = "a small number of children"
    return [
        {"kind": "hidden", "period": period(label, trend.view.period_type), "text": "c", "shown": words}
        for label in hidden
    ]


def _lines_with_names(trend: Trend) -> list[Named]:
    look = tokens()
    found = [
        (trend.view.authority, one.shown.iloc[-1], look.ours) for one in trend.series[:1] if len(one.shown)
    ]
    found += [(str(name), rows.iloc[-1], look.secondary) for name, rows in trend.drawn.groupby("comparator")]
    named = [
        Named(name, period(row["period_label"], trend.view.period_type), float(row["value"]), colour)
        for name, row, colour in found
    ]
    return named + [
        Named("Target", str(row["period"]), float(row["value"]), look.text) for row in _target(trend)[-1:]
    ]
