"""A column of identifiers holds pseudonyms: what looks like a person is found, what looks like one by chance is not."""

from __future__ import annotations

import pytest

from hscb.ingest.people.personal import EMAIL, NAME, NHS_NUMBER, PHONE, POSTCODE, UPN, is_nhs_number
from hscb.ingest.people.pseudonyms import holds_pseudonyms, kinds_in_cells, kinds_in_identifiers
from tests.unit.ingest.people import A_UPN, NHS


def test_three_nhs_numbers_among_other_identifiers_are_no_chance() -> None:
    others = [f"C{number}" for number in range(50)]
    assert kinds_in_identifiers([*others, *NHS[:3]]) == {50: [NHS_NUMBER], 51: [NHS_NUMBER], 52: [NHS_NUMBER]}


def test_one_nhs_number_stands_out_among_identifiers_of_another_shape_and_is_chance_among_its_like() -> None:
    letters = [f"C{number}" for number in range(50)]
    short = [f"{number:07d}" for number in range(50)]
    of_any_length = [3**number for number in range(30)]
    ten_digits = [f"{number}" for number in range(2_000_000_000, 2_000_000_050)]
    assert not is_nhs_number("2000000000")
    for column in (letters, short):
        assert (
            kinds_in_cells([*column, NHS[0]]) == kinds_in_identifiers([*column, NHS[0]]) == {50: [NHS_NUMBER]}
        )
    assert kinds_in_identifiers([*map(float, of_any_length), float(NHS[0])]) == {}
    assert kinds_in_identifiers([*ten_digits, NHS[0]]) == {}


def test_numbers_in_a_text_count_as_the_column_does() -> None:
    chance = [f"our case {number}" for number in range(2_000_000_000, 2_000_000_050)]
    assert kinds_in_cells(chance) == {}
    assert kinds_in_cells(["see the plan", "", f"her number is {NHS[0]}"]) == {2: [NHS_NUMBER]}
    grouped = f"{NHS[0][:3]} {NHS[0][3:6]} {NHS[0][6:]}"
    assert kinds_in_cells([*chance, grouped]) == {50: [NHS_NUMBER]}


@pytest.mark.parametrize(
    ("identifier", "kind"),
    [
        ("J.Smith 12/3/12", NAME),
        ("John Smith", NAME),
        ("Smith, John", NAME),
        ("Mary-Jane O'Brien", NAME),
        ("J Smith", NAME),
        ("Smith, J.", NAME),
        ("jo@example.org", EMAIL),
        (A_UPN, UPN),
        ("07700 900123", PHONE),
        ("RM1 3BD", POSTCODE),
    ],
)
def test_an_identifier_that_is_no_pseudonym_is_found(identifier: str, kind: str) -> None:
    assert kinds_in_identifiers(["C1", identifier]) == {1: [kind]}


def test_odd_pseudonyms_are_let_through() -> None:
    fine = [
        "Child 12", "Child One", "Sibling Two", "Grand total", "C 001", "SW/1234", "A.B12", "AB123456C",
        "2016/17-33", "0012345", 12.0, "a1b2-c3d4", "RM13BD", "blue-heron-7", "X Y", "",
    ]  # fmt: skip
    assert kinds_in_identifiers(fine) == {}


def test_a_column_of_national_insurance_or_pupil_numbers_is_found_even_with_wrong_check_letters() -> None:
    assert set(kinds_in_identifiers([f"AB12345{n}C" for n in range(5)])) == {0, 1, 2, 3, 4}
    assert set(kinds_in_identifiers([f"A12345678901{n}" for n in range(5)])) == {0, 1, 2, 3, 4}


@pytest.mark.parametrize(
    "heading", ["Child ID", "Case No", "Client Ref.", "Young Person Identifier", "Family Id"]
)
def test_a_heading_of_pseudonyms_is_known(heading: str) -> None:
    assert holds_pseudonyms(heading)


@pytest.mark.parametrize(
    "heading", ["Case notes", "Number of children", "Reference year", "Agency", "Person type"]
)
def test_other_headings_are_none_of_pseudonyms(heading: str) -> None:
    assert not holds_pseudonyms(heading)
