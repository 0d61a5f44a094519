"""Rates per 10,000 children: years only, by the population of the mid-year before the year's end."""

from __future__ import annotations

import pytest

from tests.warehouses import caveat, measure, tiny_warehouse, warehouse_of_loads

POPULATION = [
    dict(area="Havering", year="2015", population="54306"),
    dict(area="Havering", year="2016", population="55597"),
    dict(area="Havering", year="2017", population="56322"),
    dict(area="Bexley", year="2016", population="1"),
]
TABLES = {
    "population": POPULATION,
    "list_3": [dict(child_id=str(number), referral_date="2016-05-01") for number in range(3)],
    "list_5": [
        dict(child_id="A", strategy_discussion_date="2016-05-01", icpc_date="2016-05-10"),
        dict(child_id="B", strategy_discussion_date="2016-05-01"),
    ],
    "list_7": [
        dict(child_id="A", start_date="2016-05-01"),
        dict(child_id="B", start_date="2016-05-01", end_date="2016-06-01"),
    ],
}


@pytest.mark.parametrize(
    ("measure_id", "count"),
    [("referral_rate_10k", 3), ("s47_rate_10k", 2), ("icpc_rate_10k", 1), ("cp_plan_rate_10k", 1)],
)
def test_a_rate_of_2016_17_is_out_of_the_children_of_mid_2016(measure_id: str, count: int) -> None:
    assert measure(tiny_warehouse(TABLES), measure_id) == (count, 55597, 10000 * count / 55597)


def test_the_rate_of_plans_at_31_march_2017_is_the_published_one() -> None:
    plans = [dict(child_id=str(number), start_date="2016-05-01") for number in range(295)]
    warehouse = tiny_warehouse({"population": POPULATION, "list_7": plans})
    assert measure(warehouse, "cp_plan_rate_10k")[2] == pytest.approx(53.1, abs=0.05)


def test_a_rate_has_no_quarters_no_months_and_no_breakdowns() -> None:
    rows = (
        tiny_warehouse(TABLES)
        .execute(
            "select distinct period_type, breakdown from kpi.measure_values where measure_id like '%rate_10k'"
        )
        .fetchall()
    )
    assert rows == [("year", "all")]


def test_a_rate_of_nothing_is_nought() -> None:
    assert measure(tiny_warehouse(TABLES | {"list_3": []}), "referral_rate_10k") == (0, 55597, 0)


def test_without_a_population_a_rate_is_empty_and_says_why() -> None:
    warehouse = tiny_warehouse(TABLES | {"population": POPULATION[:1]})
    assert measure(warehouse, "referral_rate_10k") == (None, None, None)
    assert caveat(warehouse, "referral_rate_10k") == "no population held for the mid-year before"
    assert caveat(warehouse, "referrals") is None


def test_the_population_of_a_later_load_replaces_that_of_the_same_year() -> None:
    corrected = [dict(area="Havering", year="2016", population="60000")]
    window = dict(data_from="2016-04-01", data_to="2017-03-31")
    warehouse = warehouse_of_loads(
        [dict(tables=TABLES, **window), dict(tables={"population": corrected}, **window)]
    )
    assert measure(warehouse, "referral_rate_10k")[1] == 60000
