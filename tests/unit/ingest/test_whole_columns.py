"""What is told once for a column: readings by a rule, dates with the month first, identifiers without their zeros."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.unit.ingest.books import CONTACT_HEADINGS, contacts, problems_here, values_here, workbook

VALUE_HEADINGS = ("Agency", "Measure", "Period", "Numerator", "Denominator", "Value")


def figures(path: Path, *values: Any) -> Path:
    """A return with one figure a month."""
    rows = [
        ("Police", "contributions", f"2016-{month:02d}", None, None, value)
        for month, value in enumerate(values, start=1)
    ]
    return workbook(path, {"Values": [VALUE_HEADINGS, *rows]})


def contact_dates(path: Path, *days: Any) -> Path:
    return contacts(path, *[(f"C{number}", "F", day, "Police") for number, day in enumerate(days)])


def told(path: Path) -> list[tuple[str, str, str]]:
    return [(problem.severity, problem.code, problem.cell) for problem in problems_here(path)]


def test_numbers_with_signs_are_told_once_for_a_column_with_how_many(tmp_path: Path) -> None:
    path = figures(tmp_path / "v.xlsx", 5, "£1,200", "£300", "(20)")
    problems = problems_here(path)
    assert [(problem.severity, problem.code, problem.cell) for problem in problems] == [
        ("note", "read-by-rule", "F3"),
        ("note", "read-by-rule", "F5"),
    ]
    assert problems[0].message == (
        'Values, cell F3: Read "£1,200" as 1200 in 2 cells of Value: pound signs and commas are left out.'
    )
    assert [row["value"] for row in values_here(path, "returned_values")] == ["5", "1200", "300", "-20"]


def test_each_mark_is_kept_and_told_with_its_meaning(tmp_path: Path) -> None:
    path = figures(tmp_path / "v.xlsx", "*", "<5", "..", 3)
    assert [problem.message.partition(": ")[2] for problem in problems_here(path)] == [
        'Read "*" as c in 2 cells of Value: withheld because it is small; it counts as not given, never as 0.',
        'Read ".." as x in 1 cell of Value: not available; it counts as not given, never as 0.',
    ]
    assert [row["value"] for row in values_here(path, "returned_values")] == ["c", "c", "x", "3"]


def test_a_mark_in_a_list_of_children_is_no_number(tmp_path: Path) -> None:
    headings = (*CONTACT_HEADINGS, "Age of Child (Years)")
    row = ("C1", "F", date(2016, 5, 31), "Police", "-")
    path = contacts(tmp_path / "c.xlsx", row, headings=headings)
    assert values_here(path, "list_1")[0]["age"] is None


def test_a_truth_in_a_number_column_is_an_error(tmp_path: Path) -> None:
    problems = problems_here(figures(tmp_path / "v.xlsx", True))
    assert [problem.message for problem in problems if problem.severity == "error"] == [
        'Values, cell F2: "TRUE" in Value is TRUE or FALSE, not a number.'
    ]


def test_serial_numbers_are_told_once_and_a_birth_is_not_quoted(tmp_path: Path) -> None:
    headings = (*CONTACT_HEADINGS, "Date of Birth")
    rows = [("C1", "F", 40969, "Police", 36526), ("C2", "F", 40970, "Police", "Unborn")]
    problems = problems_here(contacts(tmp_path / "c.xlsx", *rows, headings=headings))
    assert [problem.message for problem in problems] == [
        'List 1, cell C2: Read "40969" as 2012-03-01 in 2 cells of Date of Contact:'
        " serial numbers of Excel are read as dates.",
        "List 1, cell E2: Read 1 cell of Date of Birth: serial numbers of Excel are read as dates.",
        "List 1, cell E3: Read 1 cell of Date of Birth: dates of children not yet born are left blank.",
    ]


def test_a_date_with_the_month_first_makes_the_others_of_the_column_doubtful(tmp_path: Path) -> None:
    path = contact_dates(tmp_path / "c.xlsx", "03/04/2016", "05/05/2016", "04/25/2016", "05/06/2016")
    assert told(path) == [("error", "date-unreadable", "C4"), ("error", "dates-month-first", "C4")]
    assert "month first, and 2 could be either way" in problems_here(path)[1].message


def test_a_date_with_the_month_first_among_others_that_have_the_day_first_is_its_own_problem(
    tmp_path: Path,
) -> None:
    path = contact_dates(tmp_path / "c.xlsx", "25/04/2016", "04/25/2016")
    assert told(path) == [("error", "date-unreadable", "C3")]


def test_dates_that_were_opened_with_the_month_first_are_seen_by_those_that_stayed_text(
    tmp_path: Path,
) -> None:
    swapped = [date(2016, month, 3) for month in range(1, 8)]
    stayed = ["13/03/2016", "25/04/2016", "30/06/2016"]
    path = contact_dates(tmp_path / "c.xlsx", *swapped, *stayed)
    assert told(path) == [("warning", "dates-turned-round", "C9")]
    whole_month = [date(2016, 1, 1) + timedelta(days=number) for number in range(31)]
    assert told(contact_dates(tmp_path / "d.xlsx", *whole_month, *stayed)) == []


@pytest.mark.parametrize("identifiers", [("0012345", "0012346", 12347), ("0012345", 12347, 12348)])
def test_identifiers_as_numbers_beside_others_with_leading_zeros_are_doubtful(
    tmp_path: Path, identifiers: tuple[Any, ...]
) -> None:
    rows = [(name, "F", date(2016, 5, 31), "Police") for name in identifiers]
    path = contacts(tmp_path / "c.xlsx", *rows)
    place = next(row for row, name in enumerate(identifiers, start=2) if isinstance(name, int))
    assert told(path) == [("warning", "identifiers-mixed", f"A{place}")]
    assert not any("12347" in problem.message for problem in problems_here(path))


@pytest.mark.parametrize("identifiers", [(12345, 12346), ("0012345", "12E3"), ("C001", 12345)])
def test_identifiers_of_one_kind_are_not_doubted(tmp_path: Path, identifiers: tuple[Any, ...]) -> None:
    rows = [(name, "F", date(2016, 5, 31), "Police") for name in identifiers]
    assert told(contacts(tmp_path / "c.xlsx", *rows)) == []


def test_a_time_of_day_on_a_date_is_left_out_and_told_once(tmp_path: Path) -> None:
    path = contact_dates(tmp_path / "c.xlsx", datetime(2016, 5, 31, 14, 30), "31/05/2016 23:59:59")
    assert told(path) == [("note", "read-by-rule", "C2")]
    assert [row["contact_date"] for row in values_here(path, "list_1")] == ["2016-05-31", "2016-05-31"]


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("Polcie", '"Polcie" in Contact Source is not one of the choices; the nearest is "6: Police".'),
        (
            "qqqqqqq",
            '"qqqqqqq" in Contact Source is not one of the choices; the choices are'
            ' "1A: Family member, relative or carer", "1B: Acquaintance", "1C: Self" and others'
            " (sheet Codes of the template).",
        ),
    ],
)
def test_an_unknown_choice_is_told_with_the_nearest_or_with_where_the_choices_are(
    tmp_path: Path, source: str, words: str
) -> None:
    path = contacts(tmp_path / "c.xlsx", ("C1", "F", date(2016, 5, 31), source))
    assert [problem.message for problem in problems_here(path)] == [f"List 1, cell D2: {words}"]
