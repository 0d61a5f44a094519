"""Review conferences of child protection plans: in time over the 12 months to the as-at date, and none overdue."""

from __future__ import annotations

import pytest

from tests.warehouses import caveat, measure, tiny_warehouse

PROXY = "proxy: latest review of List 7, no CP Reviews held"


def reviewed(start: str, *reviews: str, period: str = "2016-17", **more: str) -> object:
    """The figure for one plan with these reviews; another child's plan and review prove that reviews are held."""
    warehouse = tiny_warehouse(
        {
            "list_7": [
                dict(child_id="A", start_date=start, **more),
                dict(child_id="B", start_date="2010-01-01", end_date="2010-06-01"),
            ],
            "cp_reviews": [dict(child_id="A", plan_start_date=start, review_date=day) for day in reviews]
            + [dict(child_id="B", plan_start_date="2010-01-01", review_date="2010-03-01")],
        }
    )
    return measure(warehouse, "cp_review_on_time_pct", period)


IN_TIME, LATE, NOT_COUNTED = (1, 1, 100), (0, 1, 0), (0, 0, None)


@pytest.mark.parametrize(
    ("start", "reviews", "found"),
    [
        # on the plan for 3 months or more at 31 March 2017: begun on or before 31 December 2016
        ("2017-01-01", [], NOT_COUNTED),
        # the first review falls due on the as-at date: not yet overdue
        ("2016-12-31", [], IN_TIME),
        ("2016-12-30", [], LATE),
        # the first within 3 months of the start
        ("2016-09-10", ["2016-12-10"], IN_TIME),
        ("2016-09-10", ["2016-12-11"], LATE),
        # each later one within 6 months of the one before
        ("2016-05-10", ["2016-08-10", "2017-02-10"], IN_TIME),
        ("2016-05-10", ["2016-08-10", "2017-02-11"], LATE),
        # the next one falls due on the as-at date, and the day before it
        ("2016-07-01", ["2016-09-30"], LATE),
        ("2016-07-01", ["2016-10-01"], IN_TIME),
        # 3 months after 30 November is 28 February; 6 months after 31 August is 28 February
        ("2016-11-30", ["2017-02-28"], IN_TIME),
        ("2016-11-30", ["2017-03-01"], LATE),
        ("2016-06-01", ["2016-08-31", "2017-02-28"], IN_TIME),
        ("2016-06-01", ["2016-08-31", "2017-03-01"], LATE),
        # a review on the as-at date was held by then; one after it was not
        ("2016-12-30", ["2017-03-31"], LATE),
        ("2016-12-31", ["2017-03-31"], IN_TIME),
        ("2016-12-30", ["2017-04-01"], LATE),
        ("2016-12-31", ["2017-04-01"], IN_TIME),
        # the order of rows is nothing, and a review listed twice is one
        ("2016-05-10", ["2017-02-10", "2016-08-10", "2016-08-10"], IN_TIME),
    ],
)
def test_reviews_are_in_time(start: str, reviews: list[str], found: object) -> None:
    assert reviewed(start, *reviews) == found


def test_a_late_review_is_forgotten_12_months_after_it_was_held() -> None:
    # held late on 31 March 2016: not after as-at minus 12 months; on 1 April 2016: within
    later = ["2016-09-15", "2017-03-01"]
    assert reviewed("2015-10-01", "2016-03-31", *later) == IN_TIME
    assert reviewed("2015-10-01", "2016-04-01", *later) == LATE


def test_a_review_within_the_12_months_is_judged_by_one_before_them() -> None:
    # due 6 months after 15 February 2016
    assert reviewed("2015-11-20", "2016-02-15", "2016-08-16", "2017-02-10") == LATE
    assert reviewed("2015-11-20", "2016-02-15", "2016-08-15", "2017-02-10") == IN_TIME


def test_a_review_dated_before_its_plan_is_no_review_of_it() -> None:
    # 6 months after it would be 30 May, and nothing overdue
    assert reviewed("2016-12-01", "2016-11-30") == LATE


def test_a_plan_that_ended_is_not_counted() -> None:
    assert reviewed("2016-05-01", end_date="2017-03-31") == NOT_COUNTED
    assert reviewed("2016-05-01", end_date="2017-04-01") == LATE


def test_a_past_stock_does_not_know_later_reviews() -> None:
    # on 31 October 2016 the review of 1 November had not been held, and was due on 1 August
    assert reviewed("2016-05-01", "2016-11-01", period="2016-10") == LATE
    assert reviewed("2016-08-01", "2016-11-01", period="2016-10") == NOT_COUNTED


def test_reviews_of_another_plan_of_the_child_do_not_count() -> None:
    warehouse = tiny_warehouse(
        {
            "list_7": [dict(child_id="A", start_date="2016-10-01")],
            "cp_reviews": [dict(child_id="A", plan_start_date="2016-10-02", review_date="2016-12-01")],
        }
    )
    assert measure(warehouse, "cp_review_on_time_pct") == LATE


def proxied(start: str, latest: str | None) -> tuple[object, object]:
    """Figure and caveat where the authority sends no CP Reviews at all."""
    warehouse = tiny_warehouse(
        {"list_7": [dict(child_id="A", start_date=start, latest_review_date=latest)], "cp_reviews": []}
    )
    return measure(warehouse, "cp_review_on_time_pct"), caveat(warehouse, "cp_review_on_time_pct")


@pytest.mark.parametrize(
    ("start", "latest", "found"),
    [
        ("2015-01-01", "2016-09-30", LATE),
        ("2015-01-01", "2016-10-01", IN_TIME),
        ("2016-12-30", None, LATE),
        ("2016-12-31", None, IN_TIME),
        # a review after the as-at date is not known on it
        ("2016-12-30", "2017-04-03", LATE),
    ],
)
def test_without_cp_reviews_the_latest_review_of_list_7_has_to_do_and_says_so(
    start: str, latest: str | None, found: object
) -> None:
    assert proxied(start, latest) == (found, PROXY)


def test_with_cp_reviews_of_any_plan_the_latest_review_of_list_7_is_not_used() -> None:
    assert reviewed("2016-05-01", latest_review_date="2017-03-01") == LATE
