"""Personal identifiers are found wherever they stand, refused, and never said again."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import openpyxl
import pytest
from openpyxl.comments import Comment

from hscb.ingest.people.personal import is_nhs_number
from tests.unit.ingest.books import A_CONTACT, CONTACT_HEADINGS, codes, contacts, extract, read, workbook
from tests.unit.ingest.people import A_UPN, NHS

TEAM_HEADINGS = (
    "Child Unique ID",
    "Child Protection Plan Start Date",
    "Child Protection Plan End Date",
    "Allocated Team",
)


def plan_with_team(path: Path, team: object, heading: str = "Allocated Team") -> Path:
    rows = [(*TEAM_HEADINGS[:3], heading), ("C1", date(2016, 1, 4), None, team)]
    return workbook(path, {"List 7": rows})


def refused_without_echo(path: Path, secret: str, *cells: str) -> None:
    """The file is refused for the personal identifiers in these cells, and what they hold is nowhere in the answer."""
    reading = read(path)
    found = [problem for problem in reading.problems if problem.code == "personal-identifier"]
    assert [(problem.severity, problem.cell) for problem in found] == [("error", cell) for cell in cells]
    everything = repr(reading)
    assert secret not in everything
    assert secret.replace(" ", "") not in everything
    assert reading.extracts == ()


def test_an_identifier_in_free_text_refuses_the_file_and_nothing_of_it_is_kept(tmp_path: Path) -> None:
    for number, secret in enumerate(("07700 900123", "RM1 3BD", "QQ123456C", A_UPN)):
        path = plan_with_team(tmp_path / f"{number}.xlsx", f"see {secret} about this")
        refused_without_echo(path, secret, "D2")


def test_an_identifier_in_a_further_column_a_heading_or_a_title_refuses_the_file(tmp_path: Path) -> None:
    refused_without_echo(
        plan_with_team(tmp_path / "a.xlsx", "jo@example.org", "Notes"), "jo@example.org", "D2"
    )
    refused_without_echo(plan_with_team(tmp_path / "b.xlsx", "x", "jo@example.org"), "jo@example.org", "D1")
    rows = [["From jo@example.org"], CONTACT_HEADINGS, A_CONTACT]
    refused_without_echo(workbook(tmp_path / "c.xlsx", {"List 1": rows}), "jo@example.org", "A1")


def test_an_identifier_in_a_category_is_not_quoted_as_an_unknown_choice(tmp_path: Path) -> None:
    path = contacts(tmp_path / "a.xlsx", ("C1", "F", date(2016, 5, 31), "07700 900123"))
    refused_without_echo(path, "07700 900123", "D2")


def test_an_identifier_in_a_sheet_that_is_not_read_refuses_the_file_too(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "a.xlsx",
        {"List 1": [CONTACT_HEADINGS, A_CONTACT], "Old": [["x", "y"], ["1", "jo@example.org"]]},
    )
    book = openpyxl.load_workbook(path)
    book["Old"].sheet_state = "hidden"
    book.save(path)
    refused_without_echo(path, "jo@example.org", "B2")


def test_an_identifier_in_a_comment_refuses_the_file(tmp_path: Path) -> None:
    path = contacts(tmp_path / "a.xlsx")
    book = openpyxl.load_workbook(path)
    book["List 1"]["B2"].comment = Comment("12 High St, RM1 3BD", "worker")
    book.save(path)
    refused_without_echo(path, "RM1 3BD", "B2")


def test_an_identifier_as_the_name_of_a_sheet_is_not_shown(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", {"jo@example.org": [CONTACT_HEADINGS, ("C1", "F", "x", "Police")]})
    refused_without_echo(path, "jo@example.org", "")


def test_a_csv_file_is_looked_through_as_well(tmp_path: Path) -> None:
    path = tmp_path / "oc3.csv"
    path.write_text("CHILD,DOB,IN_TOUCH,ACTIV,ACCOM\n1,01/01/2000,YES,F1,RM1 3BD\n")
    refused_without_echo(path, "RM1 3BD", "E2")


@pytest.mark.parametrize("as_number", [True, False])
def test_a_column_of_nhs_numbers_as_child_identifiers_is_refused(tmp_path: Path, as_number: bool) -> None:
    ten = NHS[:10]
    path = contacts(
        tmp_path / "a.xlsx", *[(int(number) if as_number else number, *A_CONTACT[1:]) for number in ten]
    )
    reading = read(path)
    assert [problem.cell for problem in reading.problems] == [f"A{row}" for row in range(2, 12)]
    assert set(codes(reading.problems)) == {"personal-identifier"}
    assert not any(number in repr(reading) for number in ten)


def test_case_numbers_of_ten_digits_that_pass_the_check_by_chance_are_let_through(tmp_path: Path) -> None:
    numbers = [1_000_000_000 + 7 * n for n in range(300)]
    assert sum(is_nhs_number(str(number)) for number in numbers) > 10
    path = contacts(tmp_path / "a.xlsx", *[(number, *A_CONTACT[1:]) for number in numbers])
    reading = read(path)
    assert reading.problems == ()
    assert extract(reading, "list_1").rows.num_rows == 300


def test_columns_that_name_people_never_leave_the_child_process(tmp_path: Path) -> None:
    headings = (*TEAM_HEADINGS, "Allocated Worker", "UPN", "Home Postcode")
    row = ("C1", date(2016, 1, 4), None, "Locality 1", "Jo Bloggs", A_UPN, "RM1 3BD")
    reading = read(workbook(tmp_path / "a.xlsx", {"List 7": [headings, row]}))
    assert codes(reading.problems) == ["columns-dropped"]
    assert '"Allocated Worker" (E), "UPN" (F), "Home Postcode" (G)' in reading.problems[0].message
    everything = repr(reading) + str(extract(reading, "list_7").rows.to_pylist())
    assert not any(secret in everything for secret in ("Bloggs", A_UPN, "RM1 3BD"))
    assert reading.files[0].dropped_columns


def test_the_other_problems_of_the_file_are_told_too_and_none_quotes_it(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "a.xlsx",
        {
            "Plans": [(*TEAM_HEADINGS, 'A "further" one'), ("C1", "31/02/2016", None, "07700 900123", 1)],
            "List 1": [CONTACT_HEADINGS, ("C1", "F", date(2016, 5, 31), "Janet")],
        },
    )
    problems = read(path).problems
    assert [(problem.code, problem.sheet, problem.cell) for problem in problems] == [
        ("columns-extra", "Plans", ""),
        ("date-unreadable", "Plans", "B2"),
        ("personal-identifier", "Plans", "D2"),
        ("category-unknown", "List 1", "D2"),
    ]
    told = " ".join(problem.message for problem in problems)
    assert not any(value in told for value in ("Janet", "31/02/2016", "further", "07700"))
    assert problems[1].message.startswith('Plans, cell B2: "..." in Child Protection Plan Start Date ')


def test_a_heading_of_ours_may_be_said_of_a_file_with_identifiers(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", {"Plans": [CONTACT_HEADINGS[:3], ("C1", "07700 900123", None)]})
    told = [problem.message for problem in read(path).problems if problem.code == "column-missing"]
    assert '"Contact Source"' in told[0]


def test_an_identifier_in_the_name_of_the_file_is_not_shown(tmp_path: Path) -> None:
    path = contacts(tmp_path / f"list of {NHS[0][:3]} {NHS[0][3:6]} {NHS[0][6:]}.xlsx")
    refused_without_echo(path, f"{NHS[0][:3]} {NHS[0][3:6]}", "")


def test_a_named_column_is_dropped_from_a_list_and_refuses_a_sheet_that_is_not_read(tmp_path: Path) -> None:
    other = [("Reference", "NHS Number"), ("x", NHS[0])]
    path = workbook(tmp_path / "a.xlsx", {"List 1": [CONTACT_HEADINGS, A_CONTACT], "Old": other})
    refused_without_echo(path, NHS[0], "B2")
    rows = [(*CONTACT_HEADINGS, "NHS Number"), (*A_CONTACT, NHS[0])]
    assert codes(read(workbook(tmp_path / "b.xlsx", {"List 1": rows})).problems) == ["columns-dropped"]


def test_names_with_dates_of_birth_refuse_a_sheet_that_is_not_read(tmp_path: Path) -> None:
    children = [
        ("Young people seen",),
        ("Child's Name", "D.O.B.", "Seen"),
        ("Jo Bloggs", date(2008, 3, 12), "Y"),
    ]
    path = workbook(tmp_path / "a.xlsx", {"List 1": [CONTACT_HEADINGS, A_CONTACT], "Old": children})
    refused_without_echo(path, "Bloggs", "A3")
    cover = [("Name", "Job title"), ("Jo Bloggs", "Analyst")]
    path = workbook(tmp_path / "b.xlsx", {"List 1": [CONTACT_HEADINGS, A_CONTACT], "Cover": cover})
    assert codes(read(path).problems) == ["sheet-unknown"]


def test_a_footnote_below_a_column_of_pseudonyms_is_no_name(tmp_path: Path) -> None:
    path = contacts(tmp_path / "a.xlsx", A_CONTACT, (), ("Figures are provisional",))
    assert codes(read(path).problems) == ["footnote-row"]


def test_a_name_in_a_further_column_of_pseudonyms_refuses_the_file(tmp_path: Path) -> None:
    path = contacts(
        tmp_path / "a.xlsx", (*A_CONTACT, "J.Smith 12/3/12"), headings=(*CONTACT_HEADINGS, "Family ID")
    )
    refused_without_echo(path, "J.Smith", "E2")


@pytest.mark.parametrize("inline", [True, False])
def test_an_identifier_in_a_stray_cell_refuses_the_file(tmp_path: Path, inline: bool) -> None:
    rows = [CONTACT_HEADINGS, A_CONTACT, *([()] * 2000), (None, "07700 900123")]
    path = workbook(tmp_path / "a.xlsx", {"List 1": rows}, inline=inline)
    refused_without_echo(path, "07700 900123", "B2003")


def test_an_nhs_number_among_counts_refuses_the_file_and_is_not_said_as_a_count(tmp_path: Path) -> None:
    headings = ("Agency", "Measure", "Period", "Numerator", "Denominator", "Value")
    rows = [("Police", "contact_nfa_pct", f"2016-17 Q{n}", 10**n, 10**n, 100) for n in range(1, 5)]
    rows.append(("Police", "contact_nfa_pct", "2015-16 Q1", float(NHS[0]), None, None))
    refused_without_echo(workbook(tmp_path / "a.xlsx", {"Values": [headings, *rows]}), NHS[0], "D6")
