"""The state that a run of a page shows, and what is remembered of it between runs.

One state is read from the pointer at the start of a run and held to its end, so that no page mixes two. What is
remembered is keyed by the state's name and plain values, never by a DataFrame: Streamlit samples large ones.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd
import streamlit as st

from hscb.errors import NothingLoadedError
from hscb.queries import board, measures, signals, state
from hscb.queries.measures import Measure
from hscb.queries.reader import Read
from hscb.queries.view import View
from hscb.warehouse.connection import frame
from hscb.warehouse.store import default_store

_STATE = "_state"


def pin() -> str | None:
    """Holds the current state for this run; None where nothing has been loaded."""
    try:
        st.session_state[_STATE] = default_store().current()
    except NothingLoadedError:
        st.session_state[_STATE] = None
    name: str | None = st.session_state[_STATE]
    return name


def pinned() -> str:
    """The state of this run. Raises NothingLoadedError where there is none."""
    name: str | None = st.session_state.get(_STATE)
    if name is None:
        raise NothingLoadedError
    return name


def reader(name: str) -> Read:
    """Asks a state; every question gets a cursor of its own."""

    def read(sql: str, parameters: Mapping[str, Any]) -> pd.DataFrame:
        return frame(default_store(), name, sql, parameters)

    return read


@st.cache_resource(max_entries=4, show_spinner=False)
def catalogue(name: str) -> tuple[Measure, ...]:
    """The words of every measure in a state."""
    return measures.measures(reader(name))


@st.cache_resource(max_entries=4, show_spinner=False)
def periods(name: str) -> pd.DataFrame:
    """Every period with a figure in a state. Shared: not to be changed."""
    return state.periods(reader(name))


@st.cache_resource(max_entries=4, show_spinner=False)
def about(name: str) -> dict[str, Any]:
    """What a state rests on: loads, days covered, whether any of it is synthetic."""
    return {str(key): value for key, value in state.state(reader(name)).iloc[0].items()}


@st.cache_resource(max_entries=4, show_spinner=False)
def aims(name: str) -> pd.DataFrame:
    """The strategic aims. Shared: not to be changed."""
    return board.aims(reader(name))


@st.cache_resource(max_entries=60, show_spinner=False, hash_funcs={View: repr})
def not_seen(name: str, view: View) -> pd.DataFrame:
    """Expected measures without a figure in the year of a view's last period. Shared: not to be changed."""
    return board.not_seen(reader(name), view)


@st.cache_resource(max_entries=8, show_spinner=False)
def honesty(name: str, authority: str) -> dict[str, str]:
    """What the figures of each measure rest on, in a line of words. Shared: not to be changed."""
    found = signals.honesty(reader(name), authority)
    return dict(zip(found["measure_id"], found["words"], strict=True))


@st.cache_resource(max_entries=8, show_spinner=False)
def places(name: str, authority: str) -> dict[tuple[str, str], str]:
    """By measure and year, the place among the statistical neighbours in words. Shared: not to be changed."""
    found = signals.places(reader(name), authority)
    return {(row["measure_id"], row["period_label"]): row["words"] for row in found.to_dict("records")}
