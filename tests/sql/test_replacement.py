"""A later extract replaces, it never doubles: events by window, spells by key and window, reviews with their plan."""

from __future__ import annotations

from typing import Any

import duckdb
import pytest

from tests.warehouses import measure, warehouse_of_loads

FIRST = dict(data_from="2016-04-01", data_to="2016-09-30")
SECOND = dict(data_from="2016-07-01", data_to="2016-12-31")
Rows = list[dict[str, Any]]


def loaded(table: str, first: Rows, second: Rows, **second_load: str) -> duckdb.DuckDBPyConnection:
    """An extract of April to September, then one of July to December."""
    return warehouse_of_loads(
        [
            dict(tables={table: first}, **FIRST),
            dict(tables={table: second}, **(SECOND | second_load)),
        ]
    )


def contact(child: str, day: str) -> dict[str, str]:
    return dict(child_id=child, contact_date=day)


def plan(child: str, start: str, end: str | None = None, **more: str) -> dict[str, Any]:
    return dict(child_id=child, start_date=start, end_date=end, **more)


@pytest.mark.parametrize(
    ("day", "kept"),
    [("2016-06-30", 1), ("2016-07-01", 0), ("2016-09-30", 0), ("2016-12-31", 0), ("2017-01-01", 1)],
)
def test_events_in_the_window_of_a_later_extract_are_replaced(day: str, kept: int) -> None:
    warehouse = loaded("list_1", [contact("A", day)], [contact("B", "2016-11-01")])
    assert measure(warehouse, "contacts")[2] == 1 + kept


def test_referrals_are_replaced_by_window_too() -> None:
    warehouse = loaded(
        "list_3",
        [dict(child_id="A", referral_date="2016-06-30"), dict(child_id="B", referral_date="2016-07-01")],
        [],
    )
    assert measure(warehouse, "referrals")[2] == 1


def test_an_event_before_the_window_that_both_extracts_hold_counts_once() -> None:
    # a later extract may hold an earlier event; outside its window nothing is replaced, and nothing doubled
    warehouse = loaded("list_1", [contact("A", "2016-06-30")], [contact("A", "2016-06-30")])
    assert measure(warehouse, "contacts")[2] == 1


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_the_greater_data_to_is_later_whatever_was_loaded_first(order: tuple[int, int]) -> None:
    extracts = [
        dict(tables={"list_1": [contact("A", "2016-08-01")]}, **FIRST),
        dict(tables={"list_1": [contact("B", "2016-08-01"), contact("C", "2016-08-02")]}, **SECOND),
    ]
    warehouse = warehouse_of_loads([extracts[number] for number in order])
    assert measure(warehouse, "contacts")[2] == 2


def test_of_two_extracts_to_one_day_the_one_loaded_later_holds() -> None:
    warehouse = warehouse_of_loads(
        [
            dict(tables={"list_7": [plan("A", "2016-05-01", latest_category="NEG")]}, **FIRST),
            dict(tables={"list_7": [plan("A", "2016-05-01", latest_category="EMO")]}, **FIRST),
        ]
    )
    assert measure(warehouse, "cp_neglect_pct") == (0, 1, 0)


def test_a_later_extract_replaces_the_plans_that_it_holds() -> None:
    warehouse = loaded("list_7", [plan("A", "2011-05-01")], [plan("A", "2011-05-01", "2016-08-01")])
    assert measure(warehouse, "cp_plans_started", "2016-17")[2] == 0
    assert measure(warehouse, "cp_plans_ended")[2] == 1
    assert measure(warehouse, "cp_plans_open")[2] == 0


@pytest.mark.parametrize(
    ("first", "kept"),
    [
        # open, so it runs through the window of July to December in which it is no longer held
        (plan("A", "2016-05-01"), 0),
        (plan("A", "2016-05-01", "2016-07-01"), 0),
        # over before that window begins: history
        (plan("A", "2016-05-01", "2016-06-30"), 1),
        (plan("A", "2016-09-01", "2016-09-02"), 0),
        # an end before its start touches the days between
        (plan("A", "2016-08-01", "2016-06-01"), 0),
    ],
)
def test_plans_that_touch_the_window_of_a_later_extract_without_them_are_removed(
    first: dict[str, Any], kept: int
) -> None:
    warehouse = loaded("list_7", [first], [])
    assert measure(warehouse, "cp_plans_started")[2] == kept


def test_a_plan_over_before_the_later_window_is_replaced_where_that_extract_holds_it() -> None:
    first, corrected = plan("A", "2016-05-01", "2016-06-30"), plan("A", "2016-05-01", "2016-06-15")
    assert measure(loaded("list_7", [first], [corrected]), "cp_plans_ended")[2] == 1


def test_another_start_date_is_another_plan() -> None:
    warehouse = loaded("list_7", [plan("A", "2016-05-01", "2016-06-01")], [plan("A", "2016-05-02")])
    assert measure(warehouse, "cp_plans_started")[2] == 2


