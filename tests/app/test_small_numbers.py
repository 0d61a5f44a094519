"""Two boards that differ in small numbers only look the same: on every page, in every chart, export and list.

Nothing that a page or a file says can then tell of a small number, in whatever form: not as a value, a share, a sum,
a bar, an order or a word. In the work profile, `python -m hscb sql` on kpi, they differ.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from streamlit.testing.v1 import AppTest

from hscb import config, pipeline
from hscb.export.measures import write_export
from hscb.ui.router import ALLOWED
from hscb.warehouse.connection import rows
from hscb.warehouse.store import Store
from tests.app.conftest import Opened
from tests.unit.ingest.books import VALUE_HEADINGS, workbook

MAY, JUNE = date(2016, 5, 10), date(2016, 6, 14)
POLICE, HOUSING, SCHOOLS = "q) 6: Police", "h) 4: Housing", "b) 2A: Schools"


@dataclass(frozen=True)
class Small:
    """Small numbers: contacts of two sources and what became of them, and what an agency sent."""

    police: int
    police_referred: int
    housing: int
    housing_referred: int
    notified: int
    timely: int


# sums of the hidden ones are the same: what is shown need not differ
ONE, OTHER = Small(3, 2, 4, 3, 2, 4), Small(4, 3, 3, 2, 5, 2)


def contacts(small: Small) -> Iterator[tuple[Any, ...]]:
    yield ("Child Unique ID", "Gender", "Date of Contact", "Contact Source", "Contact Outcome")
    sources = (
        (POLICE, small.police, small.police_referred),
        (HOUSING, small.housing, small.housing_referred),
    )
    for source, count, referred in (*sources, (SCHOOLS, 40, 16)):
        for number in range(count):
            day = JUNE if source == SCHOOLS and number % 2 else MAY
            outcome = "Referral to social care" if number < referred else "No further action"
            yield (f"{source[3]}{number:03}", "b) Female", day, source, outcome)


def returns(small: Small) -> Iterator[tuple[Any, ...]]:
    yield VALUE_HEADINGS
    yield (
        "Police",
        "private_fostering_notifications",
        "2016-17",
        None,
        None,
        None,
        None,
        small.notified,
        None,
    )
    yield ("Police", "missing_panel_cases", "2016-17", None, None, None, None, 60, None)
    yield ("Police", "reoffending_pct", "2016-17", None, None, small.timely, 37, None, None)


def board(folder: Path, small: Small) -> Store:
    """A store with these numbers, from one workbook."""
    folder.mkdir(parents=True)
    about = [
        ("Item", "Value"),
        ("Data From", date(2016, 4, 1)),
        ("Data To", date(2017, 3, 31)),
        ("Synthetic", "Y"),
    ]
    path = workbook(
        folder / "return.xlsx",
        {"About": about, "List 1": list(contacts(small)), "Values": list(returns(small))},
    )
    held = Store(folder / "store")
    result = pipeline.load(held, [path], who="tests", accept_warnings=True)
    assert result.outcome == "loaded", result
    return held


@pytest.fixture(scope="module")
def boards(tmp_path_factory: pytest.TempPathFactory) -> tuple[Store, Store]:
    folder = tmp_path_factory.mktemp("boards")
    return board(folder / "a" / "x", ONE), board(folder / "b" / "x", OTHER)


def said(app: AppTest) -> list[str]:
    """Every element of a page as it goes to the browser: text, tables, the specification and the data of charts."""
    assert not app.exception
    found: list[str] = []
    todo: list[Any] = [app._tree]
    while todo:
        node = todo.pop(0)
        if hasattr(node, "proto"):
            found.append(str(node.proto))
        todo += list(getattr(node, "children", {}).values())
    return found


def without_names(texts: list[str], held: Store) -> list[str]:
    """Without what tells one file and one moment from another: names of loads and states, hashes, times."""
    text = "\x00".join(texts)
    for load, _ in pipeline.history(held):
        text = text.replace(load.load_id, "LOAD")
    text = text.replace(held.current(), "STATE").replace(str(held.folder), "STORE")
    text = re.sub(r"\b[0-9a-f]{12,64}\b", "HASH", text)
    return re.sub(r"\d\d:\d\d(:\d\d)?", "TIME", text).split("\x00")


@pytest.mark.parametrize("by", ["Years", "Quarters", "Months"])
@pytest.mark.parametrize("path", ALLOWED)
def test_every_page_says_the_same_of_other_small_numbers(
    opened: Opened, boards: tuple[Store, Store], monkeypatch: pytest.MonkeyPatch, path: str, by: str
) -> None:
    seen, addresses = [], []
    for held in boards:
        monkeypatch.setenv("HSCB_STORE", str(held.folder))
        app = opened(path, by=by)
        seen.append(without_names(said(app), held))
        addresses.append({name: app.query_params[name] for name in app.query_params})
    assert seen[0] == seen[1]
    assert addresses[0] == addresses[1]


@pytest.mark.parametrize("profile", list(config.PROFILES))
def test_an_export_says_the_same_of_other_small_numbers(
    boards: tuple[Store, Store], tmp_path: Path, profile: str
) -> None:
    seen = []
    for number, held in enumerate(boards):
        (path,) = write_export(held, held.current(), tmp_path / f"{number}.xlsx", profile)
        book = load_workbook(path)
        cells = [str(row) for sheet in book for row in sheet.iter_rows(values_only=True)]
        seen.append(without_names(cells, held))
    assert len(seen[0]) > 100
    assert seen[0] == seen[1]


REPORTING = (
    "select table_name from duckdb_columns() where schema_name = 'reporting' group by all order by all"
)


def test_every_table_that_pages_read_is_the_same(boards: tuple[Store, Store]) -> None:
    _, names = rows(boards[0], boards[0].current(), REPORTING)
    assert len(names) > 20
    for (name,) in names:
        if name in ("loads", "state", "sources"):
            continue
        seen = [
            without_names(
                [
                    str(row)
                    for row in rows(
                        held,
                        held.current(),
                        f"select columns(lambda c: c <> 'loaded_at') from reporting.{name} order by all",
                    )[1]
                ],
                held,
            )
            for held in boards
        ]
        assert seen[0] == seen[1], name


def test_the_work_profile_has_the_numbers(boards: tuple[Store, Store]) -> None:
    found = [
        rows(
            held, held.current(),
            "select category, value from kpi.measure_values where measure_id = 'contacts'"
            " and breakdown = 'contact_source' and period_label = '2016-17' order by category",
        )[1]
        for held in boards
    ]  # fmt: skip
    assert found[0] == [("Housing", 4.0), ("Police", 3.0), ("Schools", 40.0)]
    assert found[1] == [("Housing", 3.0), ("Police", 4.0), ("Schools", 40.0)]
