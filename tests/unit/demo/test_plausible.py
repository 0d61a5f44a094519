"""The made-up children are plausible: ages, days, seasons, one birthday each; and nothing names a person."""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import date, timedelta

import pytest

from hscb.ingest.formats import formats
from hscb.ingest.people.personal import kinds_in_text
from hscb.ingest.people.pseudonyms import kinds_in_identifiers
from tests.unit.demo.lists import ANNEX_A, CALENDAR, SSDA903, in_year, is_working_day, rows, shifted, workbook

EVENTS = {
    "List 1": "Date of Contact",
    "List 2": "Assessment start date",
    "List 3": "Date of referral",
    "List 4": "Continuous Assessment Start Date",
    "List 5": "Strategy discussion initiating Section 47 Enquiry Start Date",
    "List 6": "CIN Start Date",
    "List 7": "Child Protection Plan Start Date",
    "List 8": "Date Started to be Looked After",
}
WORKBOOKS = (ANNEX_A, SSDA903, CALENDAR)


@pytest.mark.parametrize("sheet", EVENTS)
def test_children_are_under_18_and_at_most_expected(sheet: str) -> None:
    for row in rows(sheet):
        day, birth = row[EVENTS[sheet]], row["Date of Birth"]
        assert shifted(birth, -8) <= day < shifted(birth, 216)


def test_a_few_plans_are_made_before_the_birth() -> None:
    unborn = [row for row in rows("List 7") if row["Date of Birth"] > row[EVENTS["List 7"]]]
    assert 5 <= len(unborn) <= 40


def test_every_child_is_one_person_in_all_lists() -> None:
    people = defaultdict(set)
    for name, found in workbook(ANNEX_A).items():
        for row in found:
            if "Date of Birth" in row and name != "List 11":
                people[row["Child Unique ID"]].add((row["Date of Birth"], row["Gender"], row["Ethnicity"]))
    for row in rows("Header", SSDA903):
        people[row["CHILD"]].add((row["DOB"], {"1": "Male", "2": "Female"}[row["SEX"]], row["ETHNIC"]))
    assert all(len(found) == 1 for found in people.values())
    assert len(people) > 10_000


def test_ethnicity_is_near_what_the_report_says() -> None:
    shares = Counter(row["Ethnicity"] for row in rows("List 6"))
    total = sum(shares.values())
    assert abs(shares["WBRI"] / total - 0.60) < 0.03
    assert abs(shares["BAFR"] / total - 0.10) < 0.02
    disabled = sum(row["Does the Child have a Disability"] == "Yes" for row in rows("List 6"))
    assert abs(disabled / total - 0.10) < 0.03


@pytest.mark.parametrize("year", ["2014-15", "2015-16", "2016-17"])
def test_august_is_quiet_and_autumn_is_busy(year: str) -> None:
    months = Counter(row["Date of referral"].month for row in in_year("List 3", "Date of referral", year))
    assert months[8] < sum(months.values()) / 12 * 0.85
    assert (months[9] + months[10] + months[11]) / 3 > sum(months.values()) / 12


def test_conferences_and_authorisations_are_held_on_working_days() -> None:
    conferences = [row["Date of Initial Child Protection Conference"] for row in rows("List 5")]
    authorised = [row["Continuous Assessment Date of Authorisation"] for row in rows("List 4")]
    assert all(is_working_day(day) for day in {*conferences, *authorised} - {None})


def test_the_police_work_at_weekends_and_schools_do_not() -> None:
    contacts = rows("List 1")
    for code, most, least in (("6", 0.35, 0.12), ("2A", 0.03, 0.0)):
        days = [row["Date of Contact"].weekday() for row in contacts if row["Contact Source"] == code]
        assert least <= sum(day > 4 for day in days) / len(days) <= most


def test_timeliness_falls_through_the_year_as_the_report_tells() -> None:
    done = "Continuous Assessment Date of Authorisation"
    start = "Continuous Assessment Start Date"
    quick = defaultdict(list)
    for row in in_year("List 4", done, "2016-17"):
        quick[(row[done].month + 8) % 12 // 3].append(row[done] - row[start] <= timedelta(days=63))
    shares = [sum(quick[quarter]) / len(quick[quarter]) for quarter in range(4)]
    assert shares[0] > shares[2] > shares[3]


def test_there_are_cases_too_recent_to_say() -> None:
    late = date(2017, 3, 1)
    referrals = {row["Child Unique ID"] for row in rows("List 3") if row["Date of referral"] > late}
    assessed = {row["Child Unique ID"] for row in rows("List 4") if row[EVENTS["List 4"]] > late}
    open_assessments = [
        row for row in rows("List 4") if row["Continuous Assessment Date of Authorisation"] is None
    ]
    assert referrals - assessed
    assert 200 < len(open_assessments) < 600


def test_no_event_lies_after_the_data() -> None:
    for file in WORKBOOKS:
        for name, found in workbook(file).items():
            for row in found:
                for heading, value in row.items():
                    if isinstance(value, date) and "birth" not in heading.lower() and heading != "DOB":
                        assert date(value.year, value.month, value.day) <= date(2017, 3, 31), (name, heading)


def test_no_workbook_holds_a_name_a_number_or_a_postcode() -> None:
    for file in WORKBOOKS:
        for name, found in workbook(file).items():
            if name == "About":
                continue
            dropped = {c.heading for form in formats().values() for c in form.columns if c.type == "dropped"}
            assert not dropped & set(found[0])
            texts = {value for row in found for value in row.values() if isinstance(value, str)}
            assert not [text for text in texts if kinds_in_text(text)]
            ids = sorted({row[heading] for row in found for heading in row if "Child Unique ID" in heading})
            assert not kinds_in_identifiers(ids)


@pytest.mark.parametrize("file", WORKBOOKS)
def test_about_says_that_the_data_are_synthetic(file: str) -> None:
    about = {row["Item"]: row["Value"] for row in rows("About", file)}
    assert about["Synthetic"] == "Y"
    assert about["Authority"] == "Havering"
    assert (about["Data From"], about["Data To"]) == (date(2014, 4, 1), date(2017, 3, 31))


def test_nobody_holds_a_private_fostering_list() -> None:
    assert all("Private Fostering" not in workbook(file) for file in WORKBOOKS)
