"""How long assessments took: a column for each band of working days, the statutory limit between them."""

from __future__ import annotations

from collections.abc import Hashable
from typing import Any

import altair as alt
import pandas as pd

from hscb.charts import theme as _theme  # noqa: F401  registers the look
from hscb.charts.panel import HEIGHT, Panel, layered, of_kind
from hscb.charts.scale import value_axis
from hscb.charts.tokens import tokens
from hscb.charts.wording import HIDDEN, HIDDEN_WORDS, figure, period
from hscb.queries.measures import Measure
from hscb.queries.view import View

IN_TIME = ("0", "1-10", "11-20", "21-30", "31-40", "41-45")
LATE = ("46-50", "51-60", "61+")


def bands_panel(measure: Measure, rows: pd.DataFrame, view: View, data_note: str) -> Panel | None:
    """The durations of the last period's assessments; None where there are none."""
    now = {
        str(row["category"]): row for row in rows[rows["period_label"] == view.last.label].to_dict("records")
    }
    if not now:
        return None
    when = period(view.last.label, view.period_type)
    found = [_band(band, now) for band in (*IN_TIME, *LATE)]
    title, sentence = _title(found), _sentence(found, when)
    hidden = sum(row["text"] == HIDDEN for row in found)
    note = f"{hidden} {'band is' if hidden == 1 else 'bands are'} hidden ({HIDDEN}): {HIDDEN_WORDS}."
    table = pd.DataFrame(
        {"Working days": [row["band"] for row in found], when: [row["text"] for row in found]}
    )
    return Panel(
        panel_id=f"{measure.measure_id}-durations",
        title=title,
        subtitle=f"{measure.title} by length in working days, {view.authority}, {when}",
        sentence=sentence,
        spoken=f"Column chart. {title}. {sentence} The table below the chart has every figure.",
        notes=(f"Computed from records. {data_note}", *((note,) if hidden else ())),
        key=(("■", "within 45 working days"), ("□", "later")),
        chart=_chart(found),
        table=table,
        numbers=pd.DataFrame(
            [
                {
                    "duration_band": row["band"],
                    "assessments": HIDDEN if row["text"] == HIDDEN else int(row["value"]),
                    "period_label": view.last.label,
                }
                for row in found
            ],
            dtype=object,
        ),
    )


def _band(band: str, now: dict[str, dict[Hashable, Any]]) -> dict[str, Any]:
    row = now.get(band)
    hidden = row is not None and bool(row["suppressed"])
    value = 0.0 if row is None or hidden else float(row["value"])
    return {
        "kind": "band",
        "band": band,
        "value": value,
        "text": figure(value, "count", hidden),
        "in_time": band in IN_TIME,
    }


def _share(found: list[dict[str, Any]]) -> float | None:
    total = sum(row["value"] for row in found)
    if not total or any(row["text"] == HIDDEN for row in found):
        return None
    return 100 * float(sum(row["value"] for row in found if row["in_time"])) / float(total)


def _title(found: list[dict[str, Any]]) -> str:
    share = _share(found)
    if share is None:
        return "How long assessments took, in working days"
    return f"{figure(share, 'percent')} of assessments took 45 working days or fewer"


def _sentence(found: list[dict[str, Any]], when: str) -> str:
    longest = next(row for row in found if row["band"] == "61+")
    late = sum(row["value"] for row in found if not row["in_time"])
    if longest["text"] == HIDDEN or any(row["text"] == HIDDEN for row in found if not row["in_time"]):
        return f"In {when} some bands count too few children to show."
    return (
        f"In {when} {figure(late, 'count')} took longer, {longest['text']} of them more than 60 working days."
    )


def _chart(found: list[dict[str, Any]]) -> alt.LayerChart:
    look = tokens()
    axis = value_axis([0.0, *(row["value"] for row in found)], "count")
    x = alt.X(
        "band:O",
        scale=alt.Scale(domain=[*IN_TIME, *LATE], paddingInner=0.2),
        axis=alt.Axis(
            labelAngle=0,
            ticks=False,
            title="working days",
            titleColor=look.secondary,
            titleFontWeight="normal",
        ),
    )
    y = alt.Y(
        "value:Q",
        scale=alt.Scale(domain=[0, axis.high], nice=False),
        axis=alt.Axis(values=list(axis.ticks), labelExpr="format(datum.value, ',~f')"),
    )
    bars = (
        alt.Chart()
        .transform_filter(of_kind("band"))
        .mark_bar(stroke=look.ours, strokeWidth=1.5)
        .encode(
            x,
            y,
            fill=alt.condition("datum.in_time", alt.value(look.ours), alt.value(look.page)),
            tooltip=[alt.Tooltip("band:N", title="working days"), alt.Tooltip("text:N", title="assessments")],
        )
    )
    texts = (
        alt.Chart().transform_filter(of_kind("band")).mark_text(dy=-8).encode(x, y, text=alt.Text("text:N"))
    )
    return layered([bars, texts], found, HEIGHT)
