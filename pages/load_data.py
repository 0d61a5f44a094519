"""Load data: check a workbook, see what it would change, accept it, take it back."""

import streamlit as st

from hscb.ui import history, loading, mappings, templates
from hscb.ui.router import require_router

require_router("pages/load_data.py")

st.title("Load data", anchor=False)
st.html(
    "<p class='lead'>Check workbooks, see every problem with its cell and what would change, then accept them. Nothing "
    "is changed before you accept.</p>"
)
loading.upload()
loading.progress()
loading.outcome()
history.show()
mappings.show()
templates.show()
