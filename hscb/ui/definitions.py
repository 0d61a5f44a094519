"""The Definitions page: every measure in words, found by a search, and the form that sets a target."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import streamlit as st

from hscb.catalogue import Target
from hscb.errors import HscbError
from hscb.queries.measures import Measure
from hscb.ui import html, jobs, store
from hscb.ui.words import definition
from hscb.warehouse.store import default_store
from hscb.warehouse.targets import set_target

_SET = "_target_set"


def search() -> None:
    """The search and what it finds, by aim and theme."""
    measures = store.catalogue(store.pinned())
    left, right = st.columns([3, 1])
    wanted = left.text_input(
        "Find a measure",
        key="find",
        bind="query-params",
        placeholder="such as 45 working days, re-referral, PEP",
    )
    aims = {"All aims": 0, **{f"Aim {aim}": aim for aim in range(1, 7)}}
    aim = aims[right.selectbox("Aim", list(aims), key="aim", bind="query-params")]
    found = [one for one in measures if _matches(one, wanted) and aim in (0, one.aim, *one.other_aims)]
    if not found:
        st.info("No measure holds every word of the search under this aim. Try fewer words, or all aims.")
        return
    st.html(f"<p class='quiet'>{len(found)} of {len(measures)} measures.</p>" + "".join(_themes(found)))


def _matches(measure: Measure, wanted: str) -> bool:
    said = " ".join(
        [measure.title, measure.definition, measure.numerator_words, measure.denominator_words, measure.theme,
         measure.owner, measure.legal_source, measure.measure_id]
    ).casefold()  # fmt: skip
    return all(word in said for word in wanted.casefold().split())


def _themes(found: Sequence[Measure]) -> list[str]:
    groups: dict[tuple[int, str], list[Measure]] = {}
    for measure in found:
        groups.setdefault((measure.aim, measure.theme), []).append(measure)
    return [
        f"<h3>Aim {aim}, {html.escape(theme)}</h3>"
        + "".join(html.details(one.title, definition(one)) for one in ones)
        for (aim, theme), ones in sorted(groups.items(), key=lambda one: one[0][0])
    ]


def target() -> None:
    """The form that sets a target: kept as an entry with the name of the person, then laid under the figures."""
    st.header("Set a target", anchor=False)
    st.html(
        "<p>A target is set by a body, from a day on. It is kept beside the catalogue, with your name.</p>"
    )
    told = st.session_state.pop(_SET, None)
    if told:
        (st.success if told[0] else st.error)(html.plain(told[1]))
    titles = {f"{one.title} ({one.measure_id})": one for one in store.catalogue(store.pinned())}
    with st.form("target"):
        chosen = titles[st.selectbox("Measure", list(titles))]
        first, second, third = st.columns(3)
        value = first.number_input("Target", value=None, format="%0.1f")
        begins = second.date_input("Holds from", value=date(2017, 4, 1), format="DD/MM/YYYY")
        ends = third.date_input("Holds to (empty: until changed)", value=None, format="DD/MM/YYYY")
        set_by = st.text_input("Set by", placeholder="such as HSCB business plan 2017-18", max_chars=120)
        who = st.text_input("Your name", max_chars=80)
        if st.form_submit_button("Set the target"):
            st.session_state[_SET] = _set(chosen, value, begins, ends, set_by, who.strip())
            st.rerun()


def _set(
    measure: Measure, value: float | None, begins: date, ends: date | None, set_by: str, who: str
) -> tuple[bool, str]:
    if value is None:
        return False, "The target has no number yet. Write one, such as 95 or 7.5."
    if not who:
        return False, "Write your name: it is kept with the target."
    try:
        set_target(default_store(), who, measure.measure_id, Target(value, begins, ends, set_by))
    except HscbError as fault:
        return False, f"{fault.message} {fault.fix}"
    return jobs.lay_under_the_figures(who, f"The target of {measure.title} is set.")
