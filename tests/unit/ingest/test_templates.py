"""What a template writes and a person fills in is read back without a word of complaint."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from hscb.catalogue import measures
from hscb.errors import WrongUseError
from hscb.ingest.formats import Column, Format, formats
from hscb.ingest.templates.empty import write_template
from hscb.ingest.templates.names import template_called, template_names, template_words
from tests.unit.ingest.books import codes, extract, read

GROUPS = ("child-level", "ssda903", "totals")


def answer(column: Column, sheet: Worksheet, book: openpyxl.Workbook, letter: str) -> Any:
    """What a person would put into a column: the last choice of its drop-down, else something of its kind."""
    for rule in sheet.data_validations.dataValidation:
        if rule.type == "list" and f"{letter}2" in rule.cells:
            cells = book["Codes"][rule.formula1.removeprefix("Codes!").replace("$", "")]
            # the measure as a whole, which every measure has
            return cells[0 if column.name in ("breakdown", "category") else -1][0].value
    plain: dict[str, Any] = {
        "identifier": "0012345", "date": date(2016, 5, 31), "datetime": datetime(2016, 5, 31, 14, 30), "integer": 3,
        "number": 4, "text": "Locality 1", "period": "2016-17",
    }  # fmt: skip
    return 2016 if column.name == "year" else plain[column.type]


def fill(path: Path, forms: list[Format]) -> None:
    book = openpyxl.load_workbook(path)
    about = {row[0].value: row[1] for row in book["About"].iter_rows()}
    about["Data From"].value, about["Data To"].value = date(2016, 4, 1), date(2017, 3, 31)
    for form in forms:
        sheet = book[form.sheet]
        for number, column in enumerate(form.kept, start=1):
            cell = sheet.cell(2, number)
            cell.value = answer(column, sheet, book, cell.column_letter)
    book.save(path)


@pytest.mark.parametrize("name", [None, *template_names(), "list 9"])
def test_a_filled_template_is_read_back_without_a_word(tmp_path: Path, name: str | None) -> None:
    path = tmp_path / "template.xlsx"
    write_template(path, name)
    known = {word.casefold(): tables for word, tables in template_names().items()}
    forms = [formats()[table] for table in known[(name or "child-level").casefold()]]
    fill(path, forms)
    reading = read(path)
    assert [problem.message for problem in reading.problems] == []
    assert not reading.files[0].dropped_columns
    assert {one.table for one in reading.extracts} == {form.table for form in forms}
    for form in forms:
        row = extract(reading, form.table).rows.to_pylist()[0]
        assert [column.name for column in form.kept if row[column.name] is None] == []


@pytest.mark.parametrize("name", GROUPS)
def test_an_empty_template_says_only_that_there_are_no_rows(tmp_path: Path, name: str) -> None:
    path = tmp_path / "template.xlsx"
    write_template(path, name)
    reading = read(path)
    assert set(codes(reading.problems)) == {"no-rows"}
    assert reading.extracts == ()


def test_a_template_has_headings_frozen_notes_and_formats(tmp_path: Path) -> None:
    path = tmp_path / "template.xlsx"
    write_template(path, "List 1")
    book = openpyxl.load_workbook(path)
    assert book.sheetnames == ["About", "List 1", "Notes", "Codes"]
    sheet = book["List 1"]
    assert sheet.freeze_panes == "A2"
    assert [cell.value for cell in sheet[1]] == [column.heading for column in formats()["list_1"].kept]
    assert sheet.column_dimensions["A"].number_format == "@"
    assert sheet.column_dimensions["F"].number_format == "dd/mm/yyyy"
    needed = {row[1].value for row in book["Notes"].iter_rows(min_row=2) if row[2].value == "yes"}
    assert needed == {"Child Unique ID", "Date of Contact", "Contact Source"}


def test_a_template_of_totals_says_what_every_measure_is_and_how_it_is_broken_down(tmp_path: Path) -> None:
    path = tmp_path / "template.xlsx"
    write_template(path, "Values")
    book = openpyxl.load_workbook(path)
    assert book.sheetnames == ["About", "Values", "Notes", "Measures", "Codes"]
    told = {row[0]: row for row in book["Measures"].iter_rows(min_row=2, values_only=True)}
    assert len(told) == len(measures())
    assert told["Contacts"][5] == "Contact source, Received by, Contact outcome"
    assert told["Child protection plans"][1] == "number, on the last day of the period"
    share = told["Assessments completed within 45 working days"]
    assert share[3:5] == (
        "Assessments authorised within 45 working days of their start",
        "Assessments authorised, less those with no start or an end before it",
    )
    codes_of = [row[:3] for row in book["Codes"].iter_rows(min_row=2, values_only=True)]
    assert ("category", "Contact source", "Police") in codes_of
    assert ("breakdown", "contact_source", "Contact source") in codes_of


def test_columns_that_are_never_read_are_not_asked_for(tmp_path: Path) -> None:
    path = tmp_path / "template.xlsx"
    write_template(path, "List 8")
    headings = [cell.value for cell in openpyxl.load_workbook(path)["List 8"][1]]
    assert "Allocated Worker" not in headings
    assert "Placement postcode" not in headings


@pytest.mark.parametrize("words", ["list 1", "Contacts", "contacts", "List 1 (Contacts)", " LIST 1 "])
def test_a_template_is_called_by_name_or_title_in_any_case(words: str) -> None:
    assert template_called(words) == "List 1"


def test_what_is_shown_of_a_template_calls_it() -> None:
    assert template_words("List 9") == "List 9 (Care leavers)"
    assert [template_called(template_words(name)) for name in template_names()] == list(template_names())


def test_a_title_that_two_sheets_have_is_told_with_both_names() -> None:
    with pytest.raises(WrongUseError) as told:
        template_called("care leavers")
    assert told.value.fix == "Choose one of: List 9 (Care leavers), OC3 (Care leavers)."


def test_another_name_is_told_the_names_there_are(tmp_path: Path) -> None:
    with pytest.raises(WrongUseError) as told:
        write_template(tmp_path / "x.xlsx", "List 12")
    assert "child-level, ssda903, totals, List 1 (Contacts), " in told.value.fix
    assert not (tmp_path / "x.xlsx").exists()
