"""What is proposed for a spelling that nobody knows, best first."""

from __future__ import annotations

import pytest

from hscb.ingest.cells.suggestions import suggestions
from hscb.ingest.formats import formats
from hscb.ingest.layout.proposals import columns_meant


@pytest.mark.parametrize(
    ("field", "spelling", "code"),
    [
        ("source", "Polcie", "6"),
        ("agency", "Polcie", "Police"),
        ("measure", "contacs", "contacts"),
        ("yes_no", "Yess", "Yes"),
        ("ethnicity", "White Brittish", "WBRI"),
    ],
)
def test_the_nearest_choice_of_a_field_is_proposed_first(field: str, spelling: str, code: str) -> None:
    found = suggestions(field, spelling)
    assert (found[0].field, found[0].code) == (field, code)
    assert len(found) <= 5


def test_nothing_is_proposed_where_nothing_is_near() -> None:
    assert suggestions("source", "qqqqqqqq") == ()


@pytest.mark.parametrize(
    ("words", "measure"),
    [
        ("Police attendance at ICPCs and RCPCs", "police_conference_attendance_pct"),
        ("CAIT attendance at ICPC / RCPC", "police_conference_attendance_pct"),
        ("CAIT vacancies (trained posts)", "police_child_abuse_team_vacancies"),
        ("Staff with s/guarding training in date", "safeguarding_training_pct"),
        ("Safeguarding training up to date", "safeguarding_training_pct"),
        ("LSCB attendance", "board_attendance_pct"),
        ("HSCB meetings attended", "board_attendance_pct"),
        ("LSCB meetings we sent somebody to", "board_attendance_pct"),
        ("MASE cases heard", "mase_cases"),
        ("MASE panel - children discussed", "mase_cases"),
        ("U18 county lines nominals", "county_lines_children"),
        ("Referrals to MASH by Housing", "housing_referrals"),
    ],
)
def test_a_measure_in_the_words_of_an_agency_is_proposed_first(words: str, measure: str) -> None:
    assert suggestions("measure", words)[0].code == measure


def test_a_measure_that_shares_only_words_of_its_definition_is_among_the_proposals() -> None:
    assert "housing_referrals" in [
        one.code for one in suggestions("measure", "No. of concerns passed to MASH")
    ]


@pytest.mark.parametrize(
    ("table", "heading", "cells", "column"),
    [
        ("list_1", "Contact dt", (), "contact_date"),
        ("list_1", "Case Ref", ("C001", "C002"), "child_id"),
        ("list_1", "Contact rec'd", ("18/04/2017", "23/06/2017"), "contact_date"),
        ("list_1", "Rang", ("Police", "School", "Plod", "GP"), "contact_source"),
        ("list_1", "F9", ("NFA", "Early Help", "Referral"), "contact_outcome"),
        ("list_1", "F5", ("MASH", "MASH"), "received_by"),
        ("returned_values", "Performance", ("63%", "67%"), "value"),
        ("returned_values", "Whole", (49.0, 3.0), "value"),
        ("returned_values", "Commentary", ("two late invitations",), "narrative"),
    ],
)
def test_a_column_is_proposed_by_its_heading_and_by_what_stands_under_it(
    table: str, heading: str, cells: tuple[str | float, ...], column: str
) -> None:
    form = formats()[table]
    absent = {"contact_date", "contact_source", "value"}
    (first, _), *_ = columns_meant(form, heading, cells, absent)
    assert (first.field, first.code) == (f"heading {table}", column)


def test_all_columns_are_ranked_not_only_those_that_a_sheet_lacks() -> None:
    # dates of birth do not become dates of contact because the sheet has none of these
    found = columns_meant(formats()["list_1"], "Birth date of child", ("01/02/2010",), {"contact_date"})
    assert [choice.code for choice, _ in found][:2] == ["date_of_birth", "contact_date"]


def test_a_column_whose_cells_speak_against_it_is_not_proposed() -> None:
    found = columns_meant(formats()["list_1"], "Contact", ("Police", "School"), {"contact_date"})
    assert "contact_date" not in [choice.code for choice, _ in found]
