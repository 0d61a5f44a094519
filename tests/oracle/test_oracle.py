"""The recomputation itself, on cases small enough to work out by hand."""

from __future__ import annotations

from datetime import date

import pytest

from tests.oracle.care import reviewed_in_time, start_of_care
from tests.oracle.days import add_months, age_on, periods, within_working_days, working_days
from tests.oracle.held import Extract, held
from tests.oracle.placements import placements, settled_by, spells
from tests.oracle.plans import all_reviewed_in_time

THURSDAY_BEFORE_EASTER = date(2016, 3, 24)


@pytest.mark.parametrize(
    ("start", "end", "days"),
    [
        (THURSDAY_BEFORE_EASTER, THURSDAY_BEFORE_EASTER, 0),
        (THURSDAY_BEFORE_EASTER, date(2016, 3, 28), 0),
        (THURSDAY_BEFORE_EASTER, date(2016, 3, 29), 1),
        (date(2016, 12, 23), date(2017, 1, 3), 4),
        (date(2016, 4, 2), date(2016, 4, 4), 1),
        (date(2016, 4, 4), date(2016, 4, 1), -1),
    ],
)
def test_weekends_and_bank_holidays_are_no_working_days(start: date, end: date, days: int) -> None:
    assert working_days(start, end) == days


def test_a_saturday_before_a_sunday_is_no_working_day_away_and_yet_not_in_time() -> None:
    assert working_days(date(2016, 4, 3), date(2016, 4, 2)) == 0
    assert not within_working_days(date(2016, 4, 3), date(2016, 4, 2), 45)


def test_months_end_where_a_shorter_month_ends() -> None:
    assert add_months(date(2016, 2, 29), -12) == date(2015, 2, 28)
    assert add_months(date(2015, 8, 31), 6) == date(2016, 2, 29)
    assert add_months(date(2016, 12, 31), 3) == date(2017, 3, 31)


def test_a_child_is_16_on_the_birthday_and_not_the_day_before() -> None:
    assert age_on(date(2017, 3, 31), date(2001, 3, 31)) == 16
    assert age_on(date(2017, 3, 30), date(2001, 3, 31)) == 15


def test_a_period_is_there_when_the_data_touch_it_and_its_stock_is_taken_on_the_last_day_covered() -> None:
    found = {period.label: period for period in periods(date(2016, 6, 30), date(2016, 7, 15))}
    assert set(found) == {"2016-17", "2016-17 Q1", "2016-17 Q2", "2016-06", "2016-07"}
    assert found["2016-17"].as_at == date(2016, 7, 15)
    assert found["2016-17 Q1"].as_at == date(2016, 6, 30)
    assert all(period.is_partial for period in found.values())


def episode(
    start: str, reason: str, place: str, end: str | None = None, urn: str = "SC1"
) -> dict[str, object]:
    return {
        "start_date": date.fromisoformat(start),
        "end_date": date.fromisoformat(end) if end else None,
        "start_reason": reason,
        "end_reason": "X1" if end else None,
        "placement_type": place,
        "urn": urn,
    }


AWAY_AND_BACK = [
    episode("2016-01-01", "S", "U4", "2016-05-01"),
    episode("2016-05-01", "P", "T1", "2016-05-10", urn="HOSPITAL"),
    episode("2016-05-10", "P", "U4", "2016-09-01"),
]


def test_a_temporary_placement_and_the_return_from_it_are_no_moves() -> None:
    assert [stay.start for stay in placements(AWAY_AND_BACK)] == [date(2016, 1, 1)]
    assert [stay.start for stay in spells(AWAY_AND_BACK)] == [date(2016, 1, 1)]


def test_another_placement_after_a_temporary_one_is_a_move() -> None:
    elsewhere = [*AWAY_AND_BACK[:2], episode("2016-05-10", "P", "U4", urn="SC2")]
    assert [stay.start for stay in placements(elsewhere)] == [date(2016, 1, 1), date(2016, 5, 10)]


def test_a_change_of_carer_while_away_counts_for_the_placement_that_follows() -> None:
    elsewhere = [*AWAY_AND_BACK[:2], episode("2016-05-10", "T", "K2", urn="SC2")]
    assert [stay.start for stay in spells(elsewhere)] == [date(2016, 1, 1), date(2016, 5, 10)]


def test_adoption_by_the_foster_carer_is_no_move() -> None:
    adopted = [*AWAY_AND_BACK, episode("2016-09-01", "P", "A3")]
    assert len(placements(adopted)) == 1
    assert len(spells(adopted)) == 1
    assert settled_by(date(2016, 1, 1), adopted)


def test_the_time_before_an_adoptive_placement_is_added_once() -> None:
    moves = [
        episode("2014-01-01", "S", "K2", "2015-01-01"),
        episode("2015-01-01", "P", "U4", "2016-01-01"),
        episode("2016-01-01", "P", "A4"),
    ]
    by_carer = [*moves[:2], episode("2016-01-01", "T", "A3")]
    for adopted in (moves, by_carer):
        assert settled_by(date(2015, 1, 1), adopted)
        assert not settled_by(date(2014, 12, 31), adopted)


def test_care_began_where_the_chain_of_episodes_began() -> None:
    assert start_of_care(AWAY_AND_BACK) == date(2016, 1, 1)
    assert start_of_care(AWAY_AND_BACK[1:]) is None


def test_a_plan_review_is_late_a_day_after_three_months_then_a_day_after_six() -> None:
    start, as_at = date(2016, 4, 30), date(2017, 1, 30)
    assert all_reviewed_in_time(start, [date(2016, 7, 30)], as_at)
    assert not all_reviewed_in_time(start, [date(2016, 7, 31)], as_at)
    assert not all_reviewed_in_time(start, [date(2016, 7, 29)], as_at)


def test_a_late_review_of_more_than_a_year_ago_no_longer_counts() -> None:
    reviews = [date(2015, 5, 1), date(2015, 10, 1), date(2016, 3, 1)]
    assert all_reviewed_in_time(date(2015, 1, 1), reviews, date(2016, 5, 1))
    assert not all_reviewed_in_time(date(2015, 1, 1), reviews, date(2016, 4, 30))


def test_a_care_review_is_judged_by_the_day_it_was_due() -> None:
    start = date(2016, 4, 1)
    assert reviewed_in_time(start, [date(2016, 4, 29)], date(2016, 7, 29))
    assert not reviewed_in_time(start, [date(2016, 5, 3)], date(2016, 7, 29))
    assert not reviewed_in_time(start, [date(2016, 4, 29)], date(2016, 7, 30))


def plan(child: str, start: str, end: str | None = None) -> dict[str, object]:
    return {
        "child_id": child,
        "start_date": date.fromisoformat(start),
        "end_date": date.fromisoformat(end) if end else None,
    }


def test_a_later_extract_replaces_the_plans_it_holds_and_removes_those_it_no_longer_holds() -> None:
    first = [plan("held", "2015-05-01"), plan("gone", "2015-06-01"), plan("over", "2015-04-01", "2016-03-31")]
    second = [plan("held", "2015-05-01", "2016-09-01")]
    extracts = [
        Extract({"list_7": first}, date(2015, 4, 1), date(2016, 3, 31), "Havering", "Children's Social Care"),
        Extract(
            {"list_7": second}, date(2016, 4, 1), date(2017, 3, 31), "Havering", "Children's Social Care"
        ),
    ]
    assert held("list_7", extracts, "Havering") == [first[2], second[0]]
