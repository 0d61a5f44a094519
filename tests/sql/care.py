"""Rows on children in care for tests: chains of episodes, and what became of each child in a measure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any

import duckdb

from tests.warehouses import tiny_warehouse

Rows = list[dict[str, Any]]
_LISTS = (
    "ssda903_header", "ssda903_episodes", "ssda903_reviews", "ssda903_oc2", "ssda903_oc3", "list_8", "list_9",
    "missing_episodes",
)  # fmt: skip


def episodes(
    child: str, *steps: str, ended: str | None = None, end_reason: str = "E4A", **values: Any
) -> Rows:
    """The episodes of one period of care, each from its step (`2016-05-31 S U4`, `2016-06-01 P T1 urn`) to the next.

    `values` are given to every episode; the last one is open unless `ended` says otherwise.
    """
    cut = [step.split() for step in steps]
    rows = [
        {
            "child_id": child,
            "start_date": start,
            "start_reason": reason,
            "placement_type": place,
            "urn": urn[0] if urn else None,
            "legal_status": "C2",
            **values,
        }
        for start, reason, place, *urn in cut
    ]
    for row, following in pairwise(rows):
        row |= {"end_date": following["start_date"], "end_reason": "X1"}
    if ended:
        rows[-1] |= {"end_date": ended, "end_reason": end_reason}
    return rows


def header(child: str, born: str | None = "2008-01-01", **values: Any) -> dict[str, Any]:
    """The Header row of a child, nine years old at the end of 2016-17 unless `born` says otherwise."""
    return {"child_id": child, "date_of_birth": born, "gender": "F", "ethnicity": "WBRI", **values}


def on_list_8(
    child: str, start: str = "2013-01-07", born: str | None = "2008-01-01", **values: str
) -> dict[str, object]:
    """A row of List 8."""
    return {"child_id": child, "start_date": start, "date_of_birth": born, **values}


def warehouse_of_care(rows: Rows, headers: Rows | None = None, **tables: Rows) -> duckdb.DuckDBPyConnection:
    """A warehouse of 2016-17 with these episodes, a Header row for every child, and further tables."""
    known = headers or []
    named = {row["child_id"] for row in known}
    others = [header(child) for child in dict.fromkeys(row["child_id"] for row in rows) if child not in named]
    return tiny_warehouse({"ssda903_header": known + others, "ssda903_episodes": rows, **tables})


def judged(
    warehouse: duckdb.DuckDBPyConnection, measure_id: str, period: str = "2016-17"
) -> Mapping[str, bool | str]:
    """What each child is in a measure: True in the numerator, False only in the denominator, or why left out."""
    children = " union all ".join(f"select source_id, child_id from raw.{table}" for table in _LISTS)
    found = warehouse.execute(
        f"with children as ({children})"
        " select children.child_id, coalesce(cases.excluded_because, cases.is_counted::varchar)"
        " from kpi.cases inner join children on cases.source_id = children.source_id"
        " where cases.measure_id = ? and cases.period_label = ?",
        [measure_id, period],
    ).fetchall()
    words: dict[str, bool | str] = {"true": True, "false": False}
    return {child: words.get(judgement, judgement) for child, judgement in found}


def categories(
    warehouse: duckdb.DuckDBPyConnection, measure_id: str, breakdown: str, period: str = "2016-17"
) -> dict[str, float]:
    """The value of each category of a breakdown."""
    found: Sequence[tuple[str, float]] = warehouse.execute(
        "select category, value from kpi.measure_values"
        " where measure_id = ? and breakdown = ? and period_label = ? and origin = 'records'",
        [measure_id, breakdown, period],
    ).fetchall()
    return dict(found)


def problems(**tables: Rows) -> set[tuple[str, str, str, str, int]]:
    """Severity, code, sheet, column and row of every problem; the first row of data is row 2."""
    found = tiny_warehouse(tables).execute(
        "select severity, code, sheet_table, column_name, row::integer from checks.problems"
    )
    return set(found.fetchall())
