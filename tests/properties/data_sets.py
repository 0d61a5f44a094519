"""Whole random data sets: many children of one family of lists, in one window."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from hypothesis import strategies as st

from hscb.ingest.formats import formats
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
        ("list_1", "list_3", "list_4", "list_5"),
    ),
    "plans": Family(
        (plans.plans, plans.children_in_need, plans.private_fostering),
        ("list_6", "list_7", "cp_reviews", "private_fostering"),
    ),
    "care": Family(
        (care.care, care.care, care.care, care.care_leavers),
        ("ssda903_header", "ssda903_episodes", "ssda903_reviews", "list_8", "missing_episodes", "list_9"),
    ),
}


@dataclass(frozen=True)
class DataSet:
    """The rows of each sheet, as one extract of a window."""

    window: Window
    tables: Tables

    def __repr__(self) -> str:
        """The window, and the rows where they are few enough to read."""
        number = sum(map(len, self.tables.values()))
        rows = {table: [_told(row) for row in rows] for table, rows in self.tables.items() if rows}
        return f"{self.window.data_from} to {self.window.data_to}, {rows if number <= 20 else number} rows"

    def _repr_pretty_(self, printer: Any, cycle: bool) -> None:
        printer.text(repr(self))


def _told(row: dict[str, Any]) -> dict[str, str]:
    return {name: str(value) for name, value in row.items() if value is not None}


def as_day(value: Any) -> date | None:
    """The day of a date or date-time; None for anything else."""
    return value.date() if isinstance(value, datetime) else value if isinstance(value, date) else None


def known_by(day: date, table: str, row: dict[str, Any]) -> dict[str, Any] | None:
    """The row as an extract of that day has it: what is still to come is empty; None if it has not begun."""
    form = formats()[table]
    begun = row[form.date or form.start or "child_id"]
    if (begun_on := as_day(begun)) and begun_on > day:
        return None
    return {name: None if (as_day(value) or day) > day else value for name, value in row.items()}


def tables_of(family: Family, rows: Rows, window: Window) -> Tables:
    """The rows by sheet, as known on Data To."""
    tables: Tables = {table: [] for table in family.tables}
    for table, row in rows:
        known = known_by(window.data_to, table, row)
        if known and not (table == "cp_reviews" and known["review_date"] is None):
            tables[table].append(known)
    return tables


@st.composite
def data_sets(draw: st.DrawFn, family: Family, most: int = 60) -> DataSet:
    """Many children of a family, some of their rows twice."""
    window = draw(windows)
    numbers = range(draw(st.integers(most // 2, most)))
    rows = [
        row
        for number in numbers
        for row in draw(family.children[number % len(family.children)](window, f"C{number:04d}"))
    ]
    rows += rows[:: draw(st.sampled_from([7, 50, 1000]))]
    return DataSet(window, tables_of(family, rows, window))


def as_text(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Rows as the raw tables hold them: date-times with a blank between day and time."""
    return [
        {name: value.isoformat(" ") if isinstance(value, datetime) else value for name, value in row.items()}
        for row in rows
    ]
