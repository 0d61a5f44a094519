"""The headline figures of a view, worked out once for all that a page says of them."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from itertools import dropwhile
from typing import Any

import streamlit as st

from hscb.charts.sparkline import sparkline
from hscb.charts.wording import is_missing
from hscb.queries import figures
from hscb.queries.view import View
from hscb.ui import store

Row = dict[Hashable, Any]


@dataclass(frozen=True)
class Headlines:
    """By measure: its row of the last period, the address of its sparkline, in how many periods it has a figure."""

    rows: dict[str, Row]
    courses: dict[str, str]
    figures: dict[str, int]


@st.cache_resource(max_entries=60, show_spinner=False, hash_funcs={View: repr})
def headlines(state: str, view: View) -> Headlines:
    """The headline figures of a view. Shared: not to be changed."""
    by_measure: dict[str, list[Row]] = {}
    for row in figures.headlines(store.reader(state), view).to_dict("records"):
        by_measure.setdefault(str(row["measure_id"]), []).append(row)
    return Headlines(
        {name: rows[-1] for name, rows in by_measure.items() if rows[-1]["period_label"] == view.last.label},
        {name: course(rows) for name, rows in by_measure.items()},
        {name: sum(has_figure(row) for row in rows) for name, rows in by_measure.items()},
    )


def has_figure(row: Row | None) -> bool:
    """Whether there is a number, shown or hidden: a return may hold words alone."""
    return row is not None and (bool(row["suppressed"]) or not is_missing(row["value"]))


def course(rows: Sequence[Row]) -> str:
    """The address of the sparkline of a measure's figures, oldest first, those of the last one's source alone.

    Empty where there are fewer than two.
    """
    values: list[float | None] = []
    for place, row in enumerate(rows):
        if place and _is_rebased(rows[place - 1], row):
            # a gap: the two stand on different bases
            values.append(None)
        is_same = came_from(row) == came_from(rows[-1]) and not is_missing(row["value"])
        values.append(row["value"] if is_same else None)
    return sparkline(list(dropwhile(lambda value: value is None, values)))


def _is_rebased(before: Row, row: Row) -> bool:
    begins = row.get("base_begins")
    return not is_missing(begins) and before["period_start"] < begins <= row["period_start"]


def came_from(row: Row) -> tuple[str, str]:
    """The origin of a figure, and the source of a published one."""
    return str(row["origin"]), "" if is_missing(row["source"]) else str(row["source"])
