"""Headline figures as tiles: value, what it rests on, its change, a comparator, its course; each opens its chart."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from hscb.charts.trend_panel import COMPARED_UNITS
from hscb.charts.wording import (
    HIDDEN_FIGURE,
    base,
    contradiction,
    direction,
    figure,
    is_missing,
    period,
    size_of_change,
    verdict,
)
from hscb.queries.measures import Measure
from hscb.queries.view import View
from hscb.ui import store
from hscb.ui.headlines import Headlines, Row, came_from, has_figure
from hscb.ui.html import escape, plain

_AT_FIRST = 8
_ARROWS = {1: "▲", -1: "▼", 0: "■"}
_WAYS = {1: "up", -1: "down", 0: "no change"}
# A percentage of fewer children than this moves by whole points when one child's case goes another way.
SMALLEST_BASE = 30
# By the interval of the figure, or five points where no counts are known (reporting.verdicts).
_VERDICTS = {"better": ", better", "worse": ", worse", "similar": ", no clear difference"}
_CLASSES = {"improved": "improved", "worsened": "worsened"}


def tiles(measures: Sequence[Measure], found: Headlines, view: View) -> None:
    """Draws a tile for each measure that has a figure in the last period, four a row; says so where none has."""
    shown = [measure for measure in measures if has_figure(found.rows.get(measure.measure_id))]
    if not shown:
        when = period(view.last.label, view.period_type)
        st.info(
            f"No headline measure has a figure for {plain(when)}. Under Filters, choose years, or another period."
        )
        return
    _grid(shown[:_AT_FIRST], found, view)
    if more := shown[_AT_FIRST:]:
        with st.expander(f"{len(more)} more headline {'figure' if len(more) == 1 else 'figures'}"):
            _grid(more, found, view)


def _grid(measures: Sequence[Measure], found: Headlines, view: View) -> None:
    honest = store.honesty(store.pinned(), view.authority)
    cells = st.grid(4, min_column_width=195, gap=16)
    for measure in measures:
        with cells.cell(), st.container(key=f"tile-{measure.measure_id}"):
            st.html(
                tile(
                    measure,
                    found.rows[measure.measure_id],
                    found.courses[measure.measure_id],
                    view,
                    honest.get(measure.measure_id, ""),
                )
            )
            st.button(
                f"Open the chart: {measure.title}",
                key=f"open-{measure.measure_id}",
                on_click=_open,
                args=(measure.measure_id,),
            )


def _open(measure_id: str) -> None:
    st.query_params["show"] = measure_id


def source(row: Row) -> str:
    """Where a headline figure comes from, in words."""
    origin, published_by = came_from(row)
    if origin == "published":
        return published_by or "published"
    return "computed from records" if origin == "records" else "returned in totals"


def tile(measure: Measure, row: Row, image: str, view: View, honesty: str = "") -> str:
    """One tile as HTML; `honesty` says in a line what its figures rest on."""
    when = period(str(row["period_label"]), view.period_type)
    based = what_it_rests_on(measure, row)
    drawn = f"<img src='{image}' alt=''>" if image else ""
    return (
        f"<div class='tile'><p class='name'>{escape(measure.title)}</p>"
        f"<p class='value'>{escape(figure(row['value'], measure.unit, bool(row['suppressed'])))}</p>"
        f"<p class='base'>{escape(f'{based}, {when}' if based else when)}</p>"
        f"<p class='change'>{change(measure, row, view)}</p>"
        f"{_quarter(measure, row)}"
        f"<p class='beside'>{escape(beside(measure, row, view))}</p>{drawn}"
        f"<p class='source'>{escape(source(row))}</p>"
        f"{f'<p class=source>{escape(honesty)}</p>' if honesty else ''}</div>"
    )


def _quarter(measure: Measure, row: Row) -> str:
    said = last_quarter(measure, row)
    return f"<p class='change worsened'>{escape(said)}</p>" if said else ""


def last_quarter(measure: Measure, row: Row) -> str:
    """What a year hides: `2016-17 Q4 alone: 43.0%, down 21.6 points on 2015-16 Q4`, where that alone worsened.

    Empty where the year worsened too, and for percentages of few.
    """
    moved, of = row["quarter_change"], row["quarter_denominator"]
    if is_missing(moved) or measure.is_stock or (not is_missing(of) and of < SMALLEST_BASE):
        return ""
    year = row["change_on_year"]
    if not is_missing(year) and verdict(float(year), measure.unit, measure.polarity) == "worsened":
        return ""
    if verdict(float(moved), measure.unit, measure.polarity) != "worsened":
        return ""
    way = _WAYS[direction(float(moved), measure.unit)]
    return (
        f"{row['quarter_label']} alone: {figure(row['quarter_value'], measure.unit)}, "
        f"{way} {size_of_change(float(moved), measure.unit)} on {row['quarter_before_label']}"
    )


def what_it_rests_on(measure: Measure, row: Row) -> str:
    """`1,529 of 2,243 assessments`, or why there is no number; empty where the value is all there is."""
    if row["suppressed"]:
        return HIDDEN_FIGURE
    based = base(row["numerator"], row["denominator"], measure.denominator_words)
    odd = (
        ""
        if is_missing(row["value"])
        else contradiction(row["value"], row["numerator"], row["denominator"], measure.unit)
    )
    return ", ".join(part for part in (based, odd) if part)


def figure_or_words(measure: Measure, row: Row) -> str:
    """The figure, or the words that were given in its place."""
    # a return may hold words such as "over 60" in place of a number
    if is_missing(row["value"]) and not row["suppressed"] and not is_missing(row["narrative"]):
        return str(row["narrative"])
    return figure(row["value"], measure.unit, bool(row["suppressed"]))


def change(measure: Measure, row: Row, view: View) -> str:
    """The change against last year as HTML: arrow, size, word."""
    moved = row["change_on_year"]
    if not is_missing(row.get("base_change")) and not is_missing(row["year_before_label"]):
        earlier = period(str(row["year_before_label"]), view.period_type)
        return f"<span class='quiet'>On another base than {escape(earlier)}: no change is told</span>"
    if is_missing(moved):
        return "<span class='quiet'>No figure a year before</span>"
    earlier = period(str(row["year_before_label"]), view.period_type)
    return f"{movement(measure, float(moved))} on {escape(earlier)}"


def movement(measure: Measure, moved: float) -> str:
    """A change as HTML: arrow, size, and whether that is better: `▲ up 12.4 points, improved`."""
    way = direction(moved, measure.unit)
    said = verdict(moved, measure.unit, measure.polarity)
    kind = _CLASSES.get(said, "steady")
    size = f"{_WAYS[way]} {size_of_change(moved, measure.unit)}" if way else "no change"
    word = f", {said}" if said in _CLASSES else ""
    return f"<span class='{kind}'>{_ARROWS[way]} {escape(size)}{escape(word)}</span>"


def beside(measure: Measure, row: Row, view: View) -> str:
    """How far England is, in words, with London; the neighbours where England has no figure."""
    if not view.comparators or measure.unit not in COMPARED_UNITS or is_missing(row["value"]):
        return ""
    for name, value in (("England", row["england"]), ("neighbours", row["neighbours"])):
        if not is_missing(value):
            london = "" if is_missing(row["london"]) else f"; London {figure(row['london'], measure.unit)}"
            told = _VERDICTS.get(str(row.get("verdict")), "") if name == "England" else ""
            return distance(float(row["value"]), float(value), name, measure.unit) + told + london
    return ""


def distance(value: float, other: float, name: str, unit: str) -> str:
    """`14.7 points below England (82.9%)`."""
    way = direction(value - other, unit)
    shown = figure(other, unit)
    if way == 0:
        return f"Level with {name} ({shown})"
    return f"{size_of_change(value - other, unit)} {'above' if way > 0 else 'below'} {name} ({shown})"
