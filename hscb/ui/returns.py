"""Returns to the board on the page of aim 5: what is due, what came, what to write about what is late."""

from __future__ import annotations

from datetime import date

import pandas as pd
import streamlit as st

from hscb import late_returns
from hscb.charts.wording import NONE, day, is_missing, period
from hscb.queries import returns
from hscb.queries.view import View
from hscb.ui import html, store

_LATE, _TOO_LATE, _ALL = "Not received", "Received late", "All"
_EVERY_AGENCY = "Every agency"


def show(state: str, view: View) -> None:
    """The returns due since the first period shown, as they stood on a day; the words for each late one."""
    st.header("Returns", anchor=False)
    last = held(state, view.authority, view.periods[0].first_day, None)
    if last.empty:
        st.html(
            "<p>No return is due or held. A Returns Calendar says what is due; the first return of an agency that is "
            "loaded begins what the board expects of every agency.</p>"
        )
        return
    as_at, wanted, agency = _chosen(last)
    found = held(state, view.authority, view.periods[0].first_day, as_at)
    st.html(f"<p>{html.escape(summary(found, as_at))}</p>")
    rows = _of_kind(found, wanted)
    rows = rows if agency == _EVERY_AGENCY else rows[rows["agency"] == agency]
    if rows.empty:
        st.html("<p class='quiet'>No return of this kind. Choose All, or every agency.</p>")
        return
    st.html(
        f"<div class='wide'>{html.table(_table(rows), f'Returns as at {day(as_at)}: {wanted.lower()}')}</div>"
    )
    _letters(rows)


def _chosen(last: pd.DataFrame) -> tuple[date, str, str]:
    """The day to look at, which returns to show, and of whom."""
    left, middle, right = st.columns([1, 2, 1], vertical_alignment="bottom")
    known = last["as_at"].iloc[0].date()
    as_at = left.date_input(
        "As at", value=known, format="DD/MM/YYYY", key="as_at", bind="query-params", required=True
    )
    wanted = middle.segmented_control(
        "Show", [_LATE, _TOO_LATE, _ALL], default=_LATE, required=True, key="returns", bind="query-params"
    )
    agencies = [_EVERY_AGENCY, *sorted(last["agency"].unique())]
    return as_at, wanted, right.selectbox("Agency", agencies, key="returns_of", bind="query-params")


@st.cache_resource(max_entries=60, show_spinner=False)
def held(state: str, authority: str, since: date, as_at: date | None) -> pd.DataFrame:
    """The returns of an authority as at a day, or the last one known. Shared: not to be changed."""
    return returns.returns(store.reader(state), authority, since, as_at)


def _of_kind(found: pd.DataFrame, wanted: str) -> pd.DataFrame:
    if wanted == _ALL:
        return found
    return returns.not_here(found) if wanted == _LATE else found[found["standing"] == returns.LATE]


def summary(found: pd.DataFrame, as_at: date) -> str:
    """How the returns due by a day stand, in a sentence."""
    counts = found.loc[found["due_date"] < pd.Timestamp(as_at), "standing"].value_counts()
    words = {
        "on time": "came on time", "late": "came late", "partial": "came in part", "missing": "have not come"
    }  # fmt: skip
    said = ", ".join(f"{counts.get(name, 0)} {text}" for name, text in words.items() if counts.get(name, 0))
    if not said:
        return f"As at {day(as_at)} no return shown was due."
    return f"As at {day(as_at)}, of {counts.sum()} returns that were due: {said}."


def _table(rows: pd.DataFrame) -> pd.DataFrame:
    kinds = zip(rows["period_label"], rows["period_type"], strict=True)
    return pd.DataFrame(
        {
            "Agency": list(rows["agency"]),
            "Dataset": list(rows["dataset"]),
            "Period": [period(label, kind) for label, kind in kinds],
            "Due": [_day(one) for one in rows["due_date"]],
            "Received": [_day(one) for one in rows["received_date"]],
            "Standing": [_standing(one) for one in rows.to_dict("records")],
            "Step": [NONE if is_missing(one) else one for one in rows["step_name"]],
        }
    )


def _day(value: pd.Timestamp) -> str:
    return NONE if is_missing(value) else f"{value:%d/%m/%Y}"


def _standing(row: dict[object, object]) -> str:
    days = row["working_days_late"]
    lacking = "" if is_missing(row["still_missing"]) else f"; lacks {row['still_missing']}"
    late = f", {days} working {'day' if days == 1 else 'days'} late" if days else ""
    words = "received late" if row["standing"] == returns.LATE else row["standing"]
    return f"{words}{late}{lacking}"


def _letters(rows: pd.DataFrame) -> None:
    """The text of the step that each late return is at, one at a time, ready to copy."""
    found = rows[rows["step_name"].notna()].to_dict("records")
    if not found:
        return
    with st.expander("What to write about a late return"):
        names = [
            f"{row['step_name']}: {row['agency']}, {row['dataset']}, {period(row['period_label'], row['period_type'])}"
            for row in found
        ]
        place = st.selectbox("Late return", range(len(names)), format_func=names.__getitem__)
        st.code(late_returns.letter(found[place]), language=None, wrap_lines=True)
