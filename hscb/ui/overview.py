"""The parts of the Overview above its table: what got worse, what cannot be seen."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from hscb.charts.wording import base, figure, is_missing, verdict
from hscb.queries.measures import Measure
from hscb.queries.view import View
from hscb.ui import filters, html, store, tiles
from hscb.ui.headlines import Row, headlines
from hscb.ui.measure_table import link

_MOST = 5


def heading(state: str, view: View) -> None:
    """What is chosen, in words, and how many headline measures have a target to be on track for."""
    st.title("Are we on track?", anchor=False)
    headline = [one for one in store.catalogue(state) if one.is_headline]
    aimed = sum(one.target_in_force(view.last) for one in headline)
    st.html(
        f"<p class='chosen'>{html.escape(filters.words(view))} {aimed} of {len(headline)} headline measures "
        f"{'has' if aimed == 1 else 'have'} a target for it.</p>"
    )


def worsened(state: str, view: View) -> None:
    """The measures that moved the wrong way by most."""
    st.header("Worsened most in a year", anchor=False)
    found = most_worsened(store.catalogue(state), headlines(state, view).rows)
    if not found:
        st.html(
            "<p>No measure with a better direction moved the wrong way, or none has a figure a year before.</p>"
        )
        return
    rows = "".join(
        f"<li>{link(measure, view)}: {html.escape(_with_base(measure, row))}, {tiles.change(measure, row, view)}"
        f"{_other(measure, row, view)}</li>"
        for measure, row in found
    )
    st.html(
        f"<ul class='plain'>{rows}</ul><p class='quiet'>Of the measures that have a better direction, those that moved "
        "the wrong way by the largest share of their figure a year before; percentages of fewer than "
        f"{tiles.SMALLEST_BASE}, and years without a comparable year before, are left out.</p>"
        f"{_hidden_by_the_year(state, view)}"
    )


def _hidden_by_the_year(state: str, view: View) -> str:
    """The measures that did not worsen over the year and worsened in its last quarter."""
    rows = headlines(state, view).rows
    found = [
        f"<li>{link(measure, view)}: {html.escape(said)}</li>"
        for measure in store.catalogue(state)
        if measure.is_headline and measure.measure_id in rows
        if (said := tiles.last_quarter(measure, rows[measure.measure_id]))
    ]
    if not found:
        return ""
    heading = "<p class='after'><b>Not worse over the year, but worse in its last quarter</b></p>"
    return f"{heading}<ul class='plain'>{''.join(found)}</ul>"


def most_worsened(measures: Sequence[Measure], rows: dict[str, Row]) -> list[tuple[Measure, Row]]:
    """Up to five measures that worsened on the year, the largest share of the earlier figure first."""
    worse = [
        (measure, rows[measure.measure_id])
        for measure in measures
        if measure.measure_id in rows and _worsened(measure, rows[measure.measure_id])
    ]
    return sorted(worse, key=lambda one: -abs(one[1]["change_on_year"] / one[1]["year_before_value"]))[:_MOST]


def _worsened(measure: Measure, row: Row) -> bool:
    moved, earlier, of = row["change_on_year"], row["year_before_value"], row["denominator"]
    if not is_missing(row["year_before_caveat"]) and "look-back" in str(row["year_before_caveat"]):
        return False
    if is_missing(moved) or not earlier or (not is_missing(of) and of < tiles.SMALLEST_BASE):
        return False
    return verdict(float(moved), measure.unit, measure.polarity) == "worsened"


def not_seen(state: str, view: View) -> None:
    """Expected measures without a figure: the first few, and how many more under each aim."""
    st.header("What we cannot see", anchor=False)
    found = store.not_seen(state, view)
    if found.empty:
        st.html("<p>Every expected measure has a figure.</p>")
        return
    measures = {one.measure_id: one for one in store.catalogue(state)}
    first = found.drop_duplicates("aim")
    rows = "".join(
        f"<li>{link(measures[row['measure_id']], view)}: {html.escape(row['why'])} "
        f"Owner: {html.escape(row['owner'])}.</li>"
        for row in first.to_dict("records")
    )
    year = found["period_label"].iloc[0]
    counts = found.groupby("aim").size()
    by_aim = ", ".join(f"{count} under aim {aim}" for aim, count in counts.items())
    st.html(
        f"<ul class='plain'>{rows}</ul><p class='quiet'>One for each aim. In all {len(found)} expected measures have "
        f"no figure for {html.escape(year)}: {html.escape(by_aim)}. Each aim's page lists them.</p>"
    )


def _with_base(measure: Measure, row: Row) -> str:
    based = base(row["numerator"], row["denominator"], measure.denominator_words)
    shown = figure(row["value"], measure.unit)
    return f"{shown} ({based})" if based else shown


def _other(measure: Measure, row: Row, view: View) -> str:
    said = tiles.beside(measure, row, view)
    return f"; {html.escape(said[:1].lower() + said[1:])}" if said else ""
