"""Each kind of personal identifier is known in a text, and ordinary text is let through."""

from __future__ import annotations

import pytest

from hscb.ingest.people.personal import (
    BIRTH,
    EMAIL,
    NHS_NUMBER,
    NI_NUMBER,
    PHONE,
    POSTCODE,
    UPN,
    is_nhs_number,
    kinds_in_text,
    names_a_person,
)
from tests.unit.ingest.people import A_UPN, NHS


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


@pytest.mark.parametrize(
    "heading",
    ["Allocated Worker", "Child's Name", "Home Postcode", "NHS Number", "UPN", "E-mail", "Address line 1"],
)
def test_a_heading_that_names_a_person_is_known(heading: str) -> None:
    assert names_a_person(heading)


def test_the_check_digit_of_an_nhs_number_is_the_real_one() -> None:
    # 943 476 5919 is the example of the NHS Data Dictionary.
    assert is_nhs_number("9434765919")
    assert not is_nhs_number("9434765918")
    assert not is_nhs_number("0000000000")
