"""Merged cells and names of groups are filled down, said so, and never for a child or a figure."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import openpyxl

from tests.unit.ingest.books import A_CONTACT, contacts, problems_here, values_here, workbook

HEADINGS = ("Agency", "Measure", "Period", "Value")


def figures(path: Path, *rows: Any, merged: tuple[str, ...] = ()) -> Path:
    workbook(path, {"Values": [HEADINGS, *rows]})
    book = openpyxl.load_workbook(path)
    for cells in merged:
        book["Values"].merge_cells(cells)
    book.save(path)
    return path


def told(path: Path) -> list[tuple[str, str, str]]:
    return [(problem.severity, problem.code, problem.cell) for problem in problems_here(path)]


def named(path: Path, column: str) -> list[str | None]:
    return [row[column] for row in values_here(path, "returned_values")]


def test_merged_agencies_are_filled_down_with_one_note(tmp_path: Path) -> None:
    rows = [
        ("Police", "contacts", "2016-04", 1),
        (None, "contacts", "2016-05", 2),
        ("CAFCASS", "contacts", "2016-04", 3),
        (None, "contacts", "2016-05", 4),
    ]
    path = figures(tmp_path / "m.xlsx", *rows, merged=("A2:A3", "A4:A5"))
    (problem,) = problems_here(path)
    assert (problem.severity, problem.code, problem.cell) == ("note", "merged-filled", "A2")
    assert "A2:A3, A4:A5" in problem.message
    assert named(path, "agency") == ["Police", "Police", "CAFCASS", "CAFCASS"]


def test_merged_figures_are_not_filled(tmp_path: Path) -> None:
    rows = [("Police", "contacts", "2016-04", 1), ("Police", "contacts", "2016-05", None)]
    path = figures(tmp_path / "m.xlsx", *rows, merged=("D2:D3",))
    assert told(path) == [("warning", "merged-cells", "D2")]
    assert named(path, "value") == ["1"]


def test_merged_cells_of_a_list_of_children_are_filled_when_a_person_agrees(tmp_path: Path) -> None:
    path = contacts(tmp_path / "c.xlsx", A_CONTACT, ("C2", None, *A_CONTACT[2:]))
    book = openpyxl.load_workbook(path)
    book["List 1"].merge_cells("B2:B3")
    book.save(path)
    assert told(path) == [("warning", "merged-cells", "B2")]
    assert [row["gender"] for row in values_here(path, "list_1")] == ["F", "F"]


def test_a_line_of_text_or_a_total_over_merged_cells_is_nothing_to_tell(tmp_path: Path) -> None:
    rows = [
        ("Police", "contacts", "2016-04", 1),
        ("Total", None, None, 1),
        (),
        ("Source: the case system, as it was",),
    ]
    path = figures(tmp_path / "m.xlsx", *rows, merged=("A3:C3", "A5:D5"))
    assert told(path) == [("note", "total-row", "A3"), ("note", "footnote-row", "A5")]


def test_names_in_the_first_row_of_each_group_are_filled_down_when_a_person_agrees(tmp_path: Path) -> None:
    rows = [
        ("Police", "contacts", "2016-04", 1),
        (None, None, "2016-05", 2),
        (None, "referrals", "2016-04", 3),
        ("CAFCASS", "referrals", "2016-04", 4),
        (None, None, "2016-05", 5),
    ]
    path = figures(tmp_path / "g.xlsx", *rows)
    problems = problems_here(path)
    assert told(path) == [("warning", "groups-filled", "B3"), ("warning", "groups-filled", "A3")][::-1]
    assert (
        'Agency is blank in rows 3-4 and 6; each is read with the name above it ("Police", "CAFCASS").'
        in (problems[0].message)
    )
    assert named(path, "agency") == ["Police"] * 3 + ["CAFCASS"] * 2
    assert named(path, "measure_id") == ["contacts", "contacts", "referrals", "referrals", "referrals"]


def test_a_name_alone_in_its_row_is_that_of_the_rows_below(tmp_path: Path) -> None:
    rows = [
        ("Police",),
        (None, "contacts", "2016-04", 1),
        (None, "contacts", "2016-05", 2),
        ("CAFCASS",),
        (None, "contacts", "2016-04", 3),
    ]
    path = figures(tmp_path / "g.xlsx", *rows)
    assert ("warning", "groups-filled", "A3") in told(path)
    assert named(path, "agency") == ["Police", "Police", "CAFCASS"]


def test_a_blank_name_among_full_ones_stays_an_error(tmp_path: Path) -> None:
    rows = [
        ("Police", "contacts", "2016-04", 1),
        ("Police", "contacts", "2016-05", 2),
        (None, "contacts", "2016-06", 3),
    ]
    assert told(figures(tmp_path / "g.xlsx", *rows)) == [("error", "identifier-blank", "A4")]


def test_a_blank_name_with_nothing_above_stays_an_error(tmp_path: Path) -> None:
    rows = [(None, "contacts", "2016-04", 1), ("Police", "contacts", "2016-05", 2)]
    assert told(figures(tmp_path / "g.xlsx", *rows)) == [("error", "identifier-blank", "A2")]


def test_a_group_ends_with_its_total(tmp_path: Path) -> None:
    rows = [
        ("Police", "contacts", "2016-04", 1),
        (None, "contacts", "2016-05", 2),
        ("Police total", None, None, 3),
        (None, "contacts", "2016-04", 3),
    ]
    assert ("error", "identifier-blank", "A5") in told(figures(tmp_path / "g.xlsx", *rows))


def test_a_row_without_any_name_is_not_filled_down(tmp_path: Path) -> None:
    rows = [("Police", "contacts", "2016-04", 1), (None, None, None, 2)]
    assert [code for _, code, _ in told(figures(tmp_path / "g.xlsx", *rows))] == ["identifier-blank"] * 3


def test_rows_of_words_without_a_figure_are_left_out_with_a_note(tmp_path: Path) -> None:
    rows = [
        (None, None, None, "(number)"),
        ("Police", "contacts", "2016-04", 1),
        ("Police", "contacts", "2016-05", None),
        (),
        ("Completed by:", "A. Person"),
        ("c", "confidential"),
    ]
    path = figures(tmp_path / "w.xlsx", *rows)
    (problem,) = problems_here(path)
    assert (problem.severity, problem.code, problem.cell) == ("note", "footnote-row", "A2")
    assert "3 footnote rows (2 and 6-7) left out." in problem.message
    assert named(path, "value") == ["1"]


def test_a_child_is_never_filled_down(tmp_path: Path) -> None:
    path = contacts(tmp_path / "c.xlsx", A_CONTACT, (None, *A_CONTACT[1:]))
    assert told(path) == [("error", "identifier-blank", "A3")]


def test_blank_breakdowns_mean_all_children_and_are_not_filled(tmp_path: Path) -> None:
    headings = ("Agency", "Measure", "Period", "Breakdown", "Category", "Value")
    rows = [
        ("Police", "contacts", "2016-17", "sex", "F", 1),
        ("Police", "contacts", "2016-17", None, None, 2),
    ]
    path = workbook(tmp_path / "b.xlsx", {"Values": [headings, *rows]})
    assert [row["breakdown"] for row in values_here(path, "returned_values")] == ["sex", None]
