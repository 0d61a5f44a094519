"""What a check understood and what a load changes, as tables of the Load data page."""

from __future__ import annotations

from typing import Any

import pandas as pd
import streamlit as st

from hscb.charts.wording import figure
from hscb.ingest.formats import formats
from hscb.ui import html, store
from hscb.warehouse.changes import MovedFigure, moved_words


def sheets(found: list[dict[str, Any]]) -> None:
    """What was understood of each sheet."""
    if not found:
        st.html("<p>No sheet was recognised.</p>")
        return
    table = pd.DataFrame(
        {
            "Sheet": [one["sheet"] for one in found],
            "File": [one["file"] for one in found],
            "Read as": [one["title"] for one in found],
            "Rows": [figure(one["rows"], "count") for one in found],
            "Authority": [one["authority"] for one in found],
            "Sent by": [one["submitted_by"] for one in found],
            "From": [one["data_from"] or "" for one in found],
            "To": [one["data_to"] or "" for one in found],
            "Data": ["synthetic" if one["is_synthetic"] else "" for one in found],
        }
    )
    st.html(html.table(table, f"{len(found)} {'sheet' if len(found) == 1 else 'sheets'}"))


def changes(result: dict[str, Any], before: str, after: str) -> None:
    """Rows that do not count, rows in force that change, figures that move, under the two headings given."""
    for sentence in result["not_counting"]:
        st.warning(html.plain(sentence))
    if not result["changes"] and not result["moved"]:
        st.html("<p>No row and no figure changes.</p>")
        return
    rows = pd.DataFrame(
        {
            "List": [formats()[one["table"]].title for one in result["changes"]],
            "Rows added": [figure(one["added"], "count") for one in result["changes"]],
            "changed": [figure(one["changed"], "count") for one in result["changes"]],
            "removed": [figure(one["removed"], "count") for one in result["changes"]],
        }
    )
    if not rows.empty:
        st.html(html.table(rows, "Rows in force"))
    _moved(result["moved"], before, after)


def _moved(moved: list[dict[str, Any]], before: str, after: str) -> None:
    if not moved:
        st.html("<p>No figure moves.</p>")
        return
    units = _units()
    years = [one for one in moved if one["period_type"] == "year"]
    table = pd.DataFrame(
        {
            "Measure": [one["title"] for one in years],
            "Area": [one["authority"] for one in years],
            "Year": [one["period_label"] for one in years],
            "From": [one["origin"] for one in years],
            before: [figure(one["before"], units.get(one["measure_id"], "number")) for one in years],
            after: [figure(one["after"], units.get(one["measure_id"], "number")) for one in years],
        }
    )
    words = f"Figures over all children: {moved_words([MovedFigure(**one) for one in moved])}"
    shown = html.table(table, "Figures of whole years; a dash is no figure, or a hidden one") if years else ""
    st.html(
        f"<p>{html.escape(words)}.</p>{html.details('Figures that move', shown, is_open=True) if shown else ''}"
    )


def _units() -> dict[str, str]:
    state = store.pin()
    return {one.measure_id: one.unit for one in store.catalogue(state)} if state else {}
