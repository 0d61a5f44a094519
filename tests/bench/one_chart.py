"""The least that a dashboard can be: one query, one chart. The baseline for every page."""

import altair as alt
import streamlit as st

from hscb.warehouse.connection import frame
from hscb.warehouse.store import default_store

store = default_store()
figures = frame(
    store,
    store.current(),
    "select period_label, value from reporting.measure_values"
    " where measure_id = 'contacts' and breakdown = 'all' and period_type = 'year' and origin = 'records'",
)
st.title("Contacts")
st.altair_chart(alt.Chart(figures).mark_bar().encode(x="period_label", y="value"))
