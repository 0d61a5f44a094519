"""Small returns of a front door as real workbooks, and the figures that a store gives for them."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from hscb import pipeline
from hscb.loading import LoadResult
from hscb.warehouse.connection import reading
from hscb.warehouse.publish import current_state
from hscb.warehouse.store import Store
from tests.unit.ingest.books import workbook

Contact = tuple[str, date, str]

CONTACTS: Sequence[Contact] = (
    ("C1", date(2016, 4, 5), "No further action"),
    ("C2", date(2016, 5, 3), "Referral to social care"),
    ("C2", date(2016, 9, 12), "Early Help service"),
    ("C3", date(2016, 12, 20), "Information and advice"),
    ("C4", date(2017, 2, 28), "Referral to social care"),
    ("C5", date(2017, 3, 31), "No further action"),
)
LATER_CONTACTS: Sequence[Contact] = (
    ("C4", date(2017, 2, 28), "Early Help service"),  # the outcome was corrected
    ("C5", date(2017, 3, 31), "No further action"),
    ("C6", date(2017, 3, 1), "Referral to social care"),
)


def tenfold(contacts: Sequence[Contact]) -> list[Contact]:
    """The same of ten children each, so that no number is too small to be shown."""
    return [(f"{child}-{number}", day, outcome) for child, day, outcome in contacts for number in range(10)]


YEAR = (date(2016, 4, 1), date(2017, 3, 31))
LAST_QUARTER = (date(2017, 1, 1), date(2017, 3, 31))


def front_door(
    path: Path, contacts: Sequence[Contact] = CONTACTS, window: tuple[date, date] = YEAR, **about: Any
) -> Path:
    """A workbook with a List 1 of (child, date, outcome) and an About sheet."""
    said = {
        "Data From": window[0],
        "Data To": window[1],
        **{k.replace("_", " "): v for k, v in about.items()},
    }
    headings = ("Child Unique ID", "Date of Contact", "Contact Source", "Received By", "Contact Outcome")
    rows = [(child, day, "q) 6: Police", "MASH", outcome) for child, day, outcome in contacts]
    return workbook(path, {"About": [("Item", "Value"), *said.items()], "List 1": [headings, *rows]})


def warned(path: Path, **about: Any) -> Path:
    """A workbook whose plan ends before it starts, which is a warning in the cell of the end."""
    headings = [
        "Child Unique ID", "Child Protection Plan Start Date", "Child Protection Plan End Date",
        "Initial Category of Abuse", "Number of Previous Child Protection Plans", "Date of Birth",
    ]  # fmt: skip
    rows = [("C9", date(2016, 6, 1), date(2016, 5, 1), "a) Neglect", 0, date(2010, 1, 1))]
    said = {"Data From": YEAR[0], "Data To": YEAR[1], **about}
    return workbook(path, {"About": [("Item", "Value"), *said.items()], "List 7": [headings, *rows]})


def broken(path: Path) -> Path:
    """A workbook with a date that is none, in a column that a measure needs."""
    rows = [("C1", "31/02/2017", "q) 6: Police")]
    return workbook(path, {"List 1": [("Child Unique ID", "Date of Contact", "Contact Source"), *rows]})


def loaded(store: Store, *paths: Path) -> LoadResult:
    """The result of a load that is accepted."""
    result = pipeline.load(store, paths, "an analyst", accept_warnings=True)
    assert result.outcome == "loaded", result
    return result


def figures(store: Store) -> str:
    """A hash of every row of kpi.measure_values and reporting.measure_values of the current state."""
    found = hashlib.sha256()
    with reading(store.state_path(current_state(store))) as connection:
        for table in ("kpi.measure_values", "reporting.measure_values"):
            for row in connection.execute(f"select * from {table} order by all").fetchall():
                found.update(repr(row).encode())
    return found.hexdigest()


def contacts_counted(store: Store, period: str = "2016-17") -> float | None:
    """The measure `contacts` of a period, or None where it has no figure."""
    with reading(store.state_path(current_state(store))) as connection:
        row = connection.execute(
            "select value from kpi.measure_values"
            " where measure_id = 'contacts' and period_label = ? and breakdown = 'all' and origin = 'records'",
            [period],
        ).fetchone()
    return row[0] if row else None
