"""The child's journey from contact to plan: a bar for each stage on one scale, what came of it, and what went on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import altair as alt
import pandas as pd

from hscb.charts import theme as _theme  # noqa: F401  registers the look
from hscb.charts.panel import Layer, Panel, Rows, layered, of_kind
from hscb.charts.tokens import tokens
from hscb.charts.wording import (
    HIDDEN,
    HIDDEN_WORDS,
    NONE,
    cases_left_out,
    figure,
    is_missing,
    period,
    reason,
    several,
)
from hscb.queries.view import View

# The outcome of a stage that leads to the next one, in the order of the journey.
LEADS_ON = {
    "Contacts": "Referral to social care",
    "Referrals": "Assessed within 30 days",
    "Section 47 enquiries": "Conference held",
    "Initial conferences": "Child protection plan",
}
_STAGE_PIXELS = 66
# A bar's share of its stage: as high as two lines of text
_BAR = 0.5
# The measures that the stages are made of, and what they count.
_SHARES = {
    "referral_to_assessment_pct": "referrals",
    "assessment_no_support_pct": "assessments",
    "s47_to_icpc_pct": "enquiries",
    "icpc_to_plan_pct": "conferences",
}
# A letter's share of the width of a chart that is 700 pixels wide, the narrowest that is drawn beside a menu.
_LETTER = 0.0105
_ROOM_BESIDE = 0.45
_MARGIN = 0.02
# Two lines are drawn from the first one's place down: they begin half a line higher.
_TWO_LINES = {
    "align": "left",
    "dx": 8,
    "lineBreak": "\n",
    "lineHeight": 15,
    "dy": {"expr": "-7.5 * (length(split(datum.text, '\\n')) - 1)"},
}


@dataclass(frozen=True)
class Stage:
    """One stage: its name, its total (None where a part is hidden), its parts, the one that leads on first."""

    name: str
    total: float | None
    parts: tuple[tuple[str, float | None], ...]

    @property
    def led_on(self) -> float | None:
        """How many went on to the next stage."""
        return next((count for outcome, count in self.parts if outcome == LEADS_ON.get(self.name)), None)


def journey_panel(rows: pd.DataFrame, exclusions: pd.DataFrame, view: View, data_note: str) -> Panel | None:
    """The journey in the last period shown; None where no stage has a figure."""
    stages = _stages(rows)
    if not any(stage.total for stage in stages):
        return None
    when = period(view.last.label, view.period_type)
    title, sentence = _title(stages), _sentence(stages, when)
    hidden = bool(rows["suppressed"].any())
    return Panel(
        panel_id="journey",
        title=title,
        subtitle=f"The child's journey from contact to plan, {view.authority}, {when}, number of each",
        sentence=sentence,
        spoken=f"Flow chart. {title}. {sentence} The table below the chart has every figure.",
        notes=(
            f"Computed from records. {data_note}",
            "Each stage counts its own events of the period: a stage can hold some that began in another one, and an "
            "enquiry can begin before, during or after an assessment.",
            *_left_out(exclusions),
            *((f"Some parts are hidden ({HIDDEN}): {HIDDEN_WORDS}.",) if hidden else ()),
        ),
        key=(("■", "went on to the next stage"), ("■", "did not, or other outcome", tokens().sequence[2])),
        chart=_chart(stages),
        table=_table(stages),
        numbers=_numbers(rows, view),
    )


def _left_out(exclusions: pd.DataFrame) -> list[str]:
    """The events that the shares of the stages leave out, so that a stage is smaller than its own measure."""
    found = [
        f"{cases_left_out(row['count'], bool(row['suppressed']))} {words} ({reason(row['reason'])})"
        for measure_id, words in _SHARES.items()
        for row in exclusions[exclusions["measure_id"] == measure_id].to_dict("records")
    ]
    return [f"Left out: {several(found)}."] if found else []


def _stages(rows: pd.DataFrame) -> list[Stage]:
    stages = []
    for _, found in rows.groupby("stage_position"):
        name = str(found["stage"].iloc[0])
        on = LEADS_ON.get(name)
        ordered = sorted(found.to_dict("records"), key=lambda row: row["outcome"] != on)
        parts = tuple((str(row["outcome"]), _count(row)) for row in ordered)
        hidden = any(count is None for _, count in parts)
        stages.append(Stage(name, None if hidden else sum(count or 0 for _, count in parts), parts))
    return stages


def _count(row: dict[Any, Any]) -> float | None:
    return None if row["suppressed"] or is_missing(row["count"]) else float(row["count"])


def _title(stages: list[Stage]) -> str:
    first, last = stages[0], stages[-1]
    if first.total and last.total:
        return f"{figure(first.total, 'count')} {first.name.lower()}, {figure(last.total, 'count')} {last.name.lower()}"
    return "From contact to plan"


def _sentence(stages: list[Stage], when: str) -> str:
    shares = [
        f"{figure(100 * stage.led_on / stage.total, 'percent')} of {_in_sentence(stage.name)}"
        for stage in stages
        if stage.total and stage.led_on is not None
    ]
    if not shares:
        return f"Too few children to say in {when} how many went on."
    return f"In {when} these went on to the next stage: {', '.join(shares)}."


def _in_sentence(name: str) -> str:
    return name if name.startswith("Section") else name.lower()


def _drawn(stages: list[Stage]) -> list[Stage]:
    return [stage for stage in stages if stage.total]


def _chart(stages: list[Stage]) -> alt.LayerChart:
    look, drawn = tokens(), _drawn(stages)
    widest = max(stage.total or 0 for stage in drawn)
    x = alt.X("start:Q", scale=alt.Scale(domain=[0, widest], nice=False), axis=None)
    y = alt.Y("top:Q", scale=alt.Scale(domain=[len(drawn) - 1 + _BAR, -0.34], nice=False), axis=None)
    bars = (
        alt.Chart()
        .transform_filter(of_kind("part"))
        .mark_bar(stroke=look.page, strokeWidth=1.5)
        .encode(
            x,
            y,
            x2=alt.X2("end:Q"),
            y2=alt.Y2("bottom:Q"),
            fill=alt.Fill("color:N", scale=None),
            tooltip=[
                alt.Tooltip("stage:N"),
                alt.Tooltip("outcome:N"),
                alt.Tooltip("shown:N", title="number"),
            ],
        )
    )
    flows = (
        alt.Chart()
        .transform_filter(of_kind("flow"))
        .mark_area(color=look.sequence[1], orient="horizontal", interpolate="monotone")
        .encode(x, y, x2=alt.X2("end:Q"), detail=alt.Detail("stage:N"))
    )
    words = [
        _words(x, y, "name", align="left", baseline="bottom", dy=-6, fontWeight="bold"),
        _words(x, y, "above", align="right", baseline="bottom", dy=-6),
        _words(x, y, "inside", color=look.page, **_TWO_LINES),
        _words(x, y, "outside", **_TWO_LINES),
    ]
    return layered([flows, bars, *words], _rows(drawn, widest), _STAGE_PIXELS * len(drawn))


def _words(x: alt.X, y: alt.Y, kind: str, **mark: Any) -> Layer:
    return alt.Chart().transform_filter(of_kind(kind)).mark_text(**mark).encode(x, y, text=alt.Text("text:N"))


def _rows(drawn: list[Stage], widest: float) -> Rows:
    rows: Rows = []
    for place, stage in enumerate(drawn):
        rows.append(
            {
                "kind": "name",
                "start": 0,
                "top": place,
                "text": f"{stage.name}  {figure(stage.total, 'count')}",
            }
        )
        rows += _parts(stage, place, widest)
        following = drawn[place + 1] if place + 1 < len(drawn) else None
        if stage.led_on and following:
            rows += [
                {"kind": "flow", "stage": stage.name, "start": 0, "end": stage.led_on, "top": place + _BAR},
                {"kind": "flow", "stage": stage.name, "start": 0, "end": following.total, "top": place + 1},
            ]
    return rows


def _parts(stage: Stage, place: int, widest: float) -> Rows:
    look, rows, start = tokens(), [], 0.0
    beside: list[str] = []
    for outcome, count in stage.parts:
        size = count or 0.0
        is_on = outcome == LEADS_ON.get(stage.name) or len(stage.parts) == 1
        rows.append(
            {"kind": "part", "stage": stage.name, "outcome": outcome, "shown": figure(count, "count"),
             "start": start, "end": start + size, "top": place, "bottom": place + _BAR,
             "color": look.ours if is_on else look.sequence[2]}
        )  # fmt: skip
        text = f"{outcome} {figure(count, 'count')}"
        fitting = _fitting(text, size / widest)
        if fitting:
            kind = "inside" if is_on else "outside"
            rows.append({"kind": kind, "start": start, "top": place + _BAR / 2, "text": fitting})
        elif len(stage.parts) > 1:
            beside.append(text)
        start += size
    if beside:
        has_room = start / widest < _ROOM_BESIDE
        where = {"kind": "outside", "start": start, "top": place + _BAR / 2}
        rows.append(
            {
                **(where if has_room else {"kind": "above", "start": widest, "top": place}),
                "text": ", ".join(beside),
            }
        )
    return rows


def _fitting(text: str, share: float) -> str:
    """The text in one line or in two, whichever fits in a share of the chart's width; nothing where neither does."""
    words = text.split(" ")
    splits = [f"{' '.join(words[:place])}\n{' '.join(words[place:])}" for place in range(1, len(words))]
    found = [text, *sorted(splits, key=_widest)]
    return next((one for one in found if _widest(one) * _LETTER + _MARGIN < share), "")


def _widest(text: str) -> int:
    return max(len(line) for line in text.split("\n"))


def _table(stages: list[Stage]) -> pd.DataFrame:
    records = [
        {
            "Stage": stage.name,
            "What came of it": outcome,
            "Number": HIDDEN if count is None else figure(count, "count"),
            "Share of the stage": figure(100 * count / stage.total, "percent")
            if count is not None and stage.total
            else NONE,
        }
        for stage in stages
        for outcome, count in stage.parts
    ]
    return pd.DataFrame(records)


def _numbers(rows: pd.DataFrame, view: View) -> pd.DataFrame:
    found = rows[["stage", "outcome", "count"]].astype(object)
    found.loc[rows["suppressed"].astype(bool), "count"] = HIDDEN
    found.insert(0, "period_label", view.last.label)
    found.insert(0, "authority", view.authority)
    return found.where(found.notna(), None)
