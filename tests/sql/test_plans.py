"""Child protection plans: open, started, ended, again, and how long."""

from __future__ import annotations

import pytest

from tests.warehouses import categories, exclusions, measure, tiny_warehouse


def plan(
    child: str, start: str | None, end: str | None = None, **more: str | int | None
) -> dict[str, object]:
    return dict(child_id=child, start_date=start, end_date=end, **more)


@pytest.mark.parametrize(
    ("start", "end", "is_open"),
    [
        ("2016-06-30", None, 1),
        ("2016-07-01", None, 0),
        ("2016-01-01", "2016-07-01", 1),
        ("2016-01-01", "2016-06-30", 0),
        ("2016-06-30", "2016-06-30", 0),
        ("2016-06-10", "2016-06-01", 0),
    ],
)
def test_a_plan_is_open_from_its_first_day_to_the_day_before_its_last(
    start: str, end: str | None, is_open: int
) -> None:
    warehouse = tiny_warehouse({"list_7": [plan("A", start, end)]})
    assert measure(warehouse, "cp_plans_open", "2016-17 Q1") == (None, None, is_open)


def test_plans_begun_long_before_the_data_are_open_in_them() -> None:
    assert measure(tiny_warehouse({"list_7": [plan("A", "2011-01-01")]}), "cp_plans_open")[2] == 1


def test_a_child_with_two_open_plans_counts_twice() -> None:
    warehouse = tiny_warehouse({"list_7": [plan("A", "2016-05-01"), plan("A", "2016-06-01")]})
    assert measure(warehouse, "cp_plans_open")[2] == 2


def test_plans_started_and_ended_are_counted_by_their_own_dates() -> None:
    rows = [
        plan("A", "2016-03-31", "2016-04-01"),
        plan("B", "2016-04-01", "2017-04-01"),
        plan("C", None, "2016-05-01"),
    ]
    warehouse = tiny_warehouse({"list_7": rows})
    assert measure(warehouse, "cp_plans_started")[2] == 1
    assert measure(warehouse, "cp_plans_ended")[2] == 2


def test_open_plans_by_category_gender_ethnicity_and_age() -> None:
    rows = [
        plan(
            "A", "2016-05-01", latest_category="NEG", gender="M", ethnicity="WBRI", date_of_birth="2017-05-01"
        ),
        plan(
            "B", "2016-05-01", latest_category="SAB", gender="F", ethnicity="CHNE", date_of_birth="2016-04-01"
        ),
        plan("C", "2016-05-01", latest_category="NEG", gender="O", date_of_birth="2016-03-31"),
        plan("D", "2016-05-01"),
    ]
    warehouse = tiny_warehouse({"list_7": rows})
    for measure_id in ("cp_plans_open", "cp_plans_started"):
        assert categories(warehouse, measure_id, "category_of_abuse") == {"Neglect": 2, "Sexual": 1}
        assert categories(warehouse, measure_id, "gender") == {
            "Male": 1,
            "Female": 1,
            "Other": 1,
            "Not recorded": 1,
        }
        assert categories(warehouse, measure_id, "ethnicity") == {"White": 1, "Asian": 1, "Not recorded": 2}
        # age at the period's end, 31 March 2017: not yet born, 11 months, exactly 1 year
        assert categories(warehouse, measure_id, "age_band") == {"Unborn": 1, "Under 1": 1, "1-4": 1}


@pytest.mark.parametrize(
    ("born", "band"),
    [
        ("2012-04-01", "1-4"),
        ("2012-03-31", "5-9"),
        ("2007-04-01", "5-9"),
        ("2007-03-31", "10-15"),
        ("2001-04-01", "10-15"),
        ("2001-03-31", "16-17"),
        ("1999-04-01", "16-17"),
        ("1999-03-31", "18+"),
    ],
)
def test_a_birthday_on_the_periods_end_moves_a_child_up(born: str, band: str) -> None:
    warehouse = tiny_warehouse({"list_7": [plan("A", "2016-05-01", date_of_birth=born)]})
    assert categories(warehouse, "cp_plans_open", "age_band") == {band: 1}


def test_neglect_is_by_the_latest_category_and_out_of_all_open_plans() -> None:
    rows = [
        plan("A", "2016-05-01", latest_category="NEG", initial_category="EMO"),
        plan("B", "2016-05-01", latest_category="EMO", initial_category="NEG"),
        plan("C", "2016-05-01"),
        plan("D", "2016-05-01", "2016-06-01", latest_category="NEG"),
    ]
    assert measure(tiny_warehouse({"list_7": rows}), "cp_neglect_pct") == (1, 3, 100 / 3)


def test_a_plan_is_a_repeat_by_its_number_of_previous_plans() -> None:
    rows = [
        plan("A", "2016-05-01", previous_plans=1),
        plan("B", "2016-05-01", previous_plans=0),
        plan("C", "2016-05-01"),
    ]
    assert measure(tiny_warehouse({"list_7": rows}), "cp_repeat_plan_pct") == (1, 3, 100 / 3)


def test_a_plan_is_a_repeat_by_an_earlier_plan_in_the_list_however_long_ago() -> None:
    rows = [plan("A", "2008-01-01", "2009-01-01"), plan("A", "2016-05-01", previous_plans=0)]
    assert measure(tiny_warehouse({"list_7": rows}), "cp_repeat_plan_pct") == (1, 1, 100)


def test_two_plans_of_one_child_begun_on_one_day_are_no_repeats_of_each_other() -> None:
    rows = [plan("A", "2016-05-01", latest_category="NEG"), plan("A", "2016-05-01", latest_category="EMO")]
    assert measure(tiny_warehouse({"list_7": rows}), "cp_repeat_plan_pct") == (0, 2, 0)


@pytest.mark.parametrize(
    ("start", "period", "two_years"),
    [
        ("2015-03-31", "2016-17", 1),
        ("2015-04-01", "2016-17", 0),
        # 24 months before 29 February 2016 is 28 February 2014
        ("2014-02-28", "2016-02", 1),
        ("2014-03-01", "2016-02", 0),
    ],
)
def test_an_open_plan_has_lasted_2_years_when_begun_on_the_day_2_years_before(
    start: str, period: str, two_years: int
) -> None:
    warehouse = tiny_warehouse({"list_7": [plan("A", start)]}, data_from="2016-01-01")
    assert measure(warehouse, "cp_plan_2y_open_pct", period) == (two_years, 1, 100 * two_years)


@pytest.mark.parametrize(
    ("start", "end", "two_years"),
    [
        ("2014-06-15", "2016-06-15", 1),
        ("2014-06-16", "2016-06-15", 0),
        ("2015-02-28", "2017-02-28", 1),
    ],
)
def test_an_ended_plan_had_lasted_2_years_when_begun_on_the_day_2_years_before(
    start: str, end: str, two_years: int
) -> None:
    warehouse = tiny_warehouse({"list_7": [plan("A", start, end)]})
    assert measure(warehouse, "cp_plan_2y_ended_pct") == (two_years, 1, 100 * two_years)


def test_an_ended_plan_without_a_duration_is_left_out_by_name() -> None:
    rows = [
        plan("A", None, "2016-06-01"),
        plan("B", "2016-06-02", "2016-06-01"),
        plan("C", "2016-05-01", "2016-06-01"),
    ]
    warehouse = tiny_warehouse({"list_7": rows})
    assert measure(warehouse, "cp_plans_ended")[2] == 3
    assert measure(warehouse, "cp_plan_2y_ended_pct") == (0, 1, 0)
    assert exclusions(warehouse, "cp_plan_2y_ended_pct") == {"missing start": 1, "end before start": 1}
