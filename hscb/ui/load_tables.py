"""What a check understood and what a load changes, as tables of the Load data page."""

from __future__ import annotations

from datetime import date
from typing import Any

import pandas as pd
import streamlit as st

from hscb.charts.wording import day, direction, figure, part_of_period, period, size_of_change
from hscb.ingest.formats import formats
from hscb.ui import html, store
from hscb.warehouse.changes import MovedFigure, moved_names, moved_words

_MOST_MOVED = 200


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
            "Covers": [_covered(one["data_from"], one["data_to"]) for one in found],
            "Data": ["synthetic" if one["is_synthetic"] else "" for one in found],
        }
    )
    told = table.loc[:, (table != "").any()]
    st.html(html.table(told, f"{len(found)} {'sheet' if len(found) == 1 else 'sheets'}"))


def _covered(data_from: str | None, data_to: str | None) -> str:
    days = [day(date.fromisoformat(text)) for text in (data_from, data_to) if text]
    return " to ".join(dict.fromkeys(days))


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
    figures = [MovedFigure(**one) for one in moved]
    words = f"Figures, without their breakdowns: {moved_words(figures)} ({moved_names(figures)})"
    years = [one for one in figures if one.period_type == "year"]
    shorter = [one for one in figures if one.period_type != "year"]
    st.html(
        f"<p>{html.escape(words)}.</p>{_moved_part('Years', years, before, after, is_open=True)}"
        f"{_moved_part('Quarters and months', shorter, before, after, is_open=not years)}"
    )


def _moved_part(name: str, moved: list[MovedFigure], before: str, after: str, is_open: bool) -> str:
    if not moved:
        return ""
    shown = moved[:_MOST_MOVED]
    units = [_units().get(one.measure_id, "number") for one in shown]
    table = pd.DataFrame(
        {
            "Measure": [one.title for one in shown],
            "Area": [one.authority for one in shown],
            "Period": [_period(one) for one in shown],
            "Origin": [one.origin for one in shown],
            before: [figure(one.before, unit) for one, unit in zip(shown, units, strict=True)],
            after: [figure(one.after, unit) for one, unit in zip(shown, units, strict=True)],
            "Change": [_change(one, unit) for one, unit in zip(shown, units, strict=True)],
        }
    )
    more = f" Of {len(moved):,} the first {_MOST_MOVED} are shown." if len(moved) > _MOST_MOVED else ""
    caption = f"Those that move most come first; a dash is no figure, or a hidden one.{more}"
    return html.details(
        f"{name}: {len(moved):,} {'figure' if len(moved) == 1 else 'figures'}",
        html.table(table, caption),
        is_open,
    )


def _period(moved: MovedFigure) -> str:
    part = f" ({part_of_period(moved.first_covered, moved.last_covered)})" if moved.is_partial else ""
    return f"{period(moved.period_label, moved.period_type)}{part}"


def _change(moved: MovedFigure, unit: str) -> str:
    if moved.before is None:
        return "new"
    if moved.after is None:
        return "no longer shown"
    change = moved.after - moved.before
    way = direction(change, unit)
    if way == 0:
        return "less than is shown"
    return f"{'up' if way > 0 else 'down'} {size_of_change(change, unit)}"


def _units() -> dict[str, str]:
    state = store.pin()
    return {one.measure_id: one.unit for one in store.catalogue(state)} if state else {}
