"""The router: settings, navigation, the band at the top, the filters; then the page."""

import streamlit as st

from hscb.ui import band, faults, filters, memory, router, store, style

# no icon: Streamlit would fetch it from another host
st.set_page_config(page_title="HSCB dashboard", layout="wide")
page = router.navigate()
style.apply()
memory.collect_in_the_background()
with faults.told():
    state = store.pin()
    band.show(state)
    if state and router.path_of(page) in router.FILTERED:
        filters.sidebar(state)
router.run(page)
