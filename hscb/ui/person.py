"""The name of whoever works at the dashboard: asked where it is needed, and kept for the session."""

from __future__ import annotations

import streamlit as st

_NAME = "_person"


def name_field(box: st.delta_generator.DeltaGenerator, key: str, why: str) -> str:
    """The field for a person's name, filled in with the one given before; gives what stands there."""
    if not st.session_state.get(key):
        st.session_state[key] = st.session_state.get(_NAME, "")
    name = str(box.text_input("Your name", key=key, max_chars=80, help=why)).strip()
    if name:
        st.session_state[_NAME] = name
    return name


def named() -> str:
    """The name that was given last; empty where none was."""
    return str(st.session_state.get(_NAME, ""))
