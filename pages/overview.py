"""Overview: are we on track, what got worse, what can we not see?"""

import streamlit as st

from hscb.ui import filters, measure_table, overview, store
from hscb.ui.router import require_router

require_router("pages/overview.py")

state, view = store.pinned(), filters.view()
overview.heading(state, view)
left, right = st.columns(2, gap="large")
with left:
    overview.worsened(state, view)
with right:
    overview.not_seen(state, view)
measure_table.every_measure(state, view)
