"""Contacts, referrals and assessments of the workbook that ships, counted by hand."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta

import pytest

from tests.unit.demo.lists import (
    CALENDAR,
    again_within_a_year,
    days_by_child,
    in_year,
    rows,
    working_days,
    year_of,
)

START, DONE = "Continuous Assessment Start Date", "Continuous Assessment Date of Authorisation"
HEALTH = {"3A", "3B", "3C", "3D", "3E", "3F"}
LA_SERVICES = {"5A", "5B", "5C"}
INDIVIDUAL = {"1A", "1B", "1C", "1D"}


def test_contacts_of_2016_17_are_as_the_report_prints_them() -> None:
    contacts = in_year("List 1", "Date of Contact", "2016-17")
    places = Counter(row["Received By"] for row in contacts)
    outcomes = Counter(row["Contact Outcome"] for row in contacts)
    assert len(contacts) == 9293
    assert places == {"MASH": 6608, "Early Help": 2685}
    assert outcomes["Referral to social care"] == 2130
    assert outcomes["No further action"] == 2268
    assert outcomes["Early Help service"] + outcomes["Early Help assessment"] == 3657
    assert outcomes["Information and advice"] + outcomes["Other"] + outcomes[None] == 1238


def test_contacts_of_2015_16_are_as_the_report_prints_them() -> None:
    contacts = in_year("List 1", "Date of Contact", "2015-16")
    outcomes = Counter(row["Contact Outcome"] for row in contacts)
    assert len(contacts) == 5859
    assert Counter(row["Received By"] for row in contacts) == {"MASH": 5856, None: 3}
    assert outcomes["Referral to social care"] == 1937
    assert outcomes["No further action"] == 713
    assert (outcomes["Early Help service"], outcomes["Early Help assessment"]) == (2156, 391)


@pytest.mark.parametrize(("year", "repeats"), [("2015-16", 2045), ("2016-17", 3866)])
def test_as_many_contacts_are_repeats_as_printed(year: str, repeats: int) -> None:
    assert again_within_a_year("List 1", "Date of Contact", year) == repeats


def test_police_schools_and_hospitals_make_the_printed_contacts() -> None:
    before, contacts = (in_year("List 1", "Date of Contact", year) for year in ("2015-16", "2016-17"))
    hospital = [row for row in contacts if row["Contact Source"] in ("3E", "3F")]
    assert round(100 * sum(row["Contact Source"] == "6" for row in contacts) / len(contacts)) == 44
    assert sum(row["Contact Source"] == "2A" for row in before) == 645
    assert sum(row["Contact Source"] == "2A" for row in contacts) == 1472
    assert sum(row["Contact Source"] in ("3E", "3F") for row in before) == 20
    assert len(hospital) == 255
    assert sum(row["Date of Contact"].year == 2017 for row in hospital) == 125


@pytest.mark.parametrize(
    ("year", "referrals", "again", "nfa"),
    [("2014-15", 2023, 116, 15), ("2015-16", 2410, 359, 230), ("2016-17", 2616, 323, 51)],
)
def test_referrals_are_as_published(year: str, referrals: int, again: int, nfa: int) -> None:
    found = in_year("List 3", "Date of referral", year)
    assert len(found) == referrals
    assert again_within_a_year("List 3", "Date of referral", year) == again
    assert sum(row["Referral NFA?"] == "Yes" for row in found) == nfa


def test_referrals_of_2016_17_come_from_the_published_sources() -> None:
    sources = Counter(row["Referral Source"] for row in in_year("List 3", "Date of referral", "2016-17"))
    assert (sources["6"], sources["2A"], sources["4"], sources["9"]) == (799, 689, 52, 29)
    assert (sources["7"], sources["8"]) == (78, 95)
    assert sum(sources[code] for code in HEALTH) == 341
    assert sum(sources[code] for code in LA_SERVICES) == 306
    assert sum(sources[code] for code in INDIVIDUAL) == 218


def test_2130_referrals_follow_a_contact_within_a_day_and_486_do_not() -> None:
    contacts = days_by_child(rows("List 1"), "Date of Contact")
    referrals = in_year("List 3", "Date of referral", "2016-17")
    followed = sum(
        any(
            timedelta() <= row["Date of referral"] - day <= timedelta(days=1)
            for day in contacts.get(row["Child Unique ID"], [])
        )
        for row in referrals
    )
    assert (followed, len(referrals) - followed) == (2130, 486)


@pytest.mark.parametrize(
    ("year", "bands"),
    [
        ("2014-15", [17, 140, 169, 179, 167, 100, 72, 112, 402]),
        ("2015-16", [16, 166, 246, 346, 318, 138, 119, 226, 632]),
        ("2016-17", [22, 116, 242, 499, 463, 187, 160, 190, 364]),
    ],
)
def test_assessments_fall_into_the_published_bands(year: str, bands: list[int]) -> None:
    waits = sorted(working_days(row[START], row[DONE]) for row in in_year("List 4", DONE, year))
    limits = (0, 10, 20, 30, 40, 45, 50, 60, 10_000)
    assert [
        sum(low < wait <= high for wait in waits) for low, high in zip((-1, *limits), limits, strict=False)
    ] == bands


def test_quartiles_of_assessments_are_as_published() -> None:
    waits = sorted(working_days(row[START], row[DONE]) for row in in_year("List 4", DONE, "2016-17"))
    assert [waits[round(len(waits) * share) - 1] for share in (0.25, 0.5, 0.75)] == [24, 36, 50]


def test_assessments_that_found_no_need_are_as_published() -> None:
    heading = "Was the child assessed as requiring LA children's social care support?"
    found = [row for row in rows("List 4") if row[heading] == "No"]
    assert Counter(year_of(row[DONE]) for row in found) == {"2014-15": 398, "2015-16": 599, "2016-17": 681}


def test_no_child_is_assessed_or_referred_twice_on_one_day() -> None:
    for sheet, heading in (("List 3", "Date of referral"), ("List 4", START), ("List 1", "Date of Contact")):
        keys = Counter((row["Child Unique ID"], row[heading]) for row in rows(sheet))
        assert max(keys.values()) == 1, sheet


def test_the_returns_calendar_has_nine_agencies_and_knows_late_and_missing_returns() -> None:
    calendar = rows("Returns Calendar", CALENDAR)
    assert len({row["Agency"] for row in calendar}) == 9
    assert {year_of(row["Due Date"]) for row in calendar} == {"2014-15", "2015-16", "2016-17"}
    assert any(row["Received Date"] is None for row in calendar)
    assert any(row["Received Date"] and row["Received Date"] > row["Due Date"] for row in calendar)