@pytest.mark.parametrize(
    ("table", "row", "measure_id"),
    [
        ("list_2", dict(start_date="2016-08-01"), "eh_assessments_started"),
        ("list_4", dict(start_date="2016-06-01", authorisation_date="2016-08-01"), "assessments_completed"),
        ("list_5", dict(strategy_discussion_date="2016-06-01"), "s47_enquiries"),
        ("list_7", dict(start_date="2016-06-01"), "cp_plans_started"),
        ("private_fostering", dict(notified_date="2016-06-01"), "private_fostering_visit_7wd_pct"),
    ],
)
def test_every_spell_list_lets_go_of_what_a_later_extract_no_longer_holds(
    table: str, row: dict[str, Any], measure_id: str
) -> None:
    row = dict(child_id="A") | row
    cases = "select count(*) from kpi.cases where measure_id = ? and period_type = 'year'"
    gone, kept = (
        loaded(table, [row], second).execute(cases, [measure_id]).fetchone() for second in ([], [row])
    )
    assert (gone, kept) == ((0,), (1,))


def test_children_in_need_no_longer_held_are_removed() -> None:
    warehouse = loaded("list_6", [dict(child_id="A", start_date="2016-06-01")], [])
    assert measure(warehouse, "cin_open", "2016-06")[2] == 0


def test_an_enquiry_that_needed_no_conference_is_over_and_stays() -> None:
    rows = [
        dict(child_id="A", strategy_discussion_date="2016-06-01", icpc_unnecessary="Yes"),
        dict(child_id="B", strategy_discussion_date="2016-06-01", icpc_date="2016-06-20"),
        # still open, so a later extract that does not hold it has taken it back
        dict(child_id="C", strategy_discussion_date="2016-06-01"),
    ]
    assert measure(loaded("list_5", rows, []), "s47_enquiries")[2] == 2


def test_two_agencies_do_not_touch_each_other() -> None:
    row = dict(child_id="A", start_date="2016-08-01")
    warehouse = loaded("list_2", [row], [row, dict(child_id="B", start_date="2016-08-01")], agency="NELFT")
    assert measure(warehouse, "eh_assessments_started")[2] == 3


def test_two_agencies_in_one_load_do_not_touch_each_other() -> None:
    row = dict(start_date="2016-08-01")
    warehouse = warehouse_of_loads(
        [
            dict(tables={"list_2": [row | dict(child_id="A")]}, number=1, **FIRST),
            dict(tables={"list_2": [row | dict(child_id="B")]}, number=1, agency="NELFT", **FIRST),
            dict(tables={"list_2": []}, number=2, **SECOND),
        ]
    )
    assert measure(warehouse, "eh_assessments_started")[2] == 1


def test_two_authorities_do_not_mix() -> None:
    warehouse = loaded(
        "list_1",
        [contact("A", "2016-08-01")],
        [contact("A", "2016-08-15"), contact("B", "2016-08-15")],
        authority="Bexley",
    )
    assert measure(warehouse, "contacts", authority="Havering")[2] == 1
    assert measure(warehouse, "contacts", authority="Bexley")[2] == 2
    # nor is a child of one a child of the other
    assert measure(warehouse, "repeat_contact_12m_pct", authority="Bexley") == (0, 2, 0)


def test_another_sheet_of_a_later_load_replaces_nothing() -> None:
    warehouse = warehouse_of_loads(
        [
            dict(tables={"list_1": [contact("A", "2016-08-01")]}, **FIRST),
            dict(tables={"list_3": []}, **SECOND),
        ]
    )
    assert measure(warehouse, "contacts")[2] == 1


def reviews(first: Rows, second: Rows | None, plans: Rows) -> list[str]:
    """The review dates held after two loads; the second holds CP Reviews only where `second` is a list."""
    later: dict[str, Rows] = {"list_7": plans}
    if second is not None:
        later["cp_reviews"] = second
    warehouse = warehouse_of_loads(
        [dict(tables={"list_7": plans, "cp_reviews": first}, **FIRST), dict(tables=later, **SECOND)]
    )
    rows = warehouse.execute("select review_date::varchar from staging.plan_reviews order by review_date")
    return [day for (day,) in rows.fetchall()]


def review(day: str, start: str = "2016-05-01") -> dict[str, str]:
    return dict(child_id="A", plan_start_date=start, review_date=day)


def test_the_reviews_of_a_plan_are_replaced_together() -> None:
    held = reviews(
        [review("2016-06-01"), review("2016-06-02")], [review("2016-06-01")], [plan("A", "2016-05-01")]
    )
    assert held == ["2016-06-01"]


def test_reviews_go_with_a_plan_that_touches_the_later_window() -> None:
    assert reviews([review("2016-06-01")], [], [plan("A", "2016-05-01")]) == []


def test_reviews_of_a_plan_that_ended_before_the_later_window_stay() -> None:
    assert reviews([review("2016-06-01")], [], [plan("A", "2016-05-01", "2016-06-30")]) == ["2016-06-01"]


def test_reviews_of_an_ended_plan_are_replaced_where_the_later_extract_holds_one() -> None:
    held = reviews(
        [review("2016-06-01"), review("2016-06-02")],
        [review("2016-06-01")],
        [plan("A", "2016-05-01", "2016-06-30")],
    )
    assert held == ["2016-06-01"]


def test_reviews_stay_where_the_later_load_has_no_sheet_of_reviews() -> None:
    assert reviews([review("2016-06-01")], None, [plan("A", "2016-05-01")]) == ["2016-06-01"]
