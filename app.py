"""The router: settings, navigation, the band at the top, the filters; then the page."""

import streamlit as st

from hscb.ui import band, faults, filters, memory, router, store, style

# no icon: Streamlit would fetch it from another host
st.set_page_config(page_title="HSCB dashboard", layout="wide")
page = router.navigate()
style.apply()
memory.collect_in_the_background()
shows_figures = router.path_of(page) in router.FILTERED
with faults.told():
    state = store.pin()
    band.show(state)
    if shows_figures:
        if state:
            filters.sidebar(state)
        page.run()
if not shows_figures:
    # a load mends a database that the lines above could not read
    with faults.told():
        page.run()
