"""What a sheet hides or gets wrong, named by its cell, with the sound rows read all the same."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.comments import Comment

from hscb.ingest.problems import Problem
from tests.unit.ingest.books import (
    A_CONTACT,
    CONTACT_HEADINGS,
    SHEET_1,
    VALUE_HEADINGS,
    codes,
    contacts,
    extract,
    problems_here,
    read,
    values_here,
    with_cell,
    with_text,
    workbook,
)

PLAN_HEADINGS = (
    "Child Unique ID",
    "Child Protection Plan Start Date",
    "Child Protection Plan End Date",
    "Allocated Team",
    "Number of Previous Child Protection Plans",
)
A_PLAN = ("C1", date(2016, 1, 4), None, "Locality 1", 0)


def places(problems: list[Problem]) -> list[tuple[str, str, str]]:
    return [(problem.severity, problem.code, problem.cell) for problem in problems]


def values(path: Path, *rows: Any) -> Path:
    return workbook(path, {"Values": [VALUE_HEADINGS, *rows]})


def plans(path: Path, *rows: Any) -> Path:
    return workbook(path, {"List 7": [PLAN_HEADINGS, *(rows or (A_PLAN,))]})


def test_a_sound_sheet_gives_clean_rows_and_no_problem(tmp_path: Path) -> None:
    path = contacts(tmp_path / "c.xlsx", A_CONTACT, (1234, "Male", "01/06/2016", "Schools"))
    assert problems_here(path) == []
    assert values_here(path, "list_1") == [
        {"child_id": "C1", "gender": "F", "contact_date": "2016-05-31", "contact_source": "6"},
        {"child_id": "1234", "gender": "M", "contact_date": "2016-06-01", "contact_source": "2A"},
    ]


def test_inline_text_and_shared_strings_are_the_same(tmp_path: Path) -> None:
    rows = {"List 1": [CONTACT_HEADINGS, A_CONTACT]}
    inline, shared = workbook(tmp_path / "i.xlsx", rows, inline=True), workbook(tmp_path / "s.xlsx", rows)
    assert values_here(inline, "list_1") == values_here(shared, "list_1")


def test_an_impossible_date_in_a_needed_column_is_an_error_with_its_cell(tmp_path: Path) -> None:
    path = contacts(tmp_path / "c.xlsx", ("C1", "F", "31/02/2017", "Police"), A_CONTACT)
    problem = problems_here(path)[0]
    assert problem.message == 'List 1, cell C2: "31/02/2017" in Date of Contact does not exist.'
    assert (problem.severity, problem.fix) == ("error", "Use dd/mm/yyyy.")
    assert [row["contact_date"] for row in values_here(path, "list_1")] == [None, "2016-05-31"]


def test_an_impossible_date_that_no_measure_needs_is_a_warning_and_a_birth_is_not_quoted(
    tmp_path: Path,
) -> None:
    headings = (*CONTACT_HEADINGS, "Date of Birth")
    path = contacts(tmp_path / "c.xlsx", (*A_CONTACT, "31/02/2010"), headings=headings)
    problems = problems_here(path)
    assert places(problems) == [("warning", "date-unreadable", "E2")]
    assert "2010" not in problems[0].message


def test_a_blank_identifier_is_an_error_and_a_blank_event_date_a_warning(tmp_path: Path) -> None:
    path = contacts(
        tmp_path / "c.xlsx", (None, "F", date(2016, 5, 31), "Police"), ("C2", "F", None, "Police")
    )
    assert places(problems_here(path)) == [
        ("error", "identifier-blank", "A2"),
        ("warning", "date-blank", "C3"),
    ]


def test_an_unknown_category_is_a_warning_that_quotes_it_and_counts_as_not_recorded(tmp_path: Path) -> None:
    path = contacts(tmp_path / "c.xlsx", ("C1", "F", date(2016, 5, 31), "Polcie"))
    problems = problems_here(path)
    assert places(problems) == [("warning", "category-unknown", "D2")]
    assert '"Polcie"' in problems[0].message
    assert values_here(path, "list_1")[0]["contact_source"] is None


def test_the_same_problem_in_every_row_is_kept_in_every_row(tmp_path: Path) -> None:
    path = contacts(tmp_path / "c.xlsx", *[(f"C{n}", "F", date(2016, 5, 31), "?") for n in range(40)])
    assert [problem.cell for problem in problems_here(path)] == [f"D{row}" for row in range(2, 42)]


@pytest.mark.parametrize("inline", [True, False])
def test_a_stray_value_in_the_last_cell_of_a_sheet_is_ignored_and_named(tmp_path: Path, inline: bool) -> None:
    rows = {"List 1": [CONTACT_HEADINGS, *[(f"C{n}", *A_CONTACT[1:]) for n in range(10)]]}
    path = workbook(tmp_path / "far.xlsx", rows, inline=inline)
    book = openpyxl.load_workbook(path)
    book["List 1"]["XFD1048576"] = "x"
    book["List 1"]["A900000"] = 5
    book.save(path)
    reading = read(path)
    assert places(list(reading.problems)) == [("warning", "stray-cell", "A900000")]
    assert "(and 1 more)" in reading.problems[0].message
    assert extract(reading, "list_1").rows.num_rows == 10
    assert reading.files[0].dropped_columns


def test_a_far_cell_between_others_is_cut_out_cleanly(tmp_path: Path) -> None:
    def put_far_cell(text: str) -> str:
        return text.replace('<row r="2">', '<row r="2"><c r="ZZ2"><v>1</v></c>', 1).replace(
            '<row r="3">', '<row r="3"><c r="ZZ3" t="n"><f>1+1</f><v>2</v></c>', 1
        )

    source = contacts(tmp_path / "a.xlsx", A_CONTACT, ("C2", *A_CONTACT[1:]))
    path = with_text(source, tmp_path / "b.xlsx", SHEET_1, put_far_cell)
    reading = read(path)
    assert places(list(reading.problems)) == [("warning", "stray-cell", "ZZ2")]
    assert [row["child_id"] for row in extract(reading, "list_1").rows.to_pylist()] == ["C1", "C2"]


def test_a_claimed_size_is_not_believed(tmp_path: Path) -> None:
    def claim(text: str) -> str:
        return text.replace('<dimension ref="A1:D2"', '<dimension ref="A1:XFD1048576"')

    path = with_text(contacts(tmp_path / "a.xlsx"), tmp_path / "b.xlsx", SHEET_1, claim)
    assert problems_here(path) == []
    assert len(values_here(path, "list_1")) == 1


def test_formatted_but_blank_rows_are_nothing(tmp_path: Path) -> None:
    blanks = "".join(f'<row r="{row}"><c r="A{row}" s="1"/></row>' for row in range(3, 60_000))
    path = with_text(
        contacts(tmp_path / "a.xlsx"),
        tmp_path / "b.xlsx",
        SHEET_1,
        lambda text: text.replace("</sheetData>", blanks + "</sheetData>"),
    )
    assert problems_here(path) == []


def test_cells_without_addresses_are_where_they_stand(tmp_path: Path) -> None:
    def without_addresses(text: str) -> str:
        return text.replace('r="A1" ', "").replace('r="C2" ', "").replace('r="D2" ', "")

    path = with_text(contacts(tmp_path / "a.xlsx"), tmp_path / "b.xlsx", SHEET_1, without_addresses)
    assert values_here(path, "list_1")[0]["contact_source"] == "6"


def test_an_excel_error_is_never_a_blank(tmp_path: Path) -> None:
    source = plans(tmp_path / "a.xlsx")
    needed = with_cell(source, tmp_path / "b.xlsx", "B2", '<c r="B2" t="e"><v>#N/A</v></c>')
    other = with_cell(needed, tmp_path / "c.xlsx", "D2", '<c r="D2" t="e"><v>#REF!</v></c>')
    assert places(problems_here(other)) == [("error", "error-cell", "B2"), ("warning", "error-cell", "D2")]


def test_an_excel_error_written_out_in_words_is_one_too(tmp_path: Path) -> None:
    path = plans(tmp_path / "a.xlsx", ("C1", "#N/A", None, "#N/A", 0))
    assert places(problems_here(path)) == [("error", "error-cell", "B2"), ("warning", "error-cell", "D2")]


def test_a_row_of_nothing_but_errors_is_not_passed_over(tmp_path: Path) -> None:
    path = plans(tmp_path / "a.xlsx", (None, None, None, None, None), A_PLAN)
    path = with_text(
        path,
        tmp_path / "b.xlsx",
        SHEET_1,
        lambda text: text.replace(
            '<row r="3"', '<row r="2"><c r="A2" t="e"><v>#REF!</v></c></row><row r="3"', 1
        ),
    )
    assert ("error", "error-cell", "A2") in places(problems_here(path))


def test_a_formula_without_a_saved_result_is_named(tmp_path: Path) -> None:
    path = plans(tmp_path / "a.xlsx", ("C1", "=DATE(2016,1,4)", None, "Locality 1", "=1+1"))
    assert places(problems_here(path)) == [
        ("error", "formula-unsaved", "B2"),
        ("warning", "formula-unsaved", "E2"),
    ]


def test_a_formula_with_its_result_is_a_value_and_one_that_shows_nothing_is_blank(tmp_path: Path) -> None:
    source = plans(tmp_path / "a.xlsx")
    number = with_cell(source, tmp_path / "b.xlsx", "E2", '<c r="E2"><f>1+1</f><v>2</v></c>')
    blank = with_cell(number, tmp_path / "c.xlsx", "D2", '<c r="D2" t="str"><f>IF(1=1,"","x")</f><v></v></c>')
    assert problems_here(blank) == []
    found = values_here(blank, "list_7")[0]
    assert (found["previous_plans"], found["team"]) == ("2", None)


@pytest.mark.parametrize(
    "formula", ['HYPERLINK("http://x","Police")', "WEBSERVICE(A1)", "DDE(A1,A2)", "cmd|' /C calc'!A0"]
)
def test_a_formula_that_reaches_outside_is_refused(tmp_path: Path, formula: str) -> None:
    xml = f'<c r="D2" t="str"><f>{formula}</f><v>x</v></c>'
    path = with_cell(plans(tmp_path / "a.xlsx"), tmp_path / "b.xlsx", "D2", xml)
    assert places(problems_here(path)) == [("error", "active-formula", "D2")]


def test_text_that_looks_like_a_formula_is_text(tmp_path: Path) -> None:
    path = plans(tmp_path / "a.xlsx", ("C1", date(2016, 1, 4), None, "Locality 1", 0))
    path = with_cell(path, tmp_path / "b.xlsx", "D2", '<c r="D2" t="inlineStr"><is><t>=cmd|x</t></is></c>')
    assert [(problem.severity, problem.code, problem.cell) for problem in problems_here(path)] == [
        ("note", "active-text", "D2")
    ]
    assert values_here(path, "list_7")[0]["team"] == "=cmd|x"


def test_dates_of_a_1904_workbook_are_the_same_dates(tmp_path: Path) -> None:
    rows = {
        "List 1": [CONTACT_HEADINGS, ("C1", "F", date(2016, 5, 31), "Police"), ("C2", "F", 41059, "Police")]
    }
    path = workbook(tmp_path / "mac.xlsx", rows, epoch_1904=True)
    assert codes(problems_here(path)) == ["dates-1904", "read-by-rule"]
    assert [row["contact_date"] for row in values_here(path, "list_1")] == ["2016-05-31", "2016-05-31"]


def test_a_hidden_sheet_is_not_read_and_its_rows_are_counted(tmp_path: Path) -> None:
    path = contacts(tmp_path / "a.xlsx")
    book = openpyxl.load_workbook(path)
    sheet = book.create_sheet("Old")
    sheet.append(["x"])
    sheet.sheet_state = "veryHidden"
    book.save(path)
    problems = problems_here(path)
    assert places(problems) == [("warning", "hidden-sheet", "")]
    assert "1 row" in problems[0].message


def test_hidden_rows_and_columns_are_read_and_named(tmp_path: Path) -> None:
    path = contacts(tmp_path / "a.xlsx", *[(f"C{n}", *A_CONTACT[1:]) for n in range(8)])
    book = openpyxl.load_workbook(path)
    for row in (3, 4, 5, 8):
        book["List 1"].row_dimensions[row].hidden = True
    book["List 1"].column_dimensions["D"].hidden = True
    book.save(path)
    problems = problems_here(path)
    assert codes(problems) == ["hidden-column", "hidden-rows"]
    assert '"Contact Source"' in problems[0].message
    assert "4 rows are hidden (3-5, 8)" in problems[1].message
    assert len(values_here(path, "list_1")) == 8


def test_merged_cells_in_the_table_are_named(tmp_path: Path) -> None:
    path = contacts(tmp_path / "a.xlsx", A_CONTACT, ("C2", *A_CONTACT[1:]))
    book = openpyxl.load_workbook(path)
    book["List 1"].merge_cells("B2:B3")
    book.save(path)
    assert places(problems_here(path)) == [("warning", "merged-cells", "B2")]


def test_comments_are_counted_and_not_read(tmp_path: Path) -> None:
    path = contacts(tmp_path / "a.xlsx")
    book = openpyxl.load_workbook(path)
    book["List 1"]["B2"].comment = Comment("see the file note", "a worker")
    book.save(path)
    reading = read(path)
    assert places(list(reading.problems)) == [("note", "comments", "")]
    assert reading.files[0].dropped_columns


def test_notes_beside_and_below_a_table_are_left_out_with_one_note(tmp_path: Path) -> None:
    path = contacts(
        tmp_path / "a.xlsx",
        (*A_CONTACT, None, "Source: the case system"),
        ("C2", *A_CONTACT[1:]),
        (),
        ("* Contacts of May alone",),
        ("Drawn on 1 June 2016",),
    )
    problems = problems_here(path)
    assert places(problems) == [("note", "footnote-row", "A5")]
    assert "2 footnote rows (5-6) and 1 note beside the table (F2) left out." in problems[0].message


def test_a_value_in_a_column_without_a_heading_is_not_read(tmp_path: Path) -> None:
    path = contacts(tmp_path / "a.xlsx", A_CONTACT, ("C2", *A_CONTACT[1:], None, "checked"))
    assert places(problems_here(path)) == [("warning", "no-heading", "F3")]


def test_a_second_table_on_a_sheet_is_an_error(tmp_path: Path) -> None:
    path = contacts(tmp_path / "a.xlsx", A_CONTACT, (), CONTACT_HEADINGS, ("C2", *A_CONTACT[1:]))
    assert places(problems_here(path)) == [("error", "second-heading", "A4")]


def test_blank_rows_between_rows_are_nothing_and_numbers_stay(tmp_path: Path) -> None:
    path = contacts(tmp_path / "a.xlsx", A_CONTACT, (), (" ", "\u00a0", None), ("C2", "F", "x", "Police"))
    assert places(problems_here(path)) == [("error", "date-unreadable", "C5")]


def test_percentages_are_kept_as_they_are_shown(tmp_path: Path) -> None:
    path = values(
        tmp_path / "v.xlsx",
        ("Police", "contact_nfa_pct", "2016-17 Q1", None, None, 63, 100, "63%", None),
        ("Police", "contact_nfa_pct", "2016-17 Q2", None, None, 63, 100, 0.63, None),
        ("Police", "contact_nfa_pct", "2016-17 Q3", None, None, 63, 100, 63, None),
    )
    book = openpyxl.load_workbook(path)
    book["Values"]["H3"].number_format = "0%"
    book.save(path)
    assert places(problems_here(path)) == [("note", "read-by-rule", "H2")]
    assert [row["value"] for row in values_here(path, "returned_values")] == ["63", "63", "63"]


def test_a_return_is_held_to_measures_periods_and_numbers(tmp_path: Path) -> None:
    path = values(
        tmp_path / "v.xlsx",
        ("Police", "no_such_measure", "2016-17", None, None, None, None, 1, None),
        ("Police", "contacts", "2017", None, None, None, None, 1, None),
        ("Police", "contacts", "2016-17", None, None, -3, "ten", True, "over 60"),
        (None, "Contacts", "2016-17 Q1", None, None, None, None, "c", None),
    )
    assert places(problems_here(path)) == [
        ("error", "measure-unknown", "B2"),
        ("error", "period-unreadable", "C3"),
        ("error", "number-negative", "F4"),
        ("error", "number-unreadable", "G4"),
        ("error", "number-unreadable", "H4"),
        ("error", "identifier-blank", "A5"),
        ("note", "read-by-rule", "H5"),
    ]


def test_headings_of_another_kind_of_return_are_read_as_values(tmp_path: Path) -> None:
    headings = ["Agency", "Period", "Indicator", "Numerator", "Denominator", "Percent"]
    rows = [headings, ["CSC", "Q2 2026/27", "contact_nfa_pct", 63, 100, "63 per cent"]]
    path = workbook(tmp_path / "r.xlsx", {"RETURN ": rows})
    assert places(problems_here(path)) == [("note", "read-by-rule", "F2")]
    found = values_here(path, "returned_values")[0]
    assert (found["agency"], found["period"], found["value"]) == (
        "Children's Social Care",
        "2026-27 Q2",
        "63",
    )


def test_date_times_of_missing_episodes_keep_their_minutes(tmp_path: Path) -> None:
    headings = [
        "Child Unique ID",
        "Looked After (Y/N)",
        "Went Missing",
        "Returned",
        "Return Interview Offered (Y/N)",
        "Return Interview Accepted (Y/N)",
        "Return Interview Held",
    ]
    row = ["C1", "Y", datetime(2016, 5, 31, 22, 15), "02/06/2016 07:05", "Yes", "N", None]
    path = workbook(tmp_path / "m.xlsx", {"Missing Episodes": [headings, row]})
    assert problems_here(path) == []
    found = values_here(path, "missing_episodes")[0]
    assert (found["went_missing_at"], found["returned_at"]) == ("2016-05-31 22:15:00", "2016-06-02 07:05:00")
    assert (found["looked_after"], found["interview_accepted"]) == ("Yes", "No")


def test_identifiers_keep_their_shape_and_a_rounded_one_is_an_error(tmp_path: Path) -> None:
    path = contacts(
        tmp_path / "a.xlsx",
        *[(cell, *A_CONTACT[1:]) for cell in ("0012345", "12E3", "NA", 12345, 123456789012345678)],
    )
    assert places(problems_here(path)) == [
        ("warning", "identifiers-mixed", "A5"),
        ("error", "identifier-rounded", "A6"),
    ]
    assert [row["child_id"] for row in values_here(path, "list_1")] == [
        "0012345",
        "12E3",
        "NA",
        "12345",
        None,
    ]


def test_problems_come_by_sheet_row_and_column(tmp_path: Path) -> None:
    bad = ("C1", "?", "31/02/2016", "?")
    path = workbook(tmp_path / "a.xlsx", {"Z": [CONTACT_HEADINGS, bad, bad], "A": [CONTACT_HEADINGS, bad]})
    cells = [
        problem for problem in read(path).problems if problem.code in ("category-unknown", "date-unreadable")
    ]
    assert [(problem.sheet, problem.cell) for problem in cells] == [
        *(("Z", cell) for cell in ("B2", "C2", "D2", "B3", "C3", "D3")),
        *(("A", cell) for cell in ("B2", "C2", "D2")),
    ]
