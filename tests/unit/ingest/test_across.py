"""Periods and measures across a sheet of totals become plain rows, each with the address of its figure."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from hscb import pipeline
from hscb.ingest import child
from hscb.ingest.answers import NOTHING_TOLD
from hscb.ingest.files.limits import Limits
from hscb.warehouse.connection import reading
from hscb.warehouse.store import Store
from tests.unit.ingest.books import problems_here, read, values_here, workbook


def sheet(path: Path, *rows: Sequence[Any]) -> Path:
    return workbook(path, {"Return": rows})


def told(path: Path) -> list[tuple[str, str, str]]:
    return [(problem.severity, problem.code, problem.cell) for problem in problems_here(path)]


def figures(path: Path) -> list[tuple[str | None, ...]]:
    names = ("agency", "measure_id", "period", "numerator", "denominator", "value")
    return [tuple(row.get(name) for name in names) for row in values_here(path, "returned_values")]


def addresses(path: Path) -> list[str]:
    (table,) = child.read(path, path.name, Limits(), NOTHING_TOLD)["tables"]
    rows: list[str] = table["rows"]
    return rows


def test_months_across_become_rows_and_blank_cells_none(tmp_path: Path) -> None:
    path = sheet(
        tmp_path / "m.xlsx",
        ("Agency", "Measure", "Apr-16", "May-16", "Jun-16"),
        ("Police", "contacts", 5, None, 7),
        ("CAFCASS", "contacts", None, 8, None),
    )
    assert told(path) == []
    assert [row[:3] for row in figures(path)] == [
        ("Police", "contacts", "2016-04"),
        ("Police", "contacts", "2016-06"),
        ("CAFCASS", "contacts", "2016-05"),
    ]
    assert [row[5] for row in figures(path)][:2] == ["5", "7"]
    assert addresses(path) == ["C2", "E2", "D3"]


@pytest.mark.parametrize(
    ("first", "second", "label"),
    [
        ("2016-17 Q1", "2016-17 Q2", "2016-17 Q1"),
        ("Q1 2016/17", "Q2 2016/17", "2016-17 Q1"),
        ("2015-16", "2016-17", "2015-16"),
        (date(2016, 4, 1), date(2016, 5, 1), "2016-04"),
        ("April 2016", "May 2016", "2016-04"),
    ],
)
def test_periods_may_be_written_in_any_way_that_is_known(
    tmp_path: Path, first: Any, second: Any, label: str
) -> None:
    path = sheet(tmp_path / "p.xlsx", ("Agency", "Measure", first, second), ("Police", "contacts", 5, 6))
    assert told(path) == []
    assert figures(path)[0][2] == label


def test_periods_over_numerator_denominator_and_value_are_one_row_each(tmp_path: Path) -> None:
    path = tmp_path / "n.xlsx"
    book = openpyxl.Workbook()
    page = book.worksheets[0]
    page.append(["Return of the Police"])
    page.append([])
    page.append(["Agency", "Measure", "Apr-16", None, None, "May-16", None, None])
    page.append([None, None, *["Numerator", "Denominator", "Value"] * 2])
    page.append(["Police", "contact_nfa_pct", 10, 40, 25, 20, 40, "50%"])
    for cells in ("A3:A4", "B3:B4", "C3:E3", "F3:H3"):
        page.merge_cells(cells)
    book.save(path)
    assert [code for _, code, _ in told(path)] == ["headings-joined", "read-by-rule"]
    assert figures(path) == [
        ("Police", "contact_nfa_pct", "2016-04", "10", "40", "25"),
        ("Police", "contact_nfa_pct", "2016-05", "20", "40", "50"),
    ]
    assert addresses(path) == ["E5", "H5"]


def test_measures_across_and_periods_down_are_read_too(tmp_path: Path) -> None:
    path = sheet(
        tmp_path / "d.xlsx",
        ("Agency", "Period", "contacts", "referrals"),
        ("Police", "2016-04", 5, 6),
        ("Police", "2016-05", 7, None),
    )
    assert told(path) == []
    assert [(row[1], row[2], row[5]) for row in figures(path)] == [
        ("contacts", "2016-04", "5"),
        ("referrals", "2016-04", "6"),
        ("contacts", "2016-05", "7"),
    ]


def test_totals_groups_and_footnotes_are_those_of_any_sheet(tmp_path: Path) -> None:
    path = sheet(
        tmp_path / "t.xlsx",
        ("Agency", "Measure", "Apr-16", "May-16"),
        ("Police", "contacts", 5, 6),
        (None, "referrals", 1, 2),
        ("CAFCASS", "contacts", 7, 8),
        ("Total", "contacts", 12, 14),
        (),
        ("Source: the case system, June 2016",),
    )
    assert told(path) == [
        ("warning", "groups-filled", "A3"),
        ("note", "total-row", "A5"),
        ("note", "footnote-row", "A7"),
    ]
    assert len(figures(path)) == 6


def test_a_total_across_that_does_not_add_up_names_the_cell(tmp_path: Path) -> None:
    path = sheet(
        tmp_path / "t.xlsx",
        ("Agency", "Measure", "Apr-16", "May-16"),
        ("Police", "contacts", 5, 6),
        ("CAFCASS", "contacts", 7, 8),
        ("Total", "contacts", 12, 15),
    )
    assert told(path) == [("warning", "total-differs", "D4")]


def test_what_is_wrong_with_a_row_is_said_once_and_with_a_figure_at_its_cell(tmp_path: Path) -> None:
    path = sheet(
        tmp_path / "w.xlsx",
        ("Agency", "Measure", "Apr-16", "May-16"),
        ("Police", "no such measure", 5, "ten"),
    )
    assert told(path) == [("error", "measure-unknown", "B2"), ("error", "number-unreadable", "D2")]


def test_a_sheet_across_without_an_agency_is_told_so(tmp_path: Path) -> None:
    path = sheet(tmp_path / "a.xlsx", ("Measure", "Apr-16", "May-16"), ("contacts", 5, 6))
    problems = problems_here(path)
    assert [(problem.code, problem.cell) for problem in problems] == [("agency-unsaid", "A1")]
    assert (
        "The sheet has no column Agency. Neither a title, About, nor the name of the sheet"
        in problems[0].message
    )


def test_years_across_a_sheet_of_something_else_are_no_return(tmp_path: Path) -> None:
    path = sheet(tmp_path / "b.xlsx", ("Line", "2015-16", "2016-17"), ("Training", 5, 6))
    assert [code for _, code, _ in told(path)] == ["nothing-read", "sheet-unknown"]


def test_printed_figures_may_run_across_too(tmp_path: Path) -> None:
    path = sheet(
        tmp_path / "p.xlsx",
        ("Area", "Measure", "Source", "2015-16", "2016-17"),
        ("England", "contacts", "DfE", 5, 6),
    )
    assert told(path) == []
    assert [row["value"] for row in values_here(path, "published_values")] == ["5", "6"]


def test_rows_that_were_one_row_keep_their_own_cells_to_the_end(tmp_path: Path) -> None:
    path = sheet(
        tmp_path / "r.xlsx",
        ("Agency", "Measure", "Breakdown", "Apr-16", "May-16"),
        ("Police", "contacts", None, 5, 6),
        ("Police", "contacts", None, 5, 7),
        ("Police", "referrals", "sex", 5, 7),
    )
    store = Store(tmp_path / "store")
    report = pipeline.check(store, [path])
    found = [(problem.code, problem.cell, problem.message) for problem in report.problems]
    assert ("duplicate-row", "D3", "Return, cell D3: The row is the same as D2; it is counted once.") in found
    conflict = next(message for code, _, message in found if code == "conflicting-rows")
    assert conflict.startswith("Return, cell E3: E3 and E2 give different figures")


def test_every_figure_is_loaded_under_its_own_name(tmp_path: Path) -> None:
    path = sheet(tmp_path / "l.xlsx", ("Agency", "Measure", "Apr-16", "May-16"), ("Police", "contacts", 5, 6))
    assert [extract.rows.column("row").to_pylist() for extract in read(path).extracts] == [["C2", "D2"]]
    store = Store(tmp_path / "store")
    assert pipeline.load(store, [path], "tests", accept_warnings=True).outcome == "loaded"
    with reading(store.state_path(store.current())) as connection:
        found = connection.execute("select source_id from raw.returned_values order by 1").fetchall()
    assert [name.split("/")[-1] for (name,) in found] == ["C2", "D2"]


def test_columns_of_measures_and_agencies_without_a_heading_are_known_by_their_cells(tmp_path: Path) -> None:
    path = sheet(
        tmp_path / "b.xlsx",
        (None, None, "Apr-16", "May-16"),
        ("Police", "contacts", 5, 6),
        ("Police", "referrals", 7, 8),
        ("Total", None, 12, 14),
    )
    assert told(path) == [("note", "total-row", "A4")]
    assert [row[1] for row in figures(path)] == ["contacts", "contacts", "referrals", "referrals"]


def test_a_column_with_one_unknown_measure_is_not_taken_for_one_of_measures(tmp_path: Path) -> None:
    path = sheet(
        tmp_path / "b.xlsx",
        (None, None, "Apr-16", "May-16"),
        ("Police", "contacts", 5, 6),
        ("Police", "cups of tea", 7, 8),
    )
    assert [code for _, code, _ in told(path)] == ["nothing-read", "sheet-unknown"]


def test_blank_rows_under_headings_that_are_blank_in_their_lower_row_are_no_headings(tmp_path: Path) -> None:
    path = tmp_path / "n.xlsx"
    book = openpyxl.Workbook()
    page = book.worksheets[0]
    page.append(["Agency", "Measure", "Apr-16", None, "May-16", None])
    page.append([None, None, "Numerator", "Value", "Numerator", "Value"])
    page.append(["Police", "contacts", 1, 1, 2, 2])
    page.append([])
    page.append(["CAFCASS", "contacts", 3, 3, 4, 4])
    book.save(path)
    assert "second-heading" not in [code for _, code, _ in told(path)]
    assert len(figures(path)) == 4


def test_a_column_beside_a_figure_without_a_name_is_an_error(tmp_path: Path) -> None:
    path = sheet(
        tmp_path / "u.xlsx",
        ("Agency", "Measure", "Apr-16", None, "May-16", None),
        ("Police", "contact_nfa_pct", 10, 40, 20, 40),
    )
    assert told(path) == [("error", "figure-unclear", "D2"), ("error", "figure-unclear", "F2")]


def with_periods(path: Path, parts: Sequence[str], *rows: Sequence[Any], periods: Sequence[str]) -> Path:
    """A return with these parts below each period, whose cell is merged over them, and Agency and Measure beside."""
    book = openpyxl.Workbook()
    page = book.worksheets[0]
    width = len(parts)
    page.append(
        ["Agency", "Measure", *(cell for period in periods for cell in (period, *[None] * (width - 1)))]
    )
    page.append([None, None, *parts * len(periods)])
    for row in rows:
        page.append(list(row))
    page.merge_cells("A1:A2")
    page.merge_cells("B1:B2")
    for number in range(len(periods)):
        left = 3 + width * number
        page.merge_cells(start_row=1, start_column=left, end_row=1, end_column=left + width - 1)
    book.save(path)
    return path


@pytest.mark.parametrize(
    "parts",
    [("Num", "Den", "%"), ("No.", "Out of", "%"), ("Number", "Base", "Percentage"), ("Count", "Denom", "%")],
)
@pytest.mark.parametrize("periods", [("Q1 2016/17", "Q2 2016/17"), ("Qtr 1 16/17",)])
def test_short_words_for_the_parts_of_a_figure_are_known_under_any_number_of_periods(
    tmp_path: Path, parts: Sequence[str], periods: Sequence[str]
) -> None:
    rows = (("Police", "contact_nfa_pct", 10, 40, "25%"), ("Police", "contacts", 7))
    path = with_periods(tmp_path / "p.xlsx", parts, *rows, periods=periods)
    assert {severity for severity, _, _ in told(path)} == {"note"}
    assert figures(path) == [
        ("Police", "contact_nfa_pct", "2016-17 Q1", "10", "40", "25"),
        # a count stands in the column of numbers
        ("Police", "contacts", "2016-17 Q1", None, None, "7"),
    ]


@pytest.mark.parametrize(
    ("headings", "figure", "expected"),
    [
        (("No.", "Out of", "%"), (10, 40, "25%"), ("10", "40", "25")),
        (("Number", "Denominator"), (10, 40), ("10", "40", None)),
        (("Count", "%"), (10, "25%"), ("10", None, "25")),
        (("Number",), (25,), (None, None, "25")),
        (("%",), ("25%",), (None, None, "25")),
    ],
)
def test_a_number_is_counted_where_a_base_or_a_percentage_stands_beside_it_else_the_value(
    tmp_path: Path, headings: Sequence[str], figure: Sequence[Any], expected: Sequence[str | None]
) -> None:
    row = ("Police", "contact_nfa_pct", "2016-04", *figure)
    path = sheet(tmp_path / "h.xlsx", ("Agency", "Measure", "Period", *headings), row)
    assert "error" not in {severity for severity, _, _ in told(path)}
    (found,) = figures(path)
    assert found[3:] == tuple(expected)


def test_numbers_of_the_rows_are_no_figures(tmp_path: Path) -> None:
    path = sheet(
        tmp_path / "n.xlsx",
        ("No.", "Agency", "Measure", "Period", "Value"),
        (1, "Police", "contacts", "2016-04", 5),
        (2, "Housing", "contacts", "2016-04", 6),
    )
    assert [(row[3], row[5]) for row in figures(path)] == [(None, "5"), (None, "6")]


def test_headings_of_the_parts_and_their_figures_stand_in_the_copy_for_the_sender(tmp_path: Path) -> None:
    rows = (("Police", "contact_nfa_pct", 10, 40, "25%"),)
    path = with_periods(tmp_path / "p.xlsx", ("Num", "Den", "%"), *rows, periods=["Q1 2016/17"])
    (outline,) = child.outlines(path, path.name, Limits(), NOTHING_TOLD)["outlines"]
    assert outline["headings"] == [1, 2]
    cells = outline["cells"]
    assert [cells[cell] for cell in ("C1", "C2", "D2", "E2", "C3", "D3")] == [
        "Q1 2016/17", "Num", "Den", "%", 10.0, 40.0,
    ]  # fmt: skip


def test_an_unknown_heading_of_the_measures_beside_periods_is_asked_about(tmp_path: Path) -> None:
    path = sheet(
        tmp_path / "u.xlsx",
        ("Agency", "Line", "2016-17 Q1", "2016-17 Q2"),
        ("Police", "Calls to the desk", 5, 6),
    )
    found = child.read(path, path.name, Limits(), NOTHING_TOLD)
    assert [problem["code"] for problem in found["problems"]] == ["column-missing"]
    (question,) = found["questions"]
    assert (question["spelling"], question["offers"][0][1]) == ("Line", "measure_id")
