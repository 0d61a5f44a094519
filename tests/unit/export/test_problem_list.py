"""The list of problems that goes back to an agency, as CSV and as Excel."""

from __future__ import annotations

import csv
import io
from typing import Any

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from hscb.examine import Report, SheetRead
from hscb.export import problem_list
from hscb.export.problem_list import as_csv, as_workbook, to_send
from hscb.ingest.problems import Problem

HEADINGS = ("Severity", "Sheet", "Cell", "Column", "What is wrong", "What to do", "Code")


def found(severity: Any, code: str, sheet: str, cell: str = "", **more: str) -> Problem:
    words = more.pop("message", f'{sheet}: "Skool" is odd.')
    return Problem(severity, code, more.pop("file", "a.xlsx"), sheet, cell, words, "Mend it.", **more)


def sheet_read(sheet: str, table: str, file: str = "a.xlsx", is_synthetic: bool = False) -> SheetRead:
    return SheetRead(file, sheet, table, "", "Havering", "Police", None, None, is_synthetic, 1)


SHEETS = (sheet_read("List 1", "list_1"), sheet_read("Values", "returned_values"))
PROBLEMS = (
    found("note", "read-by-rule", "Values", "F2", column="Value"),
    found("error", "date-unreadable", "List 1", "C3", column="Date of Contact"),
    found("warning", "category-unknown", "List 1", "D3", column="Contact Source"),
    found("error", "date-unreadable", "List 1", "C4", column="Date of Contact"),
    found("warning", "end-before-start", "List 1", "K9", column="K", message="List 1, cell K9: Before."),
    found("note", "columns-extra", "List 1"),
    found("error", "date-unreadable", "List 1", "B2", file="b.xlsx", column="B"),
)
REPORT = Report(sheets=SHEETS, problems=PROBLEMS)


def rows_of(sheet: Worksheet) -> list[tuple[Any, ...]]:
    return [tuple(value or "" for value in row) for row in sheet.iter_rows(values_only=True)]


def test_what_stands_in_a_cell_of_a_list_of_children_is_left_out_of_its_message() -> None:
    messages = {one.cell: one.message for one in to_send(REPORT, ["a.xlsx"]).problems}
    assert messages == {
        "F2": 'Values: "Skool" is odd.',
        "C3": "List 1, cell C3: Not a date, in Date of Contact.",
        "D3": "List 1, cell D3: Not one of the choices, in Contact Source.",
        "C4": "List 1, cell C4: Not a date, in Date of Contact.",
        "K9": "List 1, cell K9: Before.",
        "": 'List 1: "Skool" is odd.',
    }


def test_a_sheet_that_holds_a_list_of_children_too_is_none_of_totals() -> None:
    mixed = Report(
        sheets=(sheet_read("Mixed", "returned_values"), sheet_read("Mixed", "list_1")),
        problems=(found("error", "date-unreadable", "Mixed", "C3", column="C"),),
    )
    assert to_send(mixed, ["a.xlsx"]).problems[0].message == "Mixed, cell C3: Not a date."


def test_the_list_is_in_the_order_of_severity_with_headings_that_stay_and_filters() -> None:
    book = load_workbook(io.BytesIO(as_workbook(to_send(REPORT, ["a.xlsx"]), ["a.xlsx"])))
    sheet = book["Problems"]
    rows = rows_of(sheet)
    top = rows.index(HEADINGS)
    assert rows[0][0] == "Problems found in a.xlsx"
    assert rows[1][0].startswith("2 errors, 2 warnings, 2 notes. Checked on ")
    assert [row[0] for row in rows[top + 1 :]] == ["Error", "Error", "Warning", "Warning", "Note", "Note"]
    assert rows[top + 1][1:4] == ("List 1", "C3", "Date of Contact")
    assert sheet.freeze_panes == f"A{top + 2}"
    assert sheet.auto_filter.ref == f"A{top + 1}:G{top + 7}"


def test_problems_are_counted_by_sheet_kind_and_column() -> None:
    book = load_workbook(io.BytesIO(as_workbook(to_send(REPORT, ["a.xlsx"]), ["a.xlsx"])))
    rows = list(book["Counts"].iter_rows(values_only=True))
    assert rows[0] == ("Counted by", "What", "Errors", "Warnings", "Notes", "All")
    assert set(rows[1:]) == {
        ("Sheet", "Values", 0, 0, 1, 1),
        ("Sheet", "List 1", 2, 2, 1, 5),
        ("Kind", "Not written plainly", 0, 0, 1, 1),
        ("Kind", "Not a date", 2, 0, 0, 2),
        ("Kind", "Not one of the choices", 0, 1, 0, 1),
        ("Kind", "End before start", 0, 1, 0, 1),
        ("Kind", "Further columns", 0, 0, 1, 1),
        ("Column", "Values: Value", 0, 0, 1, 1),
        ("Column", "List 1: Date of Contact", 2, 0, 0, 2),
        ("Column", "List 1: Contact Source", 0, 1, 0, 1),
        ("Column", "List 1: K", 0, 1, 0, 1),
    }


def test_a_list_of_several_files_names_the_file_of_each_problem() -> None:
    names = ["a.xlsx", "b.xlsx"]
    rows = rows_of(load_workbook(io.BytesIO(as_workbook(to_send(REPORT, names), names)))["Problems"])
    (top,) = (place for place, row in enumerate(rows) if row[0] == "Severity")
    assert [row[1] for row in rows[top:]].count("b.xlsx") == 1


def test_synthetic_data_are_said_to_be_synthetic() -> None:
    synthetic = Report(sheets=(sheet_read("List 1", "list_1", is_synthetic=True),), problems=PROBLEMS)
    for report, is_said in ((REPORT, False), (synthetic, True)):
        book = load_workbook(io.BytesIO(as_workbook(to_send(report, ["a.xlsx"]), ["a.xlsx"])))
        said = [cell.value for cell in book["Problems"]["A"]]
        assert ("Synthetic demonstration data. No real child is shown." in said) == is_said


def test_a_list_that_is_too_long_says_how_many_follow(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(problem_list, "_MOST_LISTED", 2)
    rows = rows_of(
        load_workbook(io.BytesIO(as_workbook(to_send(REPORT, ["a.xlsx"]), ["a.xlsx"])))["Problems"]
    )
    assert "The first 2 problems are listed, and 4 more like this; the counts are of all." in [
        row[0] for row in rows
    ]
    assert len(rows) - rows.index(HEADINGS) == 3


def test_the_csv_has_every_problem_and_no_formula() -> None:
    odd = Report(sheets=SHEETS, problems=(found("error", "some-check", "=cmd", message="+1"),))
    (row,) = csv.DictReader(io.StringIO(as_csv(odd).decode("utf-8-sig")))
    assert list(row) == ["severity", "file", "sheet", "cell", "column", "message", "fix", "code"]
    assert (row["sheet"], row["message"]) == ("'=cmd", "'+1")
