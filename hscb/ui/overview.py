"""The parts of the Overview: what got worse, what cannot be seen, every measure by aim."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import urlencode

import pandas as pd
import streamlit as st

from hscb.charts.wording import base, figure, is_missing, period, verdict
from hscb.queries import board
from hscb.queries.measures import Measure
from hscb.queries.view import View
from hscb.ui import filters, html, router, store, tiles
from hscb.ui.aim import headlines

_MOST = 5
# A percentage of fewer children than this moves by whole points when one child's case goes another way.
_SMALLEST_BASE = 30
_EVERY, _HEADLINES = "Every measure", "Headline measures"
_LETTERS = ("Measure", "Figure", "Change in a year", "Target", "Beside others", "Course")


def heading(view: View) -> None:
    """What is chosen, in words."""
    st.title("Are we on track?", anchor=False)
    st.html(f"<p class='chosen'>{html.escape(filters.words(view))}</p>")


def worsened(state: str, view: View) -> None:
    """The measures that moved the wrong way by most."""
    st.header("Worsened most in a year", anchor=False)
    found = most_worsened(store.catalogue(state), headlines(state, view), view)
    if not found:
        st.html(
            "<p>No measure with a better direction moved the wrong way, or none has a figure a year before.</p>"
        )
        return
    rows = "".join(
        f"<li>{_link(measure, view)}: {html.escape(_with_base(measure, row))}, {tiles.change(measure, row, view)}"
        f"{_other(measure, row, view)}</li>"
        for measure, row in found
    )
    st.html(
        f"<ul class='plain'>{rows}</ul><p class='quiet'>Of the measures that have a better direction, those that moved "
        "the wrong way by the largest share of their figure a year before; percentages of fewer than "
        f"{_SMALLEST_BASE} are left out.</p>"
    )


def most_worsened(
    measures: Sequence[Measure], found: pd.DataFrame, view: View
) -> list[tuple[Measure, tiles.Row]]:
    """Up to five measures that worsened on the year, the largest share of the earlier figure first."""
    rows = tiles.by_measure(found, view)
    worse = [
        (measure, rows[measure.measure_id])
        for measure in measures
        if measure.measure_id in rows and _worsened(measure, rows[measure.measure_id])
    ]
    return sorted(worse, key=lambda one: -abs(one[1]["change_on_year"] / one[1]["year_before_value"]))[:_MOST]


def _worsened(measure: Measure, row: tiles.Row) -> bool:
    moved, earlier, of = row["change_on_year"], row["year_before_value"], row["denominator"]
    if is_missing(moved) or not earlier or (not is_missing(of) and of < _SMALLEST_BASE):
        return False
    return verdict(float(moved), measure.unit, measure.polarity) == "worsened"


def not_seen(state: str, view: View) -> None:
    """Expected measures without a figure: the first few, and how many more under each aim."""
    st.header("What we cannot see", anchor=False)
    found = board.not_seen(store.reader(state), view)
    if found.empty:
        st.html("<p>Every expected measure has a figure.</p>")
        return
    measures = {one.measure_id: one for one in store.catalogue(state)}
    first = found.drop_duplicates("aim").head(_MOST)
    rows = "".join(
        f"<li>{_link(measures[row['measure_id']], view)}: {html.escape(row['why'])} {html.escape(row['owner'])}.</li>"
        for row in first.to_dict("records")
    )
    year = found["period_label"].iloc[0]
    counts = found.groupby("aim").size()
    by_aim = ", ".join(f"{count} under aim {aim}" for aim, count in counts.items())
    st.html(
        f"<ul class='plain'>{rows}</ul><p class='quiet'>One for each aim. In all {len(found)} expected measures have "
        f"no figure for {html.escape(year)}: {html.escape(by_aim)}. Each aim's page lists them.</p>"
    )


def every_measure(state: str, view: View) -> None:
    """A table for each aim: figure, change, target, comparator, course."""
    st.header("Measures by aim", anchor=False)
    shown = st.segmented_control(
        "Show",
        [_HEADLINES, _EVERY],
        default=_HEADLINES,
        required=True,
        key="show_measures",
        bind="query-params",
    )
    found = headlines(state, view)
    rows = tiles.by_measure(found, view)
    for aim in store.aims(state).to_dict("records"):
        st.subheader(f"Aim {aim['aim']}: {html.plain(aim['title'])}", anchor=False)
        st.page_link(router.page_of_aim(aim["aim"]), label=html.plain(aim["question"]))
        own = [one for one in store.catalogue(state) if one.aim == aim["aim"] and one.measure_id in rows]
        listed = [one for one in own if one.is_headline or shown == _EVERY]
        st.html(
            _table(listed, rows, found, view) if listed else "<p class='quiet'>No figure in this period.</p>"
        )


def _table(measures: Sequence[Measure], rows: dict[str, tiles.Row], found: pd.DataFrame, view: View) -> str:
    heads = "".join(f"<th scope='col'>{name}</th>" for name in _LETTERS)
    when = period(view.last.label, view.period_type)
    body = "".join(
        _row(measure, rows[measure.measure_id], tiles.course(measure, found), view) for measure in measures
    )
    return (
        f"<div class='wide'><table class='figures overview'><caption>Figures of {html.escape(when)}</caption>"
        f"<thead><tr>{heads}</tr></thead><tbody>{body}</tbody></table></div>"
    )


def _row(measure: Measure, row: tiles.Row, image: str, view: View) -> str:
    shown = figure(row["value"], measure.unit, bool(row["suppressed"]))
    based = tiles.what_it_rests_on(measure, row)
    target = figure(measure.target, measure.unit)
    drawn = f"<img src='{image}' alt='Course of the figure over the periods shown'>" if image else ""
    return (
        f"<tr><th scope='row'>{_link(measure, view)}</th><td><span class='value'>{html.escape(shown)}</span> "
        f"<span class='base'>{html.escape(based)}</span></td><td>{tiles.change(measure, row, view)}</td>"
        f"<td>{html.escape(target)}</td><td>{html.escape(tiles.beside(measure, row, view))}</td><td>{drawn}</td></tr>"
    )


def _link(measure: Measure, view: View) -> str:
    address = f"{router.address_of_aim(measure.aim)}?{urlencode({**filters.address(view), 'show': measure.measure_id})}"
    return f"<a href='{html.escape(address)}'>{html.escape(measure.title)}</a>"


def _with_base(measure: Measure, row: tiles.Row) -> str:
    based = base(row["numerator"], row["denominator"], measure.denominator_words)
    shown = figure(row["value"], measure.unit)
    return f"{shown} ({based})" if based else shown


def _other(measure: Measure, row: tiles.Row, view: View) -> str:
    said = tiles.beside(measure, row, view)
    return f"; {html.escape(said[:1].lower() + said[1:])}" if said else ""
