"""Whole random data sets: many children of one family of lists, loaded as one extract of a window."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from hypothesis import strategies as st

from hscb.config import DEFAULT_AGENCY, DEFAULT_AUTHORITY
from hscb.ingest.formats import formats
from tests.oracle.days import Period, periods
from tests.oracle.held import Extract
from tests.properties import care, front_door, plans
from tests.properties.edges import Window, windows
from tests.properties.front_door import Rows

Tables = dict[str, list[dict[str, Any]]]
Child = Callable[[Window, str], st.SearchStrategy[Rows]]


@dataclass(frozen=True)
class Family:
    """Lists drawn together: one strategy per kind of child, and the lists that are there even if empty."""

    children: tuple[Child, ...]
    tables: tuple[str, ...]


FAMILIES = {
    "front door": Family(
        (front_door.front_door, front_door.assessments, front_door.enquiries),
        ("list_1", "list_2", "list_3", "list_4", "list_5"),
    ),
    "plans": Family(
        (plans.plans, plans.children_in_need, plans.private_fostering),
        ("list_6", "list_7", "cp_reviews", "private_fostering"),
    ),
    "plans without reviews": Family((plans.plans_without_reviews,), ("list_7",)),
    "care": Family(
        (care.care, care.care, care.care, care.care_leavers),
        (
            "ssda903_header",
            "ssda903_episodes",
            "ssda903_reviews",
            "list_8",
            "missing_episodes",
            "list_9",
            "ssda903_oc2",
        ),
    ),
}


@dataclass(frozen=True)
class History:
    """Extracts in the order they were loaded."""

    extracts: Sequence[Extract]

    def __repr__(self) -> str:
        """Who sent what for which days, and the rows where they are few enough to read."""
        rows = [
            f"{table}: {_told(row)}"
            for extract in self.extracts
            for table, found in extract.tables.items()
            for row in found
        ]
        windows = [
            f"{one.authority}, {one.agency}, {one.data_from} to {one.data_to}" for one in self.extracts
        ]
        return "\n".join([*windows, *(rows if len(rows) <= 60 else [f"{len(rows)} rows"])])

    def _repr_pretty_(self, printer: Any, cycle: bool) -> None:
        printer.text(repr(self))

    @property
    def loads(self) -> list[dict[str, Any]]:
        """The extracts as `warehouse_of_loads` takes them."""
        return [
            {
                "tables": {table: as_text(rows) for table, rows in extract.tables.items()},
                "data_from": extract.data_from.isoformat(),
                "data_to": extract.data_to.isoformat(),
                "authority": extract.authority,
                "agency": extract.agency,
            }
            for extract in self.extracts
        ]

    @property
    def children(self) -> list[str]:
        """Every child with a row."""
        tables = [rows for extract in self.extracts for rows in extract.tables.values()]
        return sorted({row["child_id"] for rows in tables for row in rows})

    def of(self, children: Collection[str]) -> History:
        """The same loads with the rows of some children only."""
        return History(
            [
                replace(
                    extract,
                    tables={
                        table: [row for row in rows if row["child_id"] in children]
                        for table, rows in extract.tables.items()
                    },
                )
                for extract in self.extracts
            ]
        )

    def periods(self, authority: str) -> list[Period]:
        """The periods from the first day to the last that an authority's extracts cover."""
        mine = [extract for extract in self.extracts if extract.authority == authority]
        return periods(min(one.data_from for one in mine), max(one.data_to for one in mine))


def _told(row: dict[str, Any]) -> str:
    return ", ".join(f"{name} {value}" for name, value in row.items() if value is not None)


def as_day(value: Any) -> date | None:
    """The day of a date or date-time; None for anything else."""
    return value.date() if isinstance(value, datetime) else value if isinstance(value, date) else None


def as_text(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Rows as the raw tables hold them: date-times with a blank between day and time."""
    return [
        {name: value.isoformat(" ") if isinstance(value, datetime) else value for name, value in row.items()}
        for row in rows
    ]


def known_by(day: date, table: str, row: dict[str, Any]) -> dict[str, Any] | None:
    """The row as an extract of that day has it: what is still to come is empty; None if it has not begun."""
    form = formats()[table]
    must_be_past = [form.date or form.start, "review_date" if table == "cp_reviews" else None]
    if any((on := as_day(row[name])) and on > day for name in must_be_past if name):
        return None
    return {name: None if (as_day(value) or day) > day else value for name, value in row.items()}


@st.composite
def data_sets(draw: st.DrawFn, family: Family, most: int = 60) -> History:
    """Many children of a family in one load, some of their rows twice."""
    window = draw(windows)
    rows = [
        row
        for number in range(draw(st.integers(most // 2, most)))
        for row in draw(family.children[number % len(family.children)](window, f"C{number:04d}"))
    ]
    rows += rows[:: draw(st.sampled_from([7, 50, 1000]))]
    tables: Tables = {table: [] for table in family.tables}
    for table, row in rows:
        if known := known_by(window.data_to, table, row):
            tables[table].append(known)
    return History([Extract(tables, window.data_from, window.data_to, DEFAULT_AUTHORITY, DEFAULT_AGENCY)])
