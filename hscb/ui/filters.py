"""The filters that every page of figures shares, each in the address, and the view that they make."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from hscb.charts.wording import period
from hscb.errors import WrongUseError
from hscb.queries.view import Period, View
from hscb.ui import store

# The keys are the names in the address: links that people keep depend on them.
AREA, KIND, FIRST, LAST, COMPARE = "area", "by", "from", "to", "compare"
_KINDS = {"Years": "year", "Quarters": "quarter", "Months": "month"}
# How many periods are shown at first: every year, three years of quarters, two of months.
_SHOWN_AT_FIRST = {"year": 100, "quarter": 12, "month": 24}
_VIEW = "_view"


def sidebar(state: str) -> None:
    """Draws the filters and keeps the view that they make for the page."""
    found = store.periods(state)
    st.session_state[_VIEW] = None
    if found.empty:
        return
    with st.sidebar:
        st.header("Filters", anchor=False)
        authorities = list(dict.fromkeys(found["authority"]))
        area = (
            st.selectbox("Area", authorities, key=AREA, bind="query-params")
            if len(authorities) > 1
            else authorities[0]
        )
        kind = _KINDS[
            st.segmented_control(
                "Periods",
                list(_KINDS),
                key=KIND,
                default="Years",
                required=True,
                bind="query-params",
                on_change=_keep_span,
            )
        ]
        st.session_state[_VIEW] = _span(found[found["authority"] == area], area, kind)


def _span(found: pd.DataFrame, area: str, kind: str) -> View:
    rows = found[found["period_type"] == kind].to_dict("records")
    periods = [
        Period(row["period_label"], row["period_start"].date(), row["period_end"].date(), row["year_label"])
        for row in rows
    ]
    names = [period(one.label, kind) for one in periods]
    end = _last_with_records(rows)
    start = max(0, end + 1 - _SHOWN_AT_FIRST[kind])
    first = st.selectbox("From", names, index=start, key=FIRST, bind="query-params")
    last = st.selectbox("To", names, index=end, key=LAST, bind="query-params")
    compare = st.toggle(
        "Compare with England, London and neighbours", value=True, key=COMPARE, bind="query-params"
    )
    low, high = sorted((names.index(first), names.index(last)))
    return View(area, kind, tuple(periods[low : high + 1]), compare)


def _last_with_records(rows: list[dict[object, object]]) -> int:
    whole = [place for place, row in enumerate(rows) if row["has_records"] and not row["is_partial"]]
    return (whole or [len(rows) - 1])[-1]


def _keep_span() -> None:
    """After a change of the kind of period, shows the same span of time in the new kind."""
    before: View | None = st.session_state.get(_VIEW)
    if before is None:
        return
    kind = _KINDS[st.session_state[KIND]]
    found = store.periods(store.pinned())
    rows = found[(found["authority"] == before.authority) & (found["period_type"] == kind)]
    inside = rows[
        (rows["period_end"] >= pd.Timestamp(before.periods[0].first_day))
        & (rows["period_start"] <= pd.Timestamp(before.last.last_day))
    ]
    if not inside.empty:
        st.session_state[FIRST] = period(inside["period_label"].iloc[0], kind)
        st.session_state[LAST] = period(inside["period_label"].iloc[-1], kind)


def view() -> View:
    """What the reader has chosen. Raises WrongUseError where the data hold no period to choose."""
    chosen: View | None = st.session_state.get(_VIEW)
    if chosen is None:
        raise WrongUseError(
            "What was loaded gives no figure for any period yet.",
            "Load child-level lists, returns or published figures on the Load data page.",
        )
    return chosen


def words(chosen: View) -> str:
    """The filters as a sentence."""
    kinds = {kind: name.lower() for name, kind in _KINDS.items()}
    first, last = (period(one.label, chosen.period_type) for one in (chosen.periods[0], chosen.last))
    span = first if first == last else f"{first} to {last}"
    beside = "with comparators" if chosen.comparators else "without comparators"
    return (
        f"{chosen.authority}, {kinds[chosen.period_type]} {span}, {beside}. Headline figures are of {last}."
    )


def address(chosen: View) -> dict[str, str]:
    """The filters as parts of an address that bring the same view back."""
    kinds = {kind: name for name, kind in _KINDS.items()}
    return {
        AREA: chosen.authority,
        KIND: kinds[chosen.period_type],
        FIRST: period(chosen.periods[0].label, chosen.period_type),
        LAST: period(chosen.last.label, chosen.period_type),
        COMPARE: str(chosen.comparators).lower(),
    }
