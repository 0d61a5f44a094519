"""Data quality: which figures do not agree, what is late, what was left out, what was restated."""

import streamlit as st

from hscb.ui import data_quality, filters, findings, returns, store
from hscb.ui.router import require_router

require_router("pages/data_quality.py")

state, view = store.pinned(), filters.view()
st.title("Data quality", anchor=False)
st.html(
    "<p class='lead'>Can these figures be trusted? Each is held against the others: its parts, its counts, the year "
    "before, its quarters, and every other source.</p>"
)
data_quality.chosen(view)
findings.show(state, view)
data_quality.side_by_side(state, view)
data_quality.lineage(state, view)
returns.show(state, view)
data_quality.exclusions(state, view)
data_quality.restatements(state, view)
