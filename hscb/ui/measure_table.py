"""Every measure by aim: a row each with figure, change, target, comparator and course."""

from __future__ import annotations

from urllib.parse import urlencode

import streamlit as st

from hscb.charts.wording import figure, period
from hscb.queries.measures import Measure
from hscb.queries.view import View
from hscb.ui import filters, html, router, store, tiles
from hscb.ui.headlines import Row, headlines
from hscb.ui.words import target_dates

_EVERY, _HEADLINES = "Every measure", "Headline measures"
_HEADS = ("Measure", "Figure", "Change in a year", "Target", "Compared with", "Over time")


def every_measure(state: str, view: View) -> None:
    """A table for each aim: figure, change, target, comparator, course."""
    st.header("Measures by aim", anchor=False)
    st.html(f"<p class='chosen'>{html.escape(filters.words(view))}</p>")
    shown = st.segmented_control(
        "Show",
        [_HEADLINES, _EVERY],
        default=_HEADLINES,
        required=True,
        key="show_measures",
        bind="query-params",
    )
    for aim in store.aims(state).to_dict("records"):
        st.subheader(f"Aim {aim['aim']}: {html.plain(aim['title'])}", anchor=False)
        st.page_link(router.page_of_aim(aim["aim"]), label=html.plain(aim["question"]))
        st.html(_table(state, view, aim["aim"], every=shown == _EVERY))


@st.cache_resource(max_entries=240, show_spinner=False, hash_funcs={View: repr})
def _table(state: str, view: View, aim: int, every: bool) -> str:
    """The table of an aim as HTML: every measure of it, or the headline ones."""
    found = headlines(state, view)
    own = [one for one in store.catalogue(state) if one.aim == aim and one.measure_id in found.rows]
    measures = [one for one in own if every or one.is_headline]
    if not measures:
        return "<p class='quiet'>No figure in this period.</p>"
    heads = "".join(f"<th scope='col'>{name}</th>" for name in _HEADS)
    when = period(view.last.label, view.period_type)
    body = "".join(
        _row(measure, found.rows[measure.measure_id], found.courses[measure.measure_id], view)
        for measure in measures
    )
    return (
        f"<div class='wide'><table class='figures overview'><caption>Figures of {html.escape(when)}</caption>"
        f"<thead><tr>{heads}</tr></thead><tbody>{body}</tbody></table></div>"
    )


def _row(measure: Measure, row: Row, image: str, view: View) -> str:
    shown = figure(row["value"], measure.unit, bool(row["suppressed"]))
    based = tiles.what_it_rests_on(measure, row)
    target = _target(measure, view)
    drawn = f"<img src='{image}' alt='Course of the figure over the periods shown'>" if image else ""
    return (
        f"<tr><th scope='row'>{link(measure, view)}</th><td><span class='value'>{html.escape(shown)}</span> "
        f"<span class='base'>{html.escape(based)}</span><br>"
        f"<span class='base'>{html.escape(tiles.source(row))}</span></td>"
        f"<td>{tiles.change(measure, row, view)}{_quarter(measure, row)}</td>"
        f"<td>{html.escape(target)}</td><td>{html.escape(tiles.beside(measure, row, view))}</td><td>{drawn}</td></tr>"
    )


def _quarter(measure: Measure, row: Row) -> str:
    said = tiles.last_quarter(measure, row)
    return f"<br><span class='worsened'>{html.escape(said)}</span>" if said else ""


def _target(measure: Measure, view: View) -> str:
    said = figure(measure.target, measure.unit)
    if measure.target is None or measure.target_in_force(view.last):
        return said
    return f"{said}, {target_dates(measure)}"


def link(measure: Measure, view: View) -> str:
    """A link that opens the measure's chart on the page of its aim, with the filters as they are."""
    address = f"{router.address_of_aim(measure.aim)}?{urlencode({**filters.address(view), 'show': measure.measure_id})}"
    return f"<a href='{html.escape(address)}'>{html.escape(measure.title)}</a>"
