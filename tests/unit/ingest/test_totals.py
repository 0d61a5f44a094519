"""Rows of totals are left out where they are the sum of their rows; where they are not, a person is asked."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.unit.ingest.books import A_CONTACT, contacts, problems_here, values_here, workbook

HEADINGS = ("Agency", "Measure", "Period", "Breakdown", "Category", "Numerator", "Denominator", "Value")
MONTHS = [f"2016-{month:02d}" for month in range(4, 13)]


def figures(path: Path, *rows: Any) -> Path:
    return workbook(path, {"Values": [HEADINGS, *rows]})


def count(value: Any, month: int = 0, agency: str = "Police") -> tuple[Any, ...]:
    return (agency, "contacts", MONTHS[month], None, None, None, None, value)


def total(value: Any, words: str = "Total") -> tuple[Any, ...]:
    return (words, None, None, None, None, None, None, value)


def share(numerator: int, denominator: int, month: int = 0) -> tuple[Any, ...]:
    percent = round(100 * numerator / denominator, 1)
    return ("Police", "contact_nfa_pct", MONTHS[month], None, None, numerator, denominator, percent)


def told(path: Path) -> list[tuple[str, str, str]]:
    return [(problem.severity, problem.code, problem.cell) for problem in problems_here(path)]


def test_a_total_that_adds_up_is_left_out_with_a_note(tmp_path: Path) -> None:
    path = figures(tmp_path / "v.xlsx", count(10, 0), count(15, 1), total(25))
    (problem,) = problems_here(path)
    assert (problem.severity, problem.code, problem.cell) == ("note", "total-row", "A4")
    assert 'Row 4 is a total (Agency = "Total", equals the sum of 2 rows); left out.' in problem.message
    assert [row["value"] for row in values_here(path, "returned_values")] == ["10", "15"]


def test_a_total_that_does_not_add_up_is_a_warning_that_gives_both_sums(tmp_path: Path) -> None:
    path = figures(tmp_path / "v.xlsx", count(10, 0), count(135, 1), total(150))
    (problem,) = problems_here(path)
    assert (problem.severity, problem.code, problem.cell) == ("warning", "total-differs", "H4")
    assert "the parts add to 145 and the total says 150" in problem.message
    assert [row["value"] for row in values_here(path, "returned_values")] == ["10", "135"]


def test_subtotals_after_each_group_are_left_out_together(tmp_path: Path) -> None:
    path = figures(
        tmp_path / "v.xlsx",
        *(count(10 + month, month) for month in range(3)),
        total(33, "Subtotal"),
        *(count(20 + month, month + 3) for month in range(3)),
        total(63, "Sub-total"),
        total(96, "Grand Total"),
    )
    (problem,) = problems_here(path)
    assert (problem.severity, problem.code) == ("note", "total-row")
    assert "Rows 5 and 9-10 are totals, each the sum of its rows; left out." in problem.message
    assert len(values_here(path, "returned_values")) == 6


def test_shares_are_added_up_by_their_counts_and_not_by_their_values(tmp_path: Path) -> None:
    rows = (share(10, 40, 0), share(20, 40, 1))
    good = ("Total", "contact_nfa_pct", None, None, None, 30, 80, 37.5)
    assert told(figures(tmp_path / "good.xlsx", *rows, good)) == [("note", "total-row", "A4")]
    wrong = ("Total", "contact_nfa_pct", None, None, None, 30, 90, 37.5)
    assert told(figures(tmp_path / "wrong.xlsx", *rows, wrong)) == [("warning", "total-differs", "G4")]


def test_parts_of_one_whole_have_one_denominator(tmp_path: Path) -> None:
    parts = [
        ("Police", "contacts", "2016-17", "agency", name, number, 30, number)
        for name, number in (("Police", 10), ("CAFCASS", 20))
    ]
    whole = ("Total", "contacts", "2016-17", None, None, 30, 30, 30)
    assert ("note", "total-row", "A4") in told(figures(tmp_path / "v.xlsx", *parts, whole))


def test_a_total_of_one_measure_and_period_is_held_against_the_rows_of_those(tmp_path: Path) -> None:
    path = figures(
        tmp_path / "v.xlsx",
        count(1, 0, "Police"),
        count(2, 1, "Police"),
        count(30, 0, "CAFCASS"),
        count(40, 1, "CAFCASS"),
        ("All agencies total", "contacts", MONTHS[0], None, None, None, None, 31),
        ("Total", "contacts", MONTHS[1], None, None, None, None, 42),
    )
    assert told(path) == [("note", "total-row", "A6")]
    assert len(values_here(path, "returned_values")) == 4


def test_the_total_of_an_agency_is_held_against_its_own_rows(tmp_path: Path) -> None:
    path = figures(
        tmp_path / "v.xlsx",
        count(1, 0, "Police"),
        count(30, 0, "CAFCASS"),
        count(2, 1, "Police"),
        total(3, "Police total"),
    )
    assert told(path) == [("note", "total-row", "A5")]


def test_a_figure_that_is_not_given_leaves_a_total_unproved(tmp_path: Path) -> None:
    path = figures(tmp_path / "v.xlsx", count("c", 0), count(15, 1), total(15))
    problems = problems_here(path)
    assert ("warning", "total-differs", "H4") in [(one.severity, one.code, one.cell) for one in problems]
    assert any("not given" in one.message for one in problems)


def test_a_total_above_its_rows_is_held_against_the_rows_below(tmp_path: Path) -> None:
    path = figures(tmp_path / "v.xlsx", total(25), count(10, 0), count(15, 1))
    assert told(path) == [("note", "total-row", "A2")]


def test_a_total_may_be_said_in_a_column_that_is_not_read(tmp_path: Path) -> None:
    rows = [
        ("1", *count(10, 0)),
        ("2", *count(15, 1)),
        ("Total", None, None, None, None, None, None, None, 25),
    ]
    path = workbook(tmp_path / "v.xlsx", {"Values": [("Line", *HEADINGS), *rows]})
    assert told(path) == [("note", "columns-extra", ""), ("note", "total-row", "B4")]


def test_a_total_without_a_figure_is_a_warning(tmp_path: Path) -> None:
    path = figures(tmp_path / "v.xlsx", count(10), ("Total", "contacts", None, None, None, None, None, None))
    assert [code for _, code, _ in told(path)] == ["total-differs"]


def test_the_row_of_all_children_of_a_measure_is_a_figure_and_no_total(tmp_path: Path) -> None:
    rows = [
        ("Police", "contacts", "2016-17", "all", "all", None, None, 30),
        ("Police", "contacts", "2016-17", "sex", "F", None, None, 10),
        ("Police", "contacts", "2016-17", "sex", "M", None, None, 20),
    ]
    path = figures(tmp_path / "v.xlsx", *rows)
    assert not {"total-row", "total-differs"} & {code for _, code, _ in told(path)}
    assert len(values_here(path, "returned_values")) == 3


@pytest.mark.parametrize("words", ["Total contacts", "Contacts, total"])
def test_a_measure_that_is_called_a_total_is_a_measure(tmp_path: Path, words: str) -> None:
    path = figures(tmp_path / "v.xlsx", ("Police", words, "2016-17", None, None, None, None, 30))
    assert "total-row" not in [code for _, code, _ in told(path)]
    assert len(values_here(path, "returned_values")) == 1


@pytest.mark.parametrize(
    ("number", "expected"), [(2, ("note", "total-row")), (3, ("warning", "total-differs"))]
)
def test_the_total_of_a_list_is_the_number_of_its_rows(
    tmp_path: Path, number: int, expected: tuple[str, str]
) -> None:
    path = contacts(tmp_path / "c.xlsx", A_CONTACT, ("C2", *A_CONTACT[1:]), ("Total", number))
    assert [(one.severity, one.code) for one in problems_here(path)] == [expected]
    assert len(values_here(path, "list_1")) == 2


def test_a_list_is_never_quoted_by_its_totals(tmp_path: Path) -> None:
    path = contacts(tmp_path / "c.xlsx", A_CONTACT, ("Ann Example total", 1, date(2016, 5, 31), "Police"))
    assert not any("Example" in problem.message for problem in problems_here(path))
