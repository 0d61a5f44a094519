"""What the board asked itself under an aim, with the figures that bear on it."""

from __future__ import annotations

import streamlit as st

from hscb.charts.wording import is_missing, period
from hscb.queries import board
from hscb.queries.measures import Measure
from hscb.queries.view import View
from hscb.ui import html, store, tiles
from hscb.ui.headlines import Row, has_figure, headlines


def show(state: str, view: View, aim: int) -> None:
    """Draws the board's own challenges under an aim, with the figures that bear on each."""
    if said := _challenges(state, view, aim):
        st.header("What the board asked itself", anchor=False)
        st.html(said)


@st.cache_resource(max_entries=240, show_spinner=False, hash_funcs={View: repr})
def _challenges(state: str, view: View, aim: int) -> str:
    """The challenges under an aim as HTML; empty where there are none."""
    found = board.challenges(store.reader(state), aim)
    rows = headlines(state, view).rows
    titles = {measure.measure_id: measure for measure in store.catalogue(state)}
    return "".join(_challenge(row, rows, titles, view) for row in found.to_dict("records"))


def _challenge(row: Row, rows: dict[str, Row], titles: dict[str, Measure], view: View) -> str:
    known = [
        (titles[one], rows[one]) for one in row["measures"] if one in titles and has_figure(rows.get(one))
    ]
    evidence = "; ".join(
        f"{html.escape(measure.title)} <b>{html.escape(_in_a_sentence(measure, found))}</b>{_moved(measure, found)}"
        for measure, found in known
    )
    unknown = len(row["measures"]) - len(known)
    missing = f" No figure for {unknown} of its {len(row['measures'])} measures." if unknown else ""
    when = html.escape(period(view.last.label, view.period_type))
    said = f"{when}: {evidence}.{missing}" if known else f"No figure in {when} bears on it."
    return (
        f"<div class='challenge'><p class='words'>{html.escape(row['words'])}</p>"
        f"<p class='figures'>{said} Annual report 2016-17, {html.escape(row['theme'])}.</p></div>"
    )


def _moved(measure: Measure, row: Row) -> str:
    moved = row["change_on_year"]
    return "" if is_missing(moved) else f" ({tiles.movement(measure, float(moved))})"


def _in_a_sentence(measure: Measure, row: Row) -> str:
    return "hidden" if row["suppressed"] else tiles.figure_or_words(measure, row)
