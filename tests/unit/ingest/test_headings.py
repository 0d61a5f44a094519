"""Headings are found wherever they stand, and two rows of them are read as one."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import openpyxl
import pytest

from hscb.ingest.layout.headings import possible_headings
from hscb.ingest.layout.likely_heading import likeliest_heading
from hscb.ingest.layout.recognition import recognise
from tests.unit.ingest.books import A_CONTACT, CONTACT_HEADINGS, codes, problems_here, values_here, workbook

RETURN = ["Agency", "Period", "Indicator", "Numerator", "Denominator", "Percent"]


def test_headings_far_down_a_sheet_are_found_after_a_blank_row(tmp_path: Path) -> None:
    notes = [[f"Line {number} of the covering note"] for number in range(60)]
    rows = [*notes, [], CONTACT_HEADINGS, A_CONTACT]
    path = workbook(tmp_path / "far.xlsx", {"Contacts": rows})
    assert len(values_here(path, "list_1")) == 1
    assert problems_here(path) == []


def test_blank_columns_left_of_the_table_do_not_matter(tmp_path: Path) -> None:
    rows = [["Contacts, May 2016"], [], [None, None, None, *CONTACT_HEADINGS], [None, None, None, *A_CONTACT]]
    path = workbook(tmp_path / "logo.xlsx", {"Contacts": rows})
    assert problems_here(path) == []
    assert values_here(path, "list_1")[0]["child_id"] == "C1"


def test_a_heading_split_over_two_rows_is_read_as_one(tmp_path: Path) -> None:
    rows = [["Child Unique", None, "Date of", "Contact"], ["ID", "Gender", "Contact", "Source"], A_CONTACT]
    path = workbook(tmp_path / "split.xlsx", {"List 1": rows})
    assert values_here(path, "list_1")[0]["contact_date"] == "2016-05-31"


def test_a_joined_heading_gives_its_words_to_every_column_under_it(tmp_path: Path) -> None:
    path = tmp_path / "joined.xlsx"
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.append(["Child Unique ID", "Child Protection Plan", None, "Allocated Team"])
    sheet.append([None, "Start Date", "End Date", None])
    sheet.append(["C1", date(2016, 1, 4), date(2016, 2, 4), "Locality 1"])
    sheet.merge_cells("A1:A2")
    sheet.merge_cells("B1:C1")
    sheet.merge_cells("D1:D2")
    book.save(path)
    (match,) = recognise([[cell.value or "" for cell in row] for row in sheet.iter_rows()], ["B1:C1"])
    assert match.form.table == "list_7"
    assert (match.heading.first_row, match.heading_row) == (1, 2)
    assert match.heading.label(1, {"child protection plan start date"}) == "Child Protection Plan Start Date"


def test_groups_above_full_headings_are_shown_with_them() -> None:
    rows = [["", "", "", "Counts", "", ""], RETURN, ["Police", "2016-17", "contacts", 1.0, 2.0, 50.0]]
    (match,) = recognise(rows, ["D1:E1"])
    assert (match.heading.first_row, match.heading_row) == (1, 2)
    assert [match.heading.label(position) for position in range(6)] == [
        "Agency",
        "Period",
        "Indicator",
        "Counts / Numerator",
        "Counts / Denominator",
        "Percent",
    ]


@pytest.mark.parametrize(
    "above",
    [
        ["Return of the Police, 2016-17"],
        ["Return of the Police, 2016-17", "", "", "", "", ""],
        ["Agency:", "Police"],
        ["C1", "F", "Police", date(2016, 5, 31), "x", "y"],
    ],
)
def test_a_title_or_a_row_of_data_above_the_headings_is_not_joined_to_them(above: list[str | date]) -> None:
    (match,) = recognise([above, RETURN], [])
    assert match.heading.first_row == match.heading_row == 2


def test_a_row_of_data_in_words_is_not_joined_to_the_headings() -> None:
    (match,) = recognise([RETURN, ["Police", "2016-17", "contacts", "c", "c", "c"]])
    assert match.heading_row == 1
    (match,) = recognise([list(CONTACT_HEADINGS), ["C1", "F", date(2016, 5, 31), "Police"]])
    assert match.heading_row == 1


def test_a_row_with_a_number_is_never_a_heading() -> None:
    assert [heading.row for heading in possible_headings([["Agency", "Value"], ["Police", 5.0]])] == [1]


def test_no_headings_are_no_table(tmp_path: Path) -> None:
    path = workbook(tmp_path / "none.xlsx", {"Return": [["Police", "2016-17", "contacts", 1, 2, 50]] * 5})
    assert codes(problems_here(path)) == ["nothing-read", "sheet-unknown"]


@pytest.mark.parametrize(
    "headings",
    [
        ["Ref", "", "Seen on", "By"],
        ["What we count", "Who", "Qtr", "Number"],
        ["Child", "DOB", "Contact dt", "Src"],
    ],
)
def test_the_headings_of_an_unknown_sheet_are_told_from_its_rows(headings: list[str]) -> None:
    rows = [["Our own list"], [], headings, ["C1", "Ann Example", "x", "y"], ["C2", "Bea Example", "x", "y"]]
    found = likeliest_heading(rows)
    assert found is not None
    assert found.row == 3


@pytest.mark.parametrize(
    "rows",
    [
        [["C1", "Ann Example", "x", "y"], ["C2", "Bea Example", "x", "y"]],
        [["Ann Example", "F", "Police"], ["Bea Example", "F", "Schools"]],
        [["Ann Example", "F"], ["Bea Example", "M"], ["Cy Example", 3.0]],
    ],
)
def test_a_row_of_data_is_never_taken_for_the_headings_of_an_unknown_sheet(
    rows: list[list[str | float]],
) -> None:
    assert likeliest_heading(rows) is None


def test_every_table_of_a_sheet_is_found_in_order_of_rows() -> None:
    rows: list[list[str | float | date]] = [["Health"], [], [*RETURN]]
    rows += [["Police", "2016-17", "contacts", 1.0, 2.0, 50.0]] * 30
    rows += [
        [],
        ["Children aged 0 to 17"],
        ["Authority", "Year", "Population 0-17"],
        ["Havering", 2016.0, 56000.0],
    ]
    found = recognise(rows)
    assert [(match.form.table, match.heading_row) for match in found] == [
        ("returned_values", 3),
        ("population", 36),
    ]
