"""Several tables on a sheet: each is read where it stands; of two that are alike a person says which is meant."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from hscb.ingest import child
from hscb.ingest.answers import Answer, Told
from hscb.ingest.files.limits import Limits
from tests.unit.ingest.books import (
    A_CONTACT,
    CONTACT_HEADINGS,
    contacts,
    problems_here,
    values_here,
    workbook,
)

VALUES = ("Agency", "Measure", "Period", "Value")
POPULATION = ("Authority", "Year", "Population 0-17")


def told(path: Path) -> list[tuple[str, str, str]]:
    return [(problem.severity, problem.code, problem.cell) for problem in problems_here(path)]


def sheet(path: Path, *rows: Sequence[Any]) -> Path:
    return workbook(path, {"Return": rows})


def rows_of(path: Path) -> list[tuple[str, list[str]]]:
    found = child.read(path, path.name, Limits(), Told())
    return [(table["table"], table["rows"]) for table in found["tables"]]


def test_two_formats_one_below_another_are_both_read(tmp_path: Path) -> None:
    path = sheet(
        tmp_path / "two.xlsx",
        VALUES,
        ("Police", "contacts", "2016-17", 5),
        (),
        ("Children of the borough",),
        POPULATION,
        ("Havering", 2016, 56000),
    )
    assert told(path) == []
    assert rows_of(path) == [("returned_values", ["2"]), ("population", ["6"])]


def test_two_formats_side_by_side_are_both_read(tmp_path: Path) -> None:
    path = sheet(
        tmp_path / "beside.xlsx",
        (*VALUES, None, *POPULATION),
        ("Police", "contacts", "2016-04", 5, None, "Havering", 2016, 56000),
        ("Police", "contacts", "2016-05", 6, None, "Havering", 2017, 57000),
        ("Police", "contacts", "2016-06", 7, None, None, None, None),
    )
    assert told(path) == []
    assert rows_of(path) == [("returned_values", ["2", "3", "4"]), ("population", ["2", "3"])]


def test_a_table_beside_another_may_begin_further_down(tmp_path: Path) -> None:
    path = sheet(
        tmp_path / "beside.xlsx",
        VALUES,
        ("Police", "contacts", "2016-04", 5),
        ("Police", "contacts", "2016-05", 6, None, *POPULATION),
        ("Police", "contacts", "2016-06", 7, None, "Havering", 2016, 56000),
    )
    assert told(path) == []
    assert rows_of(path) == [("returned_values", ["2", "3", "4"]), ("population", ["4"])]


def test_rows_of_one_format_side_by_side_are_named_by_their_own_cells(tmp_path: Path) -> None:
    path = sheet(
        tmp_path / "beside.xlsx",
        (*VALUES, None, *VALUES),
        ("Police", "contacts", "2016-04", 5, None, "CAFCASS", "contacts", "2016-04", 7),
        ("Police", "contacts", "2016-05", 5, None, "CAFCASS", "contacts", "2016-5x", 8),
    )
    assert told(path) == [("error", "period-unreadable", "H3")]
    assert rows_of(path) == [("returned_values", ["2", "3"]), ("returned_values", ["F2", "F3"])]


def test_a_blank_column_within_a_table_does_not_part_it(tmp_path: Path) -> None:
    path = sheet(
        tmp_path / "one.xlsx",
        ("Agency", "Measure", None, "Period", "Value"),
        ("Police", "contacts", None, "2016-17", 5),
    )
    assert told(path) == []
    assert rows_of(path) == [("returned_values", ["2"])]


def test_the_second_table_is_held_to_its_own_headings_for_personal_data(tmp_path: Path) -> None:
    path = sheet(
        tmp_path / "names.xlsx",
        (
            *VALUES,
            None,
            "Child Unique ID",
            "Child Protection Plan Start Date",
            "Review Date",
            "Allocated Worker",
        ),
        ("Police", "contacts", "2016-17", 5, None, "C1", "01/04/2016", "01/06/2016", "Ann Example"),
    )
    assert told(path) == [("note", "columns-dropped", "")]
    beside = sheet(
        tmp_path / "more.xlsx",
        (*VALUES, None, "Child Unique ID", "Child Protection Plan Start Date", "Review Date"),
        ("Police", "contacts", "2016-17", 5, None, "Ann Example", "01/04/2016", "01/06/2016"),
    )
    assert ("error", "personal-identifier", "F2") in told(beside)


@pytest.mark.parametrize("between", [[], [()], [(), ("June 2016",)]])
def test_the_same_headings_again_are_a_question(tmp_path: Path, between: list[tuple[str, ...]]) -> None:
    path = contacts(tmp_path / "a.xlsx", A_CONTACT, *between, CONTACT_HEADINGS, ("C2", *A_CONTACT[1:]))
    row = 3 + len(between)
    assert told(path) == [("error", "second-heading", f"A{row}")]
    (question,) = child.read(path, path.name, Limits(), Told())["questions"]
    assert question["field"] == "table"
    assert [offer.code for offer in question["offers"]] == ["first", "second", "both"]
    assert len(values_here(path, "list_1")) == 2


@pytest.mark.parametrize(
    ("which", "children"), [("first", ["C1"]), ("second", ["C2", "C3"]), ("both", ["C1", "C2", "C3"])]
)
def test_the_table_that_was_said_to_be_meant_is_read(tmp_path: Path, which: str, children: list[str]) -> None:
    path = contacts(
        tmp_path / "a.xlsx",
        A_CONTACT,
        (),
        ("June",),
        CONTACT_HEADINGS,
        *[(name, *A_CONTACT[1:]) for name in ("C2", "C3")],
    )
    (question,) = child.read(path, path.name, Limits(), Told())["questions"]
    answer = Answer(question["authority"], question["agency"], "table", question["spelling"], which)
    found = child.read(path, path.name, Limits(), Told(answers=(answer,)))
    assert found["problems"] == []
    assert found["questions"] == []
    assert [table["values"]["child_id"] for table in found["tables"]] == [children]
    assert found["everything_kept"] == (which == "both")


def test_two_heading_rows_again_are_skipped_both(tmp_path: Path) -> None:
    headings = [("Child Unique", "", "Date of", "Contact"), ("ID", "Gender", "Contact", "Source")]
    path = sheet(tmp_path / "a.xlsx", *headings, A_CONTACT, (), *headings, ("C2", *A_CONTACT[1:]))
    assert [code for _, code, _ in told(path)] == ["headings-joined", "second-heading"]
    assert [row["child_id"] for row in values_here(path, "list_1")] == ["C1", "C2"]


def test_a_heading_that_is_joined_gives_its_label_to_what_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "g.xlsx"
    book = openpyxl.Workbook()
    page = book.worksheets[0]
    page.append([None, None, None, "Counts", None])
    page.append(["Agency", "Measure", "Period", "Value", "Checked"])
    page.append(["Police", "contacts", "2016-17", 5, "yes"])
    page.merge_cells("D1:E1")
    book.save(path)
    messages = [problem.message for problem in problems_here(path)]
    assert any(
        'Two heading rows are joined: "Counts / Value", "Counts / Checked".' in words for words in messages
    )
    assert any('"Counts / Checked" (E)' in words for words in messages)
