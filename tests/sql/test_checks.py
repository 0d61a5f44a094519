"""Rows that contradict each other, each problem with the cell at fault."""

from __future__ import annotations

from typing import Any

import pytest

from tests.warehouses import problems, tiny_warehouse, warehouse_of_loads

WINDOW = dict(data_from="2016-04-01", data_to="2017-03-31")


def found(table: str, *rows: dict[str, Any]) -> list[tuple[str, str, str]]:
    """(code, row, column) of every problem; the first row of a sheet is row 2."""
    return problems(tiny_warehouse({table: [dict(child_id="A") | row for row in rows]}))


def test_a_conference_before_its_discussion_is_named() -> None:
    row = dict(strategy_discussion_date="2016-06-02", icpc_date="2016-06-01")
    assert found("list_5", row) == [("conference-before-discussion", "2", "icpc_date")]


def test_a_conference_on_the_day_of_its_discussion_is_none() -> None:
    assert found("list_5", dict(strategy_discussion_date="2016-06-02", icpc_date="2016-06-02")) == []


@pytest.mark.parametrize(
    ("table", "start", "end"),
    [
        ("list_2", "start_date", "completion_date"),
        ("list_4", "start_date", "authorisation_date"),
        ("list_6", "start_date", "closure_date"),
        ("list_7", "start_date", "end_date"),
        ("private_fostering", "notified_date", "first_visit_date"),
        ("private_fostering", "arrangement_start_date", "arrangement_end_date"),
    ],
)
def test_an_end_before_its_start_is_named(table: str, start: str, end: str) -> None:
    assert found(table, {start: "2016-06-02", end: "2016-06-01"}) == [("end-before-start", "2", end)]
    assert found(table, {start: "2016-06-02", end: "2016-06-02"}) == []


def test_the_second_enquiry_of_a_child_and_day_is_named() -> None:
    day = dict(strategy_discussion_date="2016-06-02")
    assert found("list_5", day, day | dict(icpc_date="2016-06-10")) == [
        ("two-enquiries-on-one-day", "3", "strategy_discussion_date")
    ]
    assert found("list_5", day, day | dict(child_id="B")) == []


@pytest.mark.parametrize(
    ("first", "second", "is_double"),
    [
        (dict(start_date="2016-05-01"), dict(start_date="2016-06-01"), True),
        (dict(start_date="2016-05-01", end_date="2016-06-02"), dict(start_date="2016-06-01"), True),
        (dict(start_date="2016-05-01", end_date="2016-06-01"), dict(start_date="2016-06-01"), False),
        (dict(start_date="2016-05-01", latest_category="NEG"), dict(start_date="2016-05-01"), True),
    ],
)
def test_a_plan_that_starts_while_another_is_open_is_named(
    first: dict[str, str], second: dict[str, str], is_double: bool
) -> None:
    assert found("list_7", first, second) == [("two-open-plans", "3", "start_date")] * is_double


def test_a_number_of_previous_plans_that_the_list_contradicts_is_named() -> None:
    first, second = dict(start_date="2010-05-01", end_date="2011-05-01"), dict(start_date="2016-05-01")
    assert found("list_7", first, second | dict(previous_plans=0)) == [
        ("previous-plans-not-counted", "3", "previous_plans")
    ]
    assert found("list_7", first, second | dict(previous_plans=1)) == []
    assert found("list_7", first, second) == []


def reviewed(review: dict[str, str], **plan: str) -> list[tuple[str, str, str]]:
    tables = {
        "cp_reviews": [dict(child_id="A") | review],
        "list_7": [dict(child_id="A") | plan] if plan else [],
    }
    return problems(tiny_warehouse(tables))


def test_a_review_of_a_plan_that_is_not_in_the_list_is_noted() -> None:
    review = dict(plan_start_date="2016-05-01", review_date="2016-07-01")
    assert reviewed(review, start_date="2016-05-01") == []
    assert reviewed(review, start_date="2016-05-02") == [("review-without-plan", "2", "plan_start_date")]


def test_reviews_that_come_before_list_7_are_not_yet_compared_with_it() -> None:
    assert reviewed(dict(plan_start_date="2016-05-01", review_date="2016-07-01")) == []


def test_a_review_before_its_plan_is_named() -> None:
    review = dict(plan_start_date="2016-05-01", review_date="2016-04-30")
    assert reviewed(review, start_date="2016-05-01") == [("review-before-plan", "2", "review_date")]


