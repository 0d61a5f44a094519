"""The band at the top of every page: what kind of data these are, and how far they reach."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from hscb import config
from hscb.charts.wording import SYNTHETIC, day, is_missing
from hscb.ui import store
from hscb.ui.html import escape


def show(state: str | None) -> None:
    """Draws the band."""
    synthetic = (
        f"<p class='synthetic'>{escape(SYNTHETIC)}</p>"
        if state and store.about(state)["is_synthetic"]
        else ""
    )
    said = reach(state) if state else "No data have been loaded yet."
    st.html(
        f"<div class='band'><p class='board'>{escape(config.BOARD)}</p><p>{escape(said)}</p>{synthetic}</div>"
    )


def reach(state: str) -> str:
    """The state of the data in a sentence."""
    about = store.about(state)
    loaded = about["last_loaded_at"]
    parts = [until(state)]
    if not is_missing(loaded):
        parts.append(f"Last load {day(pd.Timestamp(loaded))}, {about['loads']} in force.")
    return " ".join(parts)


def until(state: str) -> str:
    """How far the data reach, for the notes of a chart."""
    last = store.about(state)["data_to"]
    return "No day is covered yet." if is_missing(last) else f"Data to {day(pd.Timestamp(last))}."
