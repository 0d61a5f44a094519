"""How long placements last: the share still running after so many months, in steps, by placement type."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from typing import Any

import altair as alt
import pandas as pd

from hscb.charts import theme as _theme  # noqa: F401  registers the look
from hscb.charts.line_ends import offsets
from hscb.charts.panel import Panel, Rows, layered, of_kind
from hscb.charts.tokens import tokens
from hscb.charts.wording import HIDDEN, NONE, figure, is_missing, several

_MOST_LINES = 4
_MOST_MONTHS = 36
_DASHES = ([1, 0], [7, 3], [2, 3], [9, 3, 2, 3])
_ALL = "all"
_TABLE_MONTHS = (0, 3, 6, 12, 18, 24, 36)
_YEAR, _MOST_WORDS = 12, 12
_HEIGHT = 300
# Plots as they are drawn, in pixels: in a narrow card, in a wide one, alone in a row, and in a file.
_PLOTS = ((290.0, 234.0), (460.0, 234.0), (760.0, 234.0), (712.0, 300.0))
_NOT_THE_SAME = (
    "Every placement begun counts here, also short ones and those that ended because the child went home. Same "
    "placement for two years or more is another question: it counts only children in care at the end of a period "
    "who have been there for long."
)


def survival_panel(rows: pd.DataFrame, authority: str, data_note: str) -> Panel | None:
    """The placements' survival by type; None where nothing is held."""
    shown = rows[rows["share"].notna()]
    if shown.empty:
        return None
    types = _largest_types(shown)
    drawn = shown[shown["placement_type"].isin(types) & (shown["months"] <= _MOST_MONTHS)]
    after_year = _after_a_year(drawn, types)
    title, sentence = _title(after_year), _sentence(after_year)
    others = sorted(set(rows["placement_type"]) - {*types, _ALL})
    left = f"In the table only: {several(others)}." if others else ""
    hidden = (
        "A line ends where fewer than 10 placements are left. " if bool(rows["suppressed"].any()) else ""
    ) + "Shares are rounded to whole per cent, numbers of placements to the nearest 5."
    return Panel(
        panel_id="placement_duration_survival",
        title=title,
        subtitle=f"Share of placements still running after so many months, {authority}, all placements held, per cent",
        sentence=sentence,
        spoken=f"Step chart. {title}. {sentence} The table below the chart has every figure.",
        notes=tuple(
            note for note in (f"Computed from records. {data_note}", _NOT_THE_SAME, hidden, left) if note
        ),
        key=(),
        chart=_chart(drawn, types),
        table=_table(rows),
        numbers=_numbers(rows),
    )


def _largest_types(shown: pd.DataFrame) -> list[str]:
    begun = shown[shown["months"] == shown["months"].min()].sort_values("at_risk", ascending=False)
    return [str(name) for name in begun["placement_type"] if name != _ALL][:_MOST_LINES]


def _after_a_year(drawn: pd.DataFrame, types: list[str]) -> list[tuple[str, int, int]]:
    """Type, share still running after a year in per cent, placements begun; the type with most of them first."""
    at = {(str(row["placement_type"]), int(row["months"])): row for row in drawn.to_dict("records")}
    first = int(drawn["months"].min())
    return [
        (name, round(at[name, _YEAR]["share"]), round(at[name, first]["at_risk"]))
        for name in types
        if (name, _YEAR) in at
    ]


def _title(after_year: list[tuple[str, int, int]]) -> str:
    if not after_year:
        return "How long placements last, by type"
    name, share, begun = after_year[0]
    title = f"{share}% of about {figure(begun, 'count')} {name.lower()} placements lasted a year or more"
    # the type in front, without the word placements, where that is shorter
    short = f"{name}: {share}% of about {figure(begun, 'count')} lasted a year or more"
    return title if len(title.split()) <= _MOST_WORDS else short


def _sentence(after_year: list[tuple[str, int, int]]) -> str:
    if not after_year:
        return "Too few placements are held to say how many last a year."
    parts = [f"{share}% of about {figure(begun, 'count')} ({name})" for name, share, begun in after_year]
    return f"Still running after 12 months: {several(parts)}."


