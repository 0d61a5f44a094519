"""What was understood of a sheet is told in a sentence and shown on its first rows, without what is said of a child."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import openpyxl

from hscb.ingest import child
from hscb.ingest.answers import NOTHING_TOLD
from hscb.ingest.files.limits import Limits
from tests.unit.ingest.books import A_CONTACT, CONTACT_HEADINGS, read, workbook


def understood(path: Path) -> list[dict[str, Any]]:
    found = child.read(path, path.name, Limits(), NOTHING_TOLD)
    told: list[dict[str, Any]] = found["understood"]
    return told


def sheet(path: Path, *rows: Sequence[Any], merged: str = "") -> Path:
    workbook(path, {"Return": rows})
    if merged:
        book = openpyxl.load_workbook(path)
        book["Return"].merge_cells(merged)
        book.save(path)
    return path


def kinds(told: dict[str, Any]) -> list[list[str]]:
    return [[kind for kind, _ in row] for row in told["preview"]]


def texts(told: dict[str, Any]) -> list[str]:
    return [text for row in told["preview"] for _, text in row if text]


def test_a_sheet_across_is_told_in_one_sentence(tmp_path: Path) -> None:
    path = sheet(
        tmp_path / "r.xlsx",
        ("Return of the Police",),
        (),
        ("Agency", "Measure", "Apr-16", "May-16", "Notes"),
        ("Police", "contacts", 5, 6, "late"),
        ("CAFCASS", "contacts", 7, None, None),
        ("Total", "contacts", 12, 6, None),
        (),
        ("Source: the case system, June 2016",),
        ("* provisional",),
    )
    (told,) = understood(path)
    assert told["sentence"] == (
        'Read "Return" as Values: headings in row 3, 3 figures in 2 rows (4-5), 1 total row and 2 footnotes left out,'
        " periods across in columns C-D."
    )
    assert (told["sheet"], told["table"], told["titles"]) == (
        "Return",
        "returned_values",
        ["Return of the Police"],
    )
    assert kinds(told)[0][0] == "title"
    assert kinds(told)[2] == ["heading", "heading", "heading", "heading", "not read"]
    assert kinds(told)[3] == ["data", "data", "data", "data", "not read"]
    assert kinds(told)[5][0] == "total"
    assert kinds(told)[7][0] == "footnote"
    assert "5" in texts(told)
    assert "late" not in texts(told)


def test_two_heading_rows_are_told_and_shown_as_they_stand(tmp_path: Path) -> None:
    path = sheet(
        tmp_path / "r.xlsx",
        (None, None, None, "Counts", None, None),
        ("Agency", "Measure", "Period", "Numerator", "Denominator", "Value"),
        ("Police", "contact_nfa_pct", "2016-17", 5, 10, 50),
        merged="D1:E1",
    )
    (told,) = understood(path)
    assert told["sentence"] == 'Read "Return" as Values: headings in rows 1-2, 1 row (3).'
    assert told["preview"][0][3] == ["heading", "Counts"]
    assert told["preview"][1][3] == ["heading", "Numerator"]
    assert told["titles"] == []


def test_a_list_of_children_shows_kinds_and_no_cell_of_a_child(tmp_path: Path) -> None:
    headings = (*CONTACT_HEADINGS, "Ward")
    path = sheet(
        tmp_path / "c.xlsx",
        ("Contacts, May 2016",),
        headings,
        (*A_CONTACT, "Brooklands"),
        ("C2 of May", "F", "x", "Police", "Gooshays"),
        ("Total", 2),
        ("* as at 1 June 2016",),
    )
    (told,) = understood(path)
    assert (
        told["sentence"]
        == 'Read "Return" as List 1: headings in row 2, 2 rows (3-4), 1 total row and 1 footnote left out.'
    )
    assert kinds(told)[2] == ["identifier", "category", "date", "category", "not read"]
    assert texts(told) == ["Contacts, May 2016", *headings]


def test_a_table_of_children_beside_another_shows_none_of_its_cells(tmp_path: Path) -> None:
    headings = ("Child Unique ID", "Child Protection Plan Start Date", "Review Date")
    path = sheet(
        tmp_path / "b.xlsx",
        (*headings, None, None, None, None),
        ("C1", "01/04/2016", "01/06/2016", None, "Authority", "Year", "Population 0-17"),
        ("C2", "01/04/2016", "01/06/2016", None, "Havering", 2016, 56000),
    )
    reviews, people = understood(path)
    assert (reviews["table"], people["table"]) == ("cp_reviews", "population")
    assert texts(reviews) == [*headings]
    assert texts(people) == ["Authority", "Year", "Population 0-17", "Havering", "2016", "56000"]


def test_a_sheet_that_lacks_a_column_is_shown_with_what_was_known(tmp_path: Path) -> None:
    path = sheet(
        tmp_path / "m.xlsx", ("Agency", "Measure", "Period", "Numerator", "Denominator"), ("Police",)
    )
    (told,) = understood(path)
    assert told["sentence"] == (
        '"Return" looks like Values (A partner return in totals), with headings in row 1; it is not read.'
    )
    assert kinds(told) == [["heading"] * 5, ["not read", *[""] * 4]]
    assert texts(told) == ["Agency", "Measure", "Period", "Numerator", "Denominator"]


def test_a_table_far_down_is_shown_from_above_its_headings(tmp_path: Path) -> None:
    notes = [(f"Line {number}",) for number in range(30)]
    path = sheet(tmp_path / "f.xlsx", *notes, (), CONTACT_HEADINGS, A_CONTACT)
    (told,) = understood(path)
    assert told["first_row"] == 28
    assert kinds(told)[4] == ["heading"] * 4


def test_what_was_understood_comes_with_the_reading_of_the_files(tmp_path: Path) -> None:
    path = workbook(tmp_path / "two.xlsx", {"April": [CONTACT_HEADINGS, A_CONTACT], "Notes": [["x"]]})
    ((file, one),) = read(path).understood
    assert (file, one.sheet, one.table) == ("two.xlsx", "April", "list_1")


def test_nothing_is_shown_of_a_file_with_a_personal_identifier(tmp_path: Path) -> None:
    path = sheet(
        tmp_path / "p.xlsx", CONTACT_HEADINGS, A_CONTACT, ("ann.example@havering.gov.uk", *A_CONTACT[1:])
    )
    assert "understood" not in child.read(path, path.name, Limits(), NOTHING_TOLD)
