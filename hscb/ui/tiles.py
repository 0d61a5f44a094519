"""Headline figures as tiles: value, what it rests on, its change, a comparator, its course; each opens its chart."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from typing import Any

import pandas as pd
import streamlit as st

from hscb.charts.sparkline import sparkline
from hscb.charts.trend_panel import COMPARED_UNITS
from hscb.charts.wording import (
    HIDDEN_FIGURE,
    base,
    direction,
    figure,
    is_missing,
    period,
    size_of_change,
    verdict,
)
from hscb.queries.measures import Measure
from hscb.queries.view import View
from hscb.ui.html import escape, plain

_ARROWS = {1: "▲", -1: "▼", 0: "■"}
_WAYS = {1: "up", -1: "down", 0: "no change"}
_CLASSES = {"improved": "improved", "worsened": "worsened"}
Row = dict[Hashable, Any]


def tiles(measures: Sequence[Measure], headlines: pd.DataFrame, view: View) -> None:
    """Draws a tile for each measure that has a figure in the last period, four a row; says so where none has."""
    rows = by_measure(headlines, view)
    found = [
        measure for measure in measures if measure.measure_id in rows and has_figure(rows[measure.measure_id])
    ]
    if not found:
        when = period(view.last.label, view.period_type)
        st.info(
            f"No headline measure has a figure for {plain(when)}. Under Filters, choose years, or another period."
        )
        return
    cells = st.grid(4, min_column_width=195, gap=16)
    for measure in found:
        with cells.cell(), st.container(key=f"tile-{measure.measure_id}"):
            st.html(tile(measure, rows[measure.measure_id], course(measure, headlines), view))
            st.button(
                f"Open the chart: {measure.title}",
                key=f"open-{measure.measure_id}",
                on_click=_open,
                args=(measure.measure_id,),
            )


def has_figure(row: Row) -> bool:
    """Whether there is a number, shown or hidden: a return may hold words alone."""
    return bool(row["suppressed"]) or not is_missing(row["value"])


def _open(measure_id: str) -> None:
    st.query_params["show"] = measure_id


def by_measure(headlines: pd.DataFrame, view: View) -> dict[str, Row]:
    """The headline rows of the last period, by measure."""
    last = headlines[headlines["period_label"] == view.last.label]
    return {str(row["measure_id"]): row for row in last.to_dict("records")}


def course(measure: Measure, headlines: pd.DataFrame) -> str:
    """The address of the sparkline of a measure's headline figures; empty where there are fewer than two."""
    values = headlines.loc[headlines["measure_id"] == measure.measure_id, "value"]
    return sparkline([None if is_missing(value) else float(value) for value in values])


def tile(measure: Measure, row: Row, image: str, view: View) -> str:
    """One tile as HTML."""
    when = period(str(row["period_label"]), view.period_type)
    based = what_it_rests_on(measure, row)
    drawn = f"<img src='{image}' alt=''>" if image else ""
    return (
        f"<div class='tile'><p class='name'>{escape(measure.title)}</p>"
        f"<p class='value'>{escape(figure(row['value'], measure.unit, bool(row['suppressed'])))}</p>"
        f"<p class='base'>{escape(f'{based}, {when}' if based else when)}</p>"
        f"<p class='change'>{change(measure, row, view)}</p>"
        f"<p class='beside'>{escape(beside(measure, row, view))}</p>{drawn}</div>"
    )


def what_it_rests_on(measure: Measure, row: Row) -> str:
    """`1,529 of 2,243 assessments`, or why there is no number; empty where the value is all there is."""
    if row["suppressed"]:
        return HIDDEN_FIGURE
    return base(row["numerator"], row["denominator"], measure.denominator_words)


def change(measure: Measure, row: Row, view: View) -> str:
    """The change against last year as HTML: arrow, size, word."""
    moved = row["change_on_year"]
    if is_missing(moved):
        return "<span class='quiet'>No figure a year before</span>"
    way = direction(float(moved), measure.unit)
    earlier = period(str(row["year_before_label"]), view.period_type)
    said = verdict(float(moved), measure.unit, measure.polarity)
    kind = _CLASSES.get(said, "steady")
    size = f"{_WAYS[way]} {size_of_change(float(moved), measure.unit)}" if way else "no change"
    word = f", {said}" if said in _CLASSES else ""
    return f"<span class='{kind}'>{_ARROWS[way]} {escape(size)}{escape(word)}</span> on {escape(earlier)}"


def beside(measure: Measure, row: Row, view: View) -> str:
    """How far England is, in words; the neighbours where England has no figure."""
    if not view.comparators or measure.unit not in COMPARED_UNITS or is_missing(row["value"]):
        return ""
    for name, value in (("England", row["england"]), ("neighbours", row["neighbours"])):
        if not is_missing(value):
            return distance(float(row["value"]), float(value), name, measure.unit)
    return ""


def distance(value: float, other: float, name: str, unit: str) -> str:
    """`14.7 points below England (82.9%)`."""
    way = direction(value - other, unit)
    shown = figure(other, unit)
    if way == 0:
        return f"Level with {name} ({shown})"
    return f"{size_of_change(value - other, unit)} {'above' if way > 0 else 'below'} {name} ({shown})"
