"""Personal education plans of looked-after children: ages, days, periods, and who is looked after."""

from __future__ import annotations

from tests.sql.care import episodes, judged, on_list_8, warehouse_of_care
from tests.warehouses import measure, tiny_warehouse, warehouse_of_loads

AGED = {
    "4 on the as-at date": ("2013-03-31", True),
    "3 on the as-at date": ("2013-04-01", None),
    "15 on the as-at date": ("2001-04-01", True),
    "16 on the as-at date": ("2001-03-31", None),
    "no date of birth": (None, "age not known"),
}


def test_education_plans_are_of_children_aged_4_to_15() -> None:
    list_8 = [on_list_8(name, born=born, latest_pep_date="2017-01-10") for name, (born, _) in AGED.items()]
    warehouse = tiny_warehouse({"list_8": list_8})
    expected = {name: answer for name, (_, answer) in AGED.items() if answer is not None}
    assert judged(warehouse, "pep_up_to_date_pct") == expected
    assert measure(warehouse, "pep_up_to_date_pct") == (2, 2, 100)


def test_an_education_plan_counts_from_exactly_6_months_before_to_the_as_at_day() -> None:
    answers = {"2017-03-31": True, "2016-09-30": True, "2016-09-29": False, "2017-04-01": False}
    list_8 = [on_list_8(day, latest_pep_date=day) for day in answers] + [on_list_8("none")]
    warehouse = tiny_warehouse({"list_8": list_8})
    assert judged(warehouse, "pep_up_to_date_pct") == {**answers, "none": False}


def test_education_plans_exist_for_the_periods_that_end_on_data_to() -> None:
    warehouse = tiny_warehouse({"list_8": [on_list_8("C1", latest_pep_date="2017-01-10")]})
    for period in ("2016-17", "2016-17 Q4", "2017-03"):
        assert measure(warehouse, "pep_up_to_date_pct", period) == (1, 1, 100)
    for period in ("2015-16", "2016-17 Q3", "2017-02"):
        assert measure(warehouse, "pep_up_to_date_pct", period) is None


def test_a_later_list_8_does_not_change_the_plans_of_an_earlier_day() -> None:
    drawn = {"list_8": [on_list_8("C1", latest_pep_date="2016-09-10")]}
    later = {"list_8": [on_list_8("C1", latest_pep_date="2017-03-10")]}
    warehouse = warehouse_of_loads(
        [
            {"tables": drawn, "data_from": "2016-04-01", "data_to": "2016-09-30"},
            {"tables": later, "data_from": "2016-10-01", "data_to": "2017-03-31"},
        ]
    )
    assert measure(warehouse, "pep_up_to_date_pct", "2016-17 Q2") == (1, 1, 100)
    assert measure(warehouse, "pep_up_to_date_pct", "2016-17") == (1, 1, 100)
    assert measure(warehouse, "pep_up_to_date_pct", "2016-17 Q3") is None


def test_where_episodes_are_held_they_say_who_is_looked_after() -> None:
    rows = [*episodes("C1", "2013-01-07 S U4"), *episodes("C2", "2013-01-07 S U4", legal_status="V4")]
    rows += episodes("C3", "2013-01-07 S U4")
    list_8 = [on_list_8(child, latest_pep_date="2017-01-10") for child in ("C1", "C2", "not in Episodes")]
    warehouse = warehouse_of_care(rows, list_8=list_8)
    assert judged(warehouse, "pep_up_to_date_pct") == {"C1": True, "C3": False}