def test_a_child_may_be_known_before_it_is_born_but_not_for_years() -> None:
    assert found("list_1", dict(contact_date="2016-06-01", date_of_birth="2017-04-01")) == []
    assert found("list_1", dict(contact_date="2016-06-01", date_of_birth="2017-04-02")) == [
        ("event-before-birth", "2", "contact_date")
    ]


@pytest.mark.parametrize(
    ("day", "severity"),
    [
        ("2017-03-31", None),
        ("2017-04-01", "note"),
        ("2018-03-31", "note"),
        ("2018-04-01", "warning"),
        ("2011-04-01", None),
        ("1991-04-01", None),
        ("1991-03-31", "warning"),
    ],
)
def test_a_date_outside_the_window_of_its_file_is_said_and_far_outside_is_a_warning(
    day: str, severity: str | None
) -> None:
    warehouse = tiny_warehouse({"list_7": [dict(child_id="A", start_date=day)]})
    rows = warehouse.execute("select severity, code, column_name from checks.problems").fetchall()
    assert rows == ([(severity, "date-outside-window", "start_date")] if severity else [])


@pytest.mark.parametrize(("second", "is_named"), [("6", True), ("5", False)])
def test_two_numbers_of_two_senders_for_one_figure_are_named(second: str, is_named: bool) -> None:
    loads = [
        dict(
            tables={"returned_values": [dict(agency="NELFT", measure_id="contacts", period="2016-17", value=value)]},
            data_from="2016-04-01", data_to="2017-03-31", agency=sender, number=1,
        )
        for sender, value in (("CCG", "5"), ("NELFT", second))
    ]  # fmt: skip
    named = [found for found in problems(warehouse_of_loads(loads)) if found[0] == "two-figures-for-one"]
    assert named == ([("two-figures-for-one", "2", "value")] if is_named else [])


def test_rows_whose_measure_is_not_known_yet_are_no_two_figures_for_one() -> None:
    rows = [dict(agency="NELFT", measure_id=None, period="2016-17", value=value) for value in ("5", "6")]
    assert problems(tiny_warehouse({"returned_values": rows})) == []


@pytest.mark.parametrize(
    ("breakdown", "category", "empty"),
    [
        (None, None, None),
        ("all", "all", None),
        ("contact_source", "Police", None),
        ("contact_source", None, "category"),
        (None, "Police", "breakdown"),
    ],
)
def test_breakdown_and_category_belong_together(
    breakdown: str | None, category: str | None, empty: str | None
) -> None:
    row = dict(
        area="Havering", measure_id="contacts", period="2016-17", value="5", breakdown=breakdown,
        category=category, source="Annual report",
    )  # fmt: skip
    expected = [("breakdown-without-category", "2", empty)] if empty else []
    assert problems(tiny_warehouse({"published_values": [row]})) == expected


def test_a_problem_says_where_it_is_and_what_to_do_and_nothing_of_the_child() -> None:
    rows = [
        dict(child_id="SECRET-1", start_date="2016-06-02", end_date="2016-06-01", date_of_birth="2001-02-03")
    ]
    warehouse = tiny_warehouse({"list_7": rows})
    [row] = warehouse.execute(
        "select load_id, file, sheet, sheet_table, row, column_name, message, fix from checks.problems"
    ).fetchall()
    assert row[:6] == ("L0001", "test.xlsx", "list_7", "list_7", "2", "end_date")
    message, fix = row[6:]
    assert message.endswith(".")
    assert fix.endswith(".")
    assert not any(word in message + fix for word in ("SECRET", "2001", "03/02"))


def test_a_row_that_a_later_extract_replaced_is_no_longer_a_problem() -> None:
    wrong = dict(child_id="A", start_date="2016-06-02", end_date="2016-06-01")
    warehouse = warehouse_of_loads(
        [
            dict(tables={"list_7": [wrong]}, **WINDOW),
            dict(tables={"list_7": [wrong | dict(end_date="2016-07-01")]}, **WINDOW),
        ]
    )
    assert problems(warehouse) == []


@pytest.mark.parametrize(
    ("born", "is_named"), [("2031-05-01", True), ("2018-02-01", True), ("2018-01-31", False), (None, False)]
)
@pytest.mark.parametrize("table", ["ssda903_header", "list_9"])
def test_a_birth_long_after_the_last_day_covered_is_named(
    table: str, born: str | None, is_named: bool
) -> None:
    row = dict(child_id="A", date_of_birth=born) | (dict(eligibility="b") if table == "list_9" else {})
    warehouse = warehouse_of_loads([dict(tables={table: [row]}, **WINDOW)])
    assert problems(warehouse) == ([("birth-after-window", "2", "date_of_birth")] if is_named else [])
