"""The page Data quality beside its findings: figures side by side and their origin, what was left out or restated."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from hscb.charts.wording import cases_left_out, figure, is_missing, period, reason, size_of_change
from hscb.queries import findings
from hscb.queries.view import View
from hscb.ui import filters, html, store

_KINDS = {"computed": "Computed", "returned": "Returned", "printed": "Printed", "official": "Official"}


def chosen(view: View) -> None:
    """What is chosen, in words."""
    st.html(f"<p class='chosen'>{html.escape(filters.words(view))}</p>")


def side_by_side(state: str, view: View) -> None:
    """Every measure with figures of two or more origins, period by period."""
    st.header("The same measure from two sources", anchor=False)
    found = findings.side_by_side(store.reader(state), view)
    if found.empty:
        st.html("<p>No measure has figures from two sources in the periods shown.</p>")
        return
    st.html(
        "<p>Computed is worked out from lists of children, returned is what an agency sent in totals, printed is what "
        "a report says, official is a national statistic. What differs beyond rounding is among the findings.</p>"
    )
    for label, rows in found.groupby("period_label", sort=False):
        name = period(str(label), view.period_type)
        is_last = label == view.last.label
        st.html(
            html.details(f"{name}: {len(rows)} measures", html.table(_beside(rows), name), is_open=is_last)
        )


def _beside(rows: pd.DataFrame) -> pd.DataFrame:
    records = rows.to_dict("records")
    figures = {
        words: [figure(row[name], row["unit"]) for row in records]
        for name, words in _KINDS.items()
        if rows[name].notna().any()
    }
    return pd.DataFrame(
        {
            "Measure": [row["title"] for row in records],
            **figures,
            "Largest difference": [
                "c" if row["is_hidden"] else size_of_change(row["spread"], row["unit"]) for row in records
            ],
            "Sources": [row["sources"] or "" for row in records],
        }
    )


def lineage(state: str, view: View) -> None:
    """The load, file, sheet and row of a figure of the last period, for the measure that is chosen."""
    name = period(view.last.label, view.period_type)
    st.header(f"Where a figure comes from, {name}", anchor=False)
    found = findings.lineage(store.reader(state), view)
    if found.empty:
        st.html("<p>No figure of this period is held.</p>")
        return
    titles = list(dict.fromkeys(found["title"]))
    title = st.selectbox("Figure", titles, key="figure", bind="query-params")
    rows = found[found["title"] == title].to_dict("records")
    table = pd.DataFrame(
        {
            "Figure": [figure(row["value"], row["unit"]) for row in rows],
            "Kind": [
                "Computed from lists of children"
                if row["origin"] == "records"
                else row["source"] or "Returned"
                for row in rows
            ],
            "Sent by": [row["submitted_by"] for row in rows],
            "File": [row["file"] for row in rows],
            "Sheet": [row["sheet"] for row in rows],
            "Row": ["whole list" if is_missing(row["row"]) else row["row"] for row in rows],
            "Loaded": [f"{row['load_id']}, {row['loaded_at']:%d/%m/%Y}, {row['loaded_by']}" for row in rows],
        }
    )
    st.html(html.table(table, f"{title}, {name}"))


def exclusions(state: str, view: View) -> None:
    """What was left out of the denominators of the last period, by reason."""
    name = period(view.last.label, view.period_type)
    st.header(f"Left out, {name}", anchor=False)
    found = findings.exclusions(store.reader(state), view)
    if found.empty:
        st.html("<p>No case was left out of a figure of this period.</p>")
        return
    table = pd.DataFrame(
        {
            "Measure": list(found["title"]),
            "Why": [reason(one) for one in found["reason"]],
            "Cases": [
                cases_left_out(count, hidden)
                for count, hidden in zip(found["count"], found["suppressed"], strict=True)
            ],
        }
    )
    st.html(html.table(table, f"Cases in no base, {name}"))


def restatements(state: str, view: View) -> None:
    """What a later load said otherwise."""
    st.header("Restated", anchor=False)
    found = findings.restatements(store.reader(state), view)
    if found.empty:
        st.html("<p>No figure that was returned or printed has been restated by a later load.</p>")
        return
    records = found.to_dict("records")
    table = pd.DataFrame(
        {
            "Measure": [_named(row) for row in records],
            "Period": [row["period_label"] for row in records],
            "Agency": ["" if is_missing(row["agency"]) else row["agency"] for row in records],
            "Was": [figure(row["was"], row["unit"], row["suppressed"]) for row in records],
            "Is": [figure(row["became"], row["unit"], row["suppressed"]) for row in records],
            "By": [f"{row['loaded_by']}, {row['loaded_at']:%d/%m/%Y}, {row['load_id']}" for row in records],
        }
    )
    st.html(html.table(table, f"{len(table)} {'figure' if len(table) == 1 else 'figures'}, the latest first"))


def _named(row: dict[object, object]) -> str:
    return f"{row['title']}" if row["category"] == "all" else f"{row['title']} ({row['category']})"
