"""Which pages there are, and the guard that keeps every page behind the router.

A server that was just started runs a file of pages/ by itself when its address is asked for first: without app.py,
without its filters, and whether or not the file is listed. The guard, the first statement of each page, sends such a
request to the router, which opens the page if it is listed and keeps its filters.
"""

from __future__ import annotations

import streamlit as st
from streamlit.navigation.page import StreamlitPage

SECTIONS: dict[str, dict[str, str]] = {
    "": {"pages/overview.py": "Overview"},
    "Strategic aims": {
        "pages/aim_1_child_protection.py": "1 Child protection",
        "pages/aim_2_early_help.py": "2 Early help",
        "pages/aim_3_right_help.py": "3 The most vulnerable",
        "pages/aim_4_emerging_themes.py": "4 Emerging themes",
        "pages/aim_5_assuring_quality.py": "5 Assuring quality",
        "pages/aim_6_learning.py": "6 Learning",
    },
    "Data": {
        "pages/load_data.py": "Load data",
        "pages/data_quality.py": "Data quality",
        "pages/definitions.py": "Definitions",
    },
}
ALLOWED = tuple(path for pages in SECTIONS.values() for path in pages)
_HOME = "pages/overview.py"
# Pages that show figures of a chosen area and period.
FILTERED = tuple(path for path in ALLOWED if path not in ("pages/load_data.py", "pages/definitions.py"))


def require_router(page: str) -> None:
    """The guard of a page file: goes to the router where the page was not opened by it."""
    if not st.session_state.get("_routed"):
        st.session_state["_goto"] = (page, dict(st.query_params))
        st.switch_page("app.py")


def navigate() -> StreamlitPage:
    """The page asked for. Goes on to the one that a guard sent here, if it is listed, with its filters."""
    pages = {
        section: [st.Page(path, title=title, default=path == _HOME) for path, title in listed.items()]
        for section, listed in SECTIONS.items()
    }
    page = st.navigation(pages, expanded=True)
    st.session_state["_routed"] = True
    goto = st.session_state.pop("_goto", None)
    if goto and goto[0] in ALLOWED:
        st.switch_page(goto[0], query_params=goto[1])
    return page


def path_of(page: StreamlitPage) -> str:
    """The file of a page, as the list of pages names it."""
    titles = {title: path for listed in SECTIONS.values() for path, title in listed.items()}
    return titles[page.title]


def page_of_aim(aim: int) -> str:
    """The page file of an aim."""
    return next(path for path in ALLOWED if path.startswith(f"pages/aim_{aim}_"))


def address_of_aim(aim: int) -> str:
    """The address of an aim's page, without its filters."""
    return page_of_aim(aim).removeprefix("pages/").removesuffix(".py")
