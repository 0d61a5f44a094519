"""One measure in the categories of a breakdown: the last period as bars, the year before as a tick."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import altair as alt
import pandas as pd

from hscb.charts import theme as _theme  # noqa: F401  registers the look
from hscb.charts.hatch import hatch
from hscb.charts.panel import Layer, Panel, Rows, layered, of_kind
from hscb.charts.tokens import tokens
from hscb.charts.wording import (
    HIDDEN,
    HIDDEN_WORDS,
    base,
    breakdown_words,
    figure,
    is_missing,
    one_of_breakdown,
    period,
)
from hscb.queries.measures import Measure
from hscb.queries.view import View

# Breakdowns whose categories have an order of their own; the others go by size.
_ORDERED = {
    "age_band": ["Unborn", "Under 1", "1-4", "5-9", "10-15", "16-17", "18+"],
    "duration_band": ["0", "1-10", "11-20", "21-30", "31-40", "41-45", "46-50", "51-60", "61+"],
}
_BAR_PIXELS = 30
_FEWEST = 2
# no-break spaces: a drawing drops others at the beginning of a text
_PAST_THE_HATCHING = "\N{NO-BREAK SPACE}" * 12
_ORIGINS = {"records": "Computed from records.", "return": "As returned.", "published": "As published."}


@dataclass(frozen=True)
class Bars:
    """What a breakdown chart draws: the categories of the last period and those of the same period a year before."""

    measure: Measure
    view: View
    breakdown: str
    now: pd.DataFrame
    before: dict[str, float]
    before_label: str

    @property
    def when(self) -> str:
        """The period of the bars."""
        return period(self.view.last.label, self.view.period_type)


def bars_panel(
    measure: Measure, breakdown: str, rows: pd.DataFrame, view: View, data_note: str
) -> Panel | None:
    """The breakdown of the last period shown; None where it has fewer than two categories then."""
    now = rows[rows["period_label"] == view.last.label]
    if len(now) < _FEWEST:
        return None
    year_before = rows[rows["period_start"] == pd.Timestamp(view.last.first_day) - pd.DateOffset(years=1)]
    before = {
        str(row["category"]): row["value"] for row in year_before.to_dict("records") if not row["suppressed"]
    }
    label = year_before["period_label"].iloc[0] if before else ""
    bars = Bars(measure, view, breakdown, _ordered(now, breakdown), before, label)
    title = _title(bars)
    return Panel(
        panel_id=f"{measure.measure_id}-by-{breakdown}",
        title=title,
        subtitle=f"{measure.title} by {breakdown_words(breakdown)}, {view.authority}, {bars.when}",
        sentence=_sentence(bars),
        spoken=f"Bar chart. {title}. {_sentence(bars)} The table below the chart has every figure.",
        notes=_notes(bars, data_note),
        key=(("■", bars.when), *((("|", period(label, view.period_type)),) if before else ())),
        chart=_chart(bars),
        table=_table(bars),
        numbers=_numbers(bars),
    )


def _ordered(now: pd.DataFrame, breakdown: str) -> pd.DataFrame:
    order = _ORDERED.get(breakdown)
    if order:
        place = {category: number for number, category in enumerate(order)}
        return now.sort_values("category", key=lambda names: names.map(place))
    return now.sort_values(["value", "category"], ascending=[False, True], na_position="last")


def _shown(bars: Bars) -> pd.DataFrame:
    return bars.now[bars.now["value"].notna()]


def _largest(bars: Bars) -> dict[Any, Any] | None:
    rows = _shown(bars).to_dict("records")
    return max(rows, key=lambda row: float(row["value"]), default=None)


def _title(bars: Bars) -> str:
    top = _largest(bars)
    if top is None:
        return f"{bars.measure.title}: every category is hidden"
    largest = "largest" if bars.measure.unit == "count" else "highest"
    shown = figure(top["value"], bars.measure.unit)
    long = f"{bars.measure.title}: {top['category']} {largest}, {shown} in {bars.when}"
    short = f"{top['category']} {largest}: {shown}"
    return long if len(long.split()) <= 12 else short


def _sentence(bars: Bars) -> str:
    top, unit = _largest(bars), bars.measure.unit
    if top is None:
        return f"Every category counts too few children to show in {bars.when}."
    based = base(top["numerator"], top["denominator"], bars.measure.denominator_words)
    was = bars.before.get(str(top["category"]))
    earlier = "" if was is None or is_missing(was) else f", {figure(was, unit)} a year before"
    in_brackets = f" ({based})" if based else ""
    # a total that is not shown must not be given away by its parts
    whole = unit == "count" and len(_shown(bars)) == len(bars.now)
    total = _of_total(float(top["value"]), float(bars.now["value"].sum())) if whole else ""
    amount = f"{figure(top['value'], unit)}{total}"
    return f"In {bars.when} {top['category']} had {amount}{in_brackets}{earlier}."


def _of_total(part: float, total: float) -> str:
    return f" of {figure(total, 'count')} ({figure(100 * part / total, 'percent')})" if total else ""


def _notes(bars: Bars, data_note: str) -> tuple[str, ...]:
    hidden = len(bars.now) - len(_shown(bars))
    each = f"{hidden} {'category is' if hidden == 1 else 'categories are'} hidden ({HIDDEN}): {HIDDEN_WORDS}."
    origin = _ORIGINS[str(bars.now["origin"].iloc[0])]
    return (f"{origin} {data_note}", *((each,) if hidden else ()))


def _chart(bars: Bars) -> alt.LayerChart:
    look = tokens()
    categories = [str(name) for name in bars.now["category"]]
    values = [*_shown(bars)["value"], *(value for value in bars.before.values() if not is_missing(value))]
    highest = max(values, default=1.0) or 1.0
    texts = _label_texts(bars)
    x = alt.X("value:Q", scale=alt.Scale(domain=[0, highest], nice=False), axis=None)
    y = alt.Y(
        "category:N",
        sort=categories,
        scale=alt.Scale(domain=categories, paddingInner=0.3, paddingOuter=0.1),
        axis=alt.Axis(
            labelLimit=180,
            labelColor=look.text,
            grid=False,
            domain=True,
            domainColor=look.secondary,
            title=None,
        ),
    )
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
        .mark_text(align="left", dx=8)
        .encode(x, y, text=alt.Text("text:N"))
    )
    layers = [bar, tick, words, *([_hidden_layer(y)] if len(_shown(bars)) < len(categories) else [])]
    return layered(
        layers,
        _rows(bars, texts),
        _BAR_PIXELS * len(categories) + 10,
    )


_TOOLTIP = {"category": "category", "period": "period", "shown": "figure", "base": "that is"}


def _hidden_layer(y: alt.Y) -> Layer:
    return (
        alt.Chart()
        .transform_filter(of_kind("hidden"))
        .mark_image(width=40, height=18, aspect=False, url=hatch(40, 18), align="left")
        .encode(y, x=alt.value(1), tooltip=alt.Tooltip("shown:N", title="hidden"))
    )


def _label_texts(bars: Bars) -> dict[str, str]:
    return {
        str(row["category"]): figure(row["value"], bars.measure.unit, bool(row["suppressed"]))
        for row in bars.now.to_dict("records")
    }


def _rows(bars: Bars, texts: dict[str, str]) -> Rows:
    rows: Rows = []
    for row in bars.now.to_dict("records"):
        category, was = str(row["category"]), bars.before.get(str(row["category"]))
        drawn = 0.0 if is_missing(row["value"]) else float(row["value"])
        same = {"category": category, "period": bars.when}
        if row["suppressed"]:
            rows.append({**same, "kind": "hidden", "shown": "a small number of children"})
        else:
            based = base(row["numerator"], row["denominator"], bars.measure.denominator_words)
            rows.append({**same, "kind": "bar", "value": drawn, "shown": texts[category], "base": based})
        # the label of a hidden category stands right of its hatching
        rows.append(
            {
                **same,
                "kind": "label",
                "value": drawn,
                "text": f"{_PAST_THE_HATCHING if row['suppressed'] else ''}{texts[category]}",
            }
        )
        if was is not None and not is_missing(was):
            rows.append(
                {"category": category, "period": period(bars.before_label, bars.view.period_type), "kind": "before",
                 "value": float(was), "shown": figure(was, bars.measure.unit), "base": ""}
            )  # fmt: skip
            rows[-2]["value"] = max(drawn, float(was))
    return rows


def _table(bars: Bars) -> pd.DataFrame:
    unit = bars.measure.unit
    records = bars.now.to_dict("records")
    shown = pd.DataFrame({one_of_breakdown(bars.breakdown): bars.now["category"].astype(str)})
    if bars.now["denominator"].notna().any():
        for name, words in (("numerator", "Number"), ("denominator", "Out of")):
            shown[words] = [figure(row[name], "count", bool(row["suppressed"])) for row in records]
    shown[bars.when] = [figure(row["value"], unit, bool(row["suppressed"])) for row in records]
    if bars.before:
        label = period(bars.before_label, bars.view.period_type)
        shown[label] = [figure(bars.before.get(str(row["category"])), unit) for row in records]
    return shown.reset_index(drop=True)


def _numbers(bars: Bars) -> pd.DataFrame:
    found = bars.now[["category", "origin", "period_label", "numerator", "denominator", "value"]].astype(
        object
    )
    hidden = bars.now["suppressed"].astype(bool)
    for name in ("numerator", "denominator", "value"):
        found.loc[hidden, name] = HIDDEN
    found.insert(0, "measure_id", bars.measure.measure_id)
    found.insert(1, "authority", bars.view.authority)
    found.insert(2, "breakdown", bars.breakdown)
    return found.where(found.notna(), None).reset_index(drop=True)
