"""The drawing of a breakdown: bars of the last period, a tick for the year before, hatching for what is hidden."""

from __future__ import annotations

import textwrap

import altair as alt

from hscb.charts import theme as _theme  # noqa: F401  registers the look
from hscb.charts.breakdown import Breakdown, Category
from hscb.charts.hatch import hatch
from hscb.charts.panel import Layer, Rows, layered, of_kind
from hscb.charts.tokens import tokens
from hscb.charts.wording import base

_BAR_PIXELS, _LINE_PIXELS = 30, 15
# A name of more letters than fit beside the bars goes on in the next line, so that nothing of it is lost.
_LINE_LETTERS = 24
_HATCHING_PIXELS = 40
_SPLIT = "split(datum.label, '\\n')"
_TOOLTIP = {"category": "category", "period": "period", "shown": "figure", "base": "that is"}
# Pixels, worked out where the chart is drawn and its width is known: `end` is where a bar or a hatching ends. A label
# stands there, or right of the tick of the year before where that would lie under it.
_END = f"(datum.is_hidden ? {_HATCHING_PIXELS + 1} : scale('x', datum.value))"
_TICK = "scale('x', datum.before)"
_LABEL_PIXELS = "(8 * length(datum.text) + 12)"
_BESIDE = (
    f"8 - scale('x', datum.value) + (isValid(datum.before) && {_TICK} > {_END} - 6 && "
    f"{_TICK} < {_END} + {_LABEL_PIXELS} ? max({_END}, {_TICK}) : {_END})"
)


def bars_chart(bars: Breakdown) -> alt.LayerChart:
    """The chart of a breakdown."""
    look = tokens()
    names = {one.name: _wrapped(one.name) for one in bars.categories}
    x, y = _x(bars), _y(list(names.values()))
    tooltip = [alt.Tooltip(f"{name}:N", title=words) for name, words in _TOOLTIP.items()]
    bar = alt.Chart().transform_filter(of_kind("bar")).mark_bar(color=look.ours).encode(x, y, tooltip=tooltip)
    tick = (
        alt.Chart()
        .transform_filter(of_kind("before"))
        .mark_tick(color=look.text, thickness=4, height=28, stroke=look.page, strokeWidth=1)
        .encode(x, y, tooltip=tooltip)
    )
    words = (
        alt.Chart()
        .transform_filter(of_kind("label"))
        .mark_text(align="left", dx={"expr": _BESIDE})
        .encode(x, y, text=alt.Text("text:N"))
    )
    hidden = [_hidden_layer(y)] if any(one.now.hidden for one in bars.categories) else []
    rows = [row for one in bars.categories for row in _rows(bars, one, names[one.name])]
    step = max(_BAR_PIXELS, _LINE_PIXELS * _lines(list(names.values())) + 4)
    return layered([bar, *hidden, tick, words], rows, step * len(names) + 10)


def _wrapped(name: str) -> str:
    return "\n".join(textwrap.wrap(name, _LINE_LETTERS)) or name


def _lines(names: list[str]) -> int:
    return max(name.count("\n") + 1 for name in names)


def _x(bars: Breakdown) -> alt.X:
    values = [
        one.value for both in bars.categories for one in (both.now, both.before) if one.value is not None
    ]
    highest = max(values, default=1.0) or 1.0
    return alt.X("value:Q", scale=alt.Scale(domain=[0, highest], nice=False), axis=None)


def _y(names: list[str]) -> alt.Y:
    look, most_lines = tokens(), _lines(names)
    return alt.Y(
        "lines:N",
        sort=names,
        scale=alt.Scale(domain=names, paddingInner=0.3, paddingOuter=0.1),
        axis=alt.Axis(
            labelExpr=_SPLIT,
            labelOffset={
                "condition": [
                    {"test": f"length({_SPLIT}) == {lines}", "value": -_LINE_PIXELS / 2 * (lines - 1)}
                    for lines in range(2, most_lines + 1)
                ],
                "value": 0,
            },
            labelLimit=220,
            labelLineHeight=_LINE_PIXELS,
            labelColor=look.text,
            grid=False,
            domain=True,
            domainColor=look.secondary,
            title=None,
        ),
    )


def _hidden_layer(y: alt.Y) -> Layer:
    return (
        alt.Chart()
        .transform_filter(of_kind("hidden"))
        .mark_image(
            width=_HATCHING_PIXELS, height=18, aspect=False, url=hatch(_HATCHING_PIXELS, 18), align="left"
        )
        .encode(y, x=alt.value(1), tooltip=alt.Tooltip("shown:N", title="hidden"))
    )


def _rows(bars: Breakdown, one: Category, lines: str) -> Rows:
    unit, value, was = bars.measure.unit, one.now.value, one.before.value
    same = {"category": one.name, "lines": lines, "period": bars.when}
    rows: Rows = []
    if one.now.hidden:
        rows.append({**same, "kind": "hidden", "shown": "a small number of children"})
    elif value is not None:
        based = base(one.now.numerator, one.now.denominator, bars.measure.denominator_words)
        rows.append({**same, "kind": "bar", "value": value, "shown": one.now.text(unit), "base": based})
    rows.append(
        {**same, "kind": "label", "value": value or 0.0, "before": was, "is_hidden": one.now.hidden,
         "text": one.now.text(unit)}
    )  # fmt: skip
    if was is not None:
        earlier = {"period": bars.when_before, "shown": one.before.text(unit), "base": ""}
        rows.append({**same, **earlier, "kind": "before", "value": was})
    return rows
