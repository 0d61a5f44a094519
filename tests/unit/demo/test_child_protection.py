"""Enquiries, conferences, plans and reviews of the workbook that ships, counted by hand."""

from __future__ import annotations

import itertools
from collections import Counter, defaultdict
from datetime import date

import pytest

from tests.unit.demo.lists import ENDS, Row, count, in_year, open_on, rows, shifted, working_days

DISCUSSION = "Strategy discussion initiating Section 47 Enquiry Start Date"
CONFERENCE = "Date of Initial Child Protection Conference"
OUTCOME = "Did the Initial Child Protection Conference Result in a Child Protection Plan"
BEGAN, ENDED = "Child Protection Plan Start Date", "Child Protection Plan End Date"
CATEGORY, EARLIER = "Latest Category of Abuse", "Number of Previous Child Protection Plans"


def on_plan(day: date) -> list[Row]:
    return open_on(rows("List 7"), day, BEGAN, ENDED)


@pytest.mark.parametrize(("year", "enquiries"), [("2014-15", 936), ("2015-16", 1320), ("2016-17", 1069)])
def test_enquiries_are_as_published(year: str, enquiries: int) -> None:
    assert len(in_year("List 5", DISCUSSION, year)) == enquiries


@pytest.mark.parametrize(
    ("year", "bands"),
    [
        ("2014-15", [0, 48, 128, 55, 51]),
        ("2015-16", [0, 42, 267, 68, 58]),
        ("2016-17", [1, 54, 183, 57, 55]),
    ],
)
def test_conferences_fall_into_the_published_bands(year: str, bands: list[int]) -> None:
    waits = [working_days(row[DISCUSSION], row[CONFERENCE]) for row in in_year("List 5", CONFERENCE, year)]
    limits = ((-1, -1), (0, 10), (11, 15), (16, 20), (21, 1000))
    assert [sum(low <= wait <= high for wait in waits) for low, high in limits] == bands


def test_the_median_wait_for_a_conference_is_14_working_days() -> None:
    found = in_year("List 5", CONFERENCE, "2016-17")
    waits = sorted(working_days(row[DISCUSSION], row[CONFERENCE]) for row in found)[1:]
    assert waits[len(waits) // 2] == 14


def test_every_plan_of_the_three_years_starts_at_its_conference() -> None:
    conferences = Counter(
        (row["Child Unique ID"], row[CONFERENCE]) for row in rows("List 5") if row[OUTCOME] == "Yes"
    )
    plans = Counter(
        (row["Child Unique ID"], row[BEGAN]) for row in rows("List 7") if row[BEGAN] >= date(2014, 4, 1)
    )
    assert conferences == plans


@pytest.mark.parametrize(
    ("year", "started", "repeats", "ended", "long"),
    [("2014-15", 261, 7, 191, 7), ("2015-16", 386, 30, 315, 0), ("2016-17", 305, 45, 295, 11)],
)
def test_plans_start_and_end_as_published(
    year: str, started: int, repeats: int, ended: int, long: int
) -> None:
    new, over = in_year("List 7", BEGAN, year), in_year("List 7", ENDED, year)
    assert (len(new), len(over)) == (started, ended)
    assert count(new, lambda row: row[EARLIER] > 0) == repeats
    assert count(over, lambda row: row[BEGAN] <= shifted(row[ENDED], -24)) == long


def test_open_plans_are_as_published_where_that_is_possible() -> None:
    found = {year: on_plan(end) for year, end in ENDS.items()}
    assert {year: len(plans) for year, plans in found.items()} == {
        "2014-15": 214,
        "2015-16": 285,
        "2016-17": 295,
    }
    last = found["2016-17"]
    assert count(last, lambda row: row[BEGAN] <= date(2015, 3, 31)) == 12
    categories = Counter(row[CATEGORY] for row in last)
    assert (categories["Neglect"], categories["Emotional abuse"], categories["Sexual abuse"]) == (
        150,
        127,
        13,
    )
    assert categories["Physical abuse"] + categories["Multiple/not recommended"] == 5


def test_plans_open_at_the_end_have_the_published_ages() -> None:
    end = ENDS["2016-17"]
    starts = [row[BEGAN] for row in on_plan(end)]
    edges = [shifted(end, -months) for months in (3, 6, 12, 24)]
    assert [sum(start > edge for start in starts) for edge in edges] == [74, 147, 234, 283]


def reviewed_in_time(plan: Row, reviews: list[date], day: date) -> bool:
    """Every review held in the 12 months to the day in time, and none overdue on it."""
    due = shifted(plan[BEGAN], 3)
    for review in sorted(review for review in reviews if review <= day):
        if review > due and review > shifted(day, -12):
            return False
        due = shifted(review, 6)
    return due >= day


@pytest.mark.parametrize(
    ("year", "reviewed", "in_time"), [("2014-15", 124, 111), ("2015-16", 215, 190), ("2016-17", 221, 208)]
)
def test_reviews_are_in_time_as_published(year: str, reviewed: int, in_time: int) -> None:
    held = defaultdict(list)
    for row in rows("CP Reviews"):
        held[row["Child Unique ID"], row[BEGAN]].append(row["Review Date"])
    end = ENDS[year]
    due = [plan for plan in on_plan(end) if plan[BEGAN] <= shifted(end, -3)]
    assert len(due) == reviewed
    assert (
        count(due, lambda plan: reviewed_in_time(plan, held[plan["Child Unique ID"], plan[BEGAN]], end))
        == in_time
    )


def test_no_child_has_two_plans_at_once_and_earlier_plans_are_counted() -> None:
    by_child = defaultdict(list)
    for row in sorted(rows("List 7"), key=lambda row: row[BEGAN]):
        by_child[row["Child Unique ID"]].append(row)
    for plans in by_child.values():
        for earlier, later in itertools.pairwise(plans):
            assert earlier[ENDED] is not None
            assert earlier[ENDED] < later[BEGAN]
            assert later[EARLIER] > earlier[EARLIER]


@pytest.mark.parametrize(("year", "children"), [("2014-15", 1671), ("2015-16", 1374), ("2016-17", 1719)])
def test_children_in_need_are_as_published(year: str, children: int) -> None:
    found = open_on(rows("List 6"), ENDS[year], "CIN Start Date", "CIN Closure Date")
    assert len(found) == children
    assert len({row["Child Unique ID"] for row in found}) == children
