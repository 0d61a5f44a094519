"""Collects memory once a minute, in place of Streamlit's collection after every run, which holds all sessions up."""

from __future__ import annotations

import atexit
import gc
import threading

import streamlit as st

_SECONDS = 60.0


@st.cache_resource(show_spinner=False)
def collect_in_the_background() -> threading.Thread:
    """Starts the collector, once for the server."""
    gc.collect()
    # what was imported stays for ever: no later collection needs to look at it again
    gc.freeze()
    # at the end everything may go: libraries complain of what is left
    atexit.register(gc.unfreeze)
    thread = threading.Thread(target=_collect_for_ever, name="collector", daemon=True)
    thread.start()
    return thread


def _collect_for_ever() -> None:
    pause = threading.Event()
    while not pause.wait(_SECONDS):
        gc.collect()
