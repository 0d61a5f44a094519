"""Personal identifiers are found wherever they stand, refused, and never said again."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import openpyxl
import pytest
from openpyxl.comments import Comment

from hscb.ingest.personal import (
    BIRTH,
    EMAIL,
    NAME,
    NHS_NUMBER,
    NI_NUMBER,
    PHONE,
    POSTCODE,
    UPN,
    is_nhs_number,
    is_upn,
    kinds_in_identifiers,
    kinds_in_text,
    names_a_person,
)
from tests.unit.ingest.books import A_CONTACT, CONTACT_HEADINGS, codes, contacts, extract, read, workbook

# Made for tests: numbers that pass their checks but were given to nobody (NHS numbers that begin with 999).
NHS = [
    number
    for number in (f"{stem:09d}" for stem in range(999_000_000, 999_000_200))
    for number in (number + digit for digit in "0123456789")
    if is_nhs_number(number)
]
A_UPN = next(
    f"{letter}823200001001" for letter in "ABCDEFGHJKLMNPQRTUVWXYZ" if is_upn(f"{letter}823200001001")
)
TEAM_HEADINGS = (
    "Child Unique ID",
    "Child Protection Plan Start Date",
    "Child Protection Plan End Date",
    "Allocated Team",
)


def plan_with_team(path: Path, team: object, heading: str = "Allocated Team") -> Path:
    rows = [(*TEAM_HEADINGS[:3], heading), ("C1", date(2016, 1, 4), None, team)]
    return workbook(path, {"List 7": rows})


def refused_without_echo(path: Path, secret: str, cell: str) -> None:
    reading = read(path)
    assert [(problem.severity, problem.code, problem.cell) for problem in reading.problems] == [
        ("error", "personal-identifier", cell)
    ]
    everything = repr(reading)
    assert secret not in everything
    assert secret.replace(" ", "") not in everything
    assert reading.extracts == ()


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Born 12/03/2008", BIRTH),
        ("team 3, dob 1.2.09", BIRTH),
        (f"nhs no {NHS[3]}", NHS_NUMBER),
        (f"{NHS[3][:3]} {NHS[3][3:6]} {NHS[3][6:]}", NHS_NUMBER),
        (A_UPN, UPN),
        (f"upn {A_UPN.lower()} at school", UPN),
        ("mum QQ123456C", NI_NUMBER),
        ("qq 12 34 56 c", NI_NUMBER),
        ("ask jo.bloggs@example.org", EMAIL),
        ("ring 07700 900123", PHONE),
        ("ring +44 7700 900123", PHONE),
        ("(020) 7946 0018", PHONE),
        ("lives at RM1 3BD", POSTCODE),
        ("rm13bd", POSTCODE),
        ("SW1A 1AA", POSTCODE),
    ],
)
def test_each_kind_of_identifier_is_found_in_a_text(text: str, kind: str) -> None:
    assert kind in kinds_in_text(text)


@pytest.mark.parametrize(
    "text",
    [
        "Locality 4 Unit 1",
        "2016-17 Q3",
        "Q1 2nd return",
        "in M1 1st half",
        "over 60 of 1,234,567,890",
        "30/08/2017",
        "30/08/2017 14:30",
        "SFR61-2017 table C1",
        "DfE, 31 March 2017 (1,234 of 5,678)",
        "S47 enquiries rose from 1,069 to 1,320",
        "0.30000000000000004",
        "12345",
        "E12000007",
        "http://example.org/12",
        "N1 - Abuse or Neglect",
        "221 of 235 (94.1%)",
        "1234567891",
        "aged 10-15: 1 2 3 4 5 6 7 8 9 0",
    ],
)
def test_ordinary_text_is_no_identifier(text: str) -> None:
    assert kinds_in_text(text) == []


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


def test_three_nhs_numbers_among_other_identifiers_are_no_chance() -> None:
    others = [f"C{number}" for number in range(50)]
    assert kinds_in_identifiers([*others, *NHS[:3]]) == {50: [NHS_NUMBER], 51: [NHS_NUMBER], 52: [NHS_NUMBER]}
    assert kinds_in_identifiers([*others, NHS[0]]) == {}


def test_identifiers_that_are_no_pseudonyms_are_found_and_odd_ones_let_through() -> None:
    found = kinds_in_identifiers(["J.Smith 12/3/12", "John Smith", "Smith, John", "jo@example.org", A_UPN])
    assert found == {0: [NAME], 1: [NAME], 2: [NAME], 3: [EMAIL], 4: [UPN]}
    fine = [
        "Child 12",
        "Child One",
        "C 001",
        "SW/1234",
        "A.B12",
        "AB123456C",
        "2016/17-33",
        "0012345",
        12.0,
        "a1b2-c3d4",
        "",
    ]
    assert kinds_in_identifiers(fine) == {}


def test_a_column_of_national_insurance_or_pupil_numbers_is_found_even_with_wrong_check_letters() -> None:
    assert set(kinds_in_identifiers([f"AB12345{n}C" for n in range(5)])) == {0, 1, 2, 3, 4}
    assert set(kinds_in_identifiers([f"A12345678901{n}" for n in range(5)])) == {0, 1, 2, 3, 4}


@pytest.mark.parametrize(
    "heading",
    ["Allocated Worker", "Child's Name", "Home Postcode", "NHS Number", "UPN", "E-mail", "Address line 1"],
)
def test_a_heading_that_names_a_person_is_known(heading: str) -> None:
    assert names_a_person(heading)


def test_columns_that_name_people_never_leave_the_child_process(tmp_path: Path) -> None:
    headings = (*TEAM_HEADINGS, "Allocated Worker", "UPN", "Home Postcode")
    row = ("C1", date(2016, 1, 4), None, "Locality 1", "Jo Bloggs", A_UPN, "RM1 3BD")
    reading = read(workbook(tmp_path / "a.xlsx", {"List 7": [headings, row]}))
    assert codes(reading.problems) == ["columns-dropped"]
    assert '"Allocated Worker" (E), "UPN" (F), "Home Postcode" (G)' in reading.problems[0].message
    everything = repr(reading) + str(extract(reading, "list_7").rows.to_pylist())
    assert not any(secret in everything for secret in ("Bloggs", A_UPN, "RM1 3BD"))
    assert reading.files[0].dropped_columns


def test_the_check_digit_of_an_nhs_number_is_the_real_one() -> None:
    # 943 476 5919 is the example of the NHS Data Dictionary.
    assert is_nhs_number("9434765919")
    assert not is_nhs_number("9434765918")
    assert not is_nhs_number("0000000000")