def _chart(drawn: pd.DataFrame, types: list[str]) -> alt.LayerChart:
    last = int(drawn["months"].max())
    ends = _ends(drawn, types)
    x = alt.X(
        "months:Q",
        scale=alt.Scale(domain=[0, last], nice=False),
        axis=alt.Axis(values=list(range(0, last + 1, 6)), title="months since the placement began"),
    )
    y = alt.Y(
        "share:Q",
        scale=alt.Scale(domain=[0, 100], nice=False),
        axis=alt.Axis(values=[0, 25, 50, 75, 100], labelExpr="datum.value + '%'"),
    )
    lines = (
        alt.Chart()
        .transform_filter(of_kind("step"))
        .mark_line(interpolate="step-after", strokeWidth=2.25)
        .encode(
            x,
            y,
            detail=alt.Detail("type:N"),
            stroke=alt.Stroke("color:N", scale=None),
            strokeDash=alt.StrokeDash("dash:N", scale=None),
        )
    )
    points = (
        alt.Chart()
        .transform_filter(of_kind("step"))
        .mark_point(filled=True, size=60, opacity=0)
        .encode(
            x,
            y,
            tooltip=[
                alt.Tooltip("type:N", title="placement"),
                alt.Tooltip("months:Q"),
                alt.Tooltip("shown:N", title="still running"),
            ],
        )
    )
    labels = (
        alt.Chart()
        .transform_filter(of_kind("end"))
        .mark_text(align="left", dx={"expr": "datum.right"}, dy={"expr": "datum.down"})
        .encode(x, y, text=alt.Text("type:N"), color=alt.Color("color:N", scale=None))
    )
    stops = (
        alt.Chart()
        .transform_filter(of_kind("end"))
        .mark_point(filled=True, size=36, opacity=1)
        .encode(x, y, color=alt.Color("color:N", scale=None))
    )
    return layered([lines, stops, points, labels], [*_steps(drawn, types), *ends], _HEIGHT)


def _looks(types: list[str]) -> dict[str, tuple[str, list[int]]]:
    colours = tokens().categories
    # orange is too light for text on white
    readable = (colours[0], colours[2], colours[4], tokens().concern)
    return {name: (readable[place], _DASHES[place]) for place, name in enumerate(types)}


def _steps(drawn: pd.DataFrame, types: list[str]) -> Rows:
    looks = _looks(types)
    return [
        {
            "kind": "step",
            "type": row["placement_type"],
            "months": int(row["months"]),
            "share": float(row["share"]),
            "shown": f"{row['share']:.0f}%",
            "color": looks[row["placement_type"]][0],
            "dash": looks[row["placement_type"]][1],
        }
        for row in drawn.to_dict("records")
    ]


def _ends(drawn: pd.DataFrame, types: list[str]) -> Rows:
    """The last point of each line, which can lie early, and how far from it the line's name stands, in pixels."""
    looks, edge = _looks(types), max(int(drawn["months"].max()), 1)
    courses = [drawn[drawn["placement_type"] == name][["months", "share"]].to_numpy(float) for name in types]
    lines = [[(months / edge, 1 - share / 100) for months, share in course] for course in courses]
    return [
        {"kind": "end", "type": name, "months": int(course[-1][0]), "share": float(course[-1][1]),
         "right": right, "down": down, "color": looks[name][0]}
        for name, course, (right, down) in zip(
            types, courses, offsets(lines, types, _PLOTS), strict=True
        )
    ]  # fmt: skip


def _table(rows: pd.DataFrame) -> pd.DataFrame:
    months = [month for month in _TABLE_MONTHS if month in set(rows["months"])]
    wide = {(row["placement_type"], row["months"]): row for row in rows.to_dict("records")}
    records = []
    for name in dict.fromkeys(rows["placement_type"]):
        cells = {f"{month} months": _cell(wide, str(name), month) for month in months}
        begun = wide[name, months[0]]["at_risk"]
        records.append(
            {
                "Placement": "All placements" if name == _ALL else name,
                "Placements": figure(begun, "count", is_missing(begun)),
                **cells,
            }
        )
    return pd.DataFrame(records)


def _cell(wide: Mapping[tuple[Any, Any], dict[Hashable, Any]], name: str, month: int) -> str:
    if (name, month) not in wide:
        return NONE
    share = wide[name, month]["share"]
    return HIDDEN if is_missing(share) else f"{float(share):.0f}%"


def _numbers(rows: pd.DataFrame) -> pd.DataFrame:
    found = rows[["placement_type", "months", "at_risk", "share"]].astype(object)
    found.loc[rows["suppressed"].astype(bool), ["at_risk", "share"]] = HIDDEN
    return found.where(found.notna(), None)
