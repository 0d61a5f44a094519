"""A chart with its title, sentence, notes, table, definition and downloads, as a part of a page."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import streamlit as st

from hscb.charts import files
from hscb.charts.panel import Panel
from hscb.queries.view import View
from hscb.ui import band, panels
from hscb.ui.panels import Shown, Wanted

_FILES: dict[str, tuple[str, str, Callable[[Panel, str], bytes]]] = {
    "PNG picture": ("png", "image/png", files.png),
    "SVG drawing": ("svg", "image/svg+xml", files.svg),
    "CSV figures": ("csv", "text/csv", files.csv_text),
    "Excel figures": (
        "xlsx",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        files.excel,
    ),
}
# Two beside each other on a wide screen, one below the other on a narrow one.
_NARROWEST = 470


def grid(state: str, wanted: Sequence[Wanted], view: View, place: str) -> int:
    """Draws charts side by side and gives how many there were to draw; `place` tells two of the same chart apart."""
    found = [(one, shown) for one in wanted if (shown := panels.shown(state, one, view)) is not None]
    if not found:
        return 0
    cells = st.grid(2, min_column_width=_NARROWEST, gap=(32, 40))
    for one, shown in found:
        with cells.cell():
            card(state, one, shown, view, place)
    return len(found)


def whole_width(state: str, wanted: Wanted, view: View, place: str) -> bool:
    """Draws one chart over the whole width; gives whether there was one."""
    shown = panels.shown(state, wanted, view)
    if shown is not None:
        card(state, wanted, shown, view, place)
    return shown is not None


def card(state: str, wanted: Wanted, shown: Shown, view: View, place: str) -> None:
    """Draws one chart with everything around it."""
    with st.container(key=f"panel-{place}-{shown.panel_id}"):
        st.html(shown.head)
        st.vega_lite_chart(spec=shown.drawing, alt=shown.alt, theme=None, width="stretch")
        st.html(shown.says)
        with st.container(horizontal=True, vertical_alignment="top"):
            st.html(shown.foot, width="stretch")
            _downloads(state, wanted, view, f"{place}-{shown.panel_id}")


@st.fragment
def _downloads(state: str, wanted: Wanted, view: View, key: str) -> None:
    opened = st.popover("Download", key=f"download-{key}", on_change="rerun", type="tertiary")
    if not opened.open:
        return
    words = band.synthetic_words(state)
    name = "_".join(filter(None, (wanted.measure_id or wanted.kind, wanted.breakdown, view.last.label)))
    for label, (ending, kind, write) in _FILES.items():
        opened.download_button(
            label,
            data=_Writing(state, wanted, view, words, write),
            file_name=f"{name.replace(' ', '_')}.{ending}",
            mime=kind,
            key=f"{key}-{ending}",
            on_click="ignore",
            width="stretch",
        )


class _Writing:
    """Makes a file when it is asked for, not when the button is drawn."""

    def __init__(
        self, state: str, wanted: Wanted, view: View, data_words: str, write: Callable[[Panel, str], bytes]
    ) -> None:
        self._of, self._data_words, self._write = (state, wanted, view), data_words, write

    def __call__(self) -> bytes:
        made = panels.panel(*self._of)
        return self._write(made, self._data_words) if made else b""
