"""Definitions: what each measure means, where it comes from, and its target."""

import streamlit as st

from hscb.ui import definitions
from hscb.ui.router import require_router

require_router("pages/definitions.py")

st.title("Definitions", anchor=False)
st.html(
    "<p class='lead'>What each measure counts, out of what, where it comes from, and which way is better.</p>"
)
definitions.search()
definitions.target()
