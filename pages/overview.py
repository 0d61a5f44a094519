"""Overview: what should worry us and how sure are we, what got better, what can we not see; then every measure."""

import streamlit as st

from hscb.ui import filters, measure_table, overview, store
from hscb.ui.router import require_router

require_router("pages/overview.py")

state, view = store.pinned(), filters.view()
overview.heading(state, view)
overview.worries(state, view)
with st.container(key="below"):
    left, right = st.columns(2, gap="large")
    with left:
        overview.good_news(state, view)
    with right:
        overview.not_seen(state, view)
        overview.neither(state, view)
measure_table.every_measure(state, view)
