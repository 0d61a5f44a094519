"""The band at the top of every page: what kind of data these are, how far they reach, and for whom."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from hscb import config
from hscb.charts.wording import SYNTHETIC, data_words, day, is_missing
from hscb.ui import store
from hscb.ui.html import escape


def show(state: str | None) -> None:
    """Draws the band."""
    words = synthetic_words(state) if state else ""
    if words == SYNTHETIC:
        words += " Figures computed from records are invented; published ones are real."
    synthetic = f"<p class='synthetic'>{escape(words)}</p>" if words else ""
    said = reach(state) if state else "No data have been loaded yet."
    # short, beside the others: what hidden means stands under every table that holds such a figure
    profile = (
        f"<p title='{escape(config.PROFILES['meeting'])}'>For a meeting: small numbers are hidden (c).</p>"
    )
    board = f"<p class='board'>{escape(config.BOARD)}</p>"
    st.html(f"<div class='band'>{board}<p>{escape(said)}</p>{profile if state else ''}{synthetic}</div>")


def synthetic_words(state: str) -> str:
    """What is said of demonstration data; empty where there are none."""
    about = store.about(state)
    return data_words(bool(about["is_synthetic"]), bool(about["has_real_children"]))


def reach(state: str) -> str:
    """The state of the data in a sentence."""
    about = store.about(state)
    loaded = about["last_loaded_at"]
    parts = [until(state)]
    if not is_missing(loaded):
        parts.append(f"Last load {day(pd.Timestamp(loaded))}, {about['loads']} loads in force.")
    return " ".join(parts)


def until(state: str) -> str:
    """How far the data reach, for the notes of a chart."""
    last = store.about(state)["data_to"]
    return "No day is covered yet." if is_missing(last) else f"Data to {day(pd.Timestamp(last))}."
