"""The form beside a chart that begins the usual range of its measure anew, and takes that back."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import streamlit as st

from hscb.charts.wording import day, is_missing, period
from hscb.errors import HscbError
from hscb.queries import signals
from hscb.queries.measures import Measure
from hscb.queries.view import View
from hscb.ui import html, jobs, store
from hscb.warehouse.phases import begin_phase, withdraw_phase
from hscb.warehouse.store import default_store

_TOLD = "_phase"


def form(state: str, measure: Measure, view: View) -> None:
    """Where the range begins anew, by whom and why; and a form for quarters and months, which have a range."""
    if view.period_type == "year":
        return
    if told := st.session_state.pop(_TOLD, None):
        (st.success if told[0] else st.error)(html.plain(told[1]))
    held = signals.phases(store.reader(state), measure.measure_id, view.authority).to_dict("records")
    with st.expander("Begin the usual range anew"):
        st.text(
            "After a real change of the service, or of how it is counted, the range of the years before misleads. "
            "Say from when, and why; the chart shows the range from there on."
        )
        if held:
            st.html(f"<ul class='plain'>{''.join(_said(row) for row in held)}</ul>")
        _begin(measure, view)
        _withdraw(measure, view, [row for row in held if not is_missing(row["said_by"])])


def _said(row: dict[Any, Any]) -> str:
    by = "the board's list of events" if is_missing(row["said_by"]) else row["said_by"]
    return f"<li>From {html.escape(day(row['begins']))}, by {html.escape(by)}: {html.escape(row['why'])}</li>"


def _begin(measure: Measure, view: View) -> None:
    with st.form("begin_phase", border=False):
        names = {period(one.label, view.period_type): one.first_day for one in view.periods[1:]}
        chosen = st.selectbox("From", list(names), key="phase_from")
        reason = st.text_input("What changed?", max_chars=300, key="phase_reason")
        who = st.text_input("Your name", max_chars=80, key="phase_who")
        if st.form_submit_button("Begin it anew") and chosen is not None:
            st.session_state[_TOLD] = _kept(
                who,
                "The usual range begins anew; it is drawn from five figures on.",
                lambda name: begin_phase(
                    default_store(), name, measure.measure_id, view.authority, names[chosen], reason
                ),
            )
            st.rerun()


def _withdraw(measure: Measure, view: View, held: list[dict[Any, Any]]) -> None:
    if not held:
        return
    with st.form("withdraw_phase", border=False):
        days = {day(row["begins"]): row["begins"].date() for row in held}
        chosen = st.selectbox("Take back", list(days), key="phase_back")
        who = st.text_input("Your name", max_chars=80, key="phase_back_who")
        if st.form_submit_button("Take it back") and chosen is not None:
            st.session_state[_TOLD] = _kept(
                who,
                "It is taken back: the figures before and after share one usual range again.",
                lambda name: withdraw_phase(
                    default_store(), name, measure.measure_id, view.authority, days[chosen]
                ),
            )
            st.rerun()


def _kept(who: str, done: str, write: Callable[[str], None]) -> tuple[bool, str]:
    name = who.strip()
    if not name:
        return False, "Write your name: it is kept with what you say."
    try:
        write(name)
    except HscbError as fault:
        return False, f"{fault.message} {fault.fix}"
    return jobs.lay_under_the_figures(name, done)
