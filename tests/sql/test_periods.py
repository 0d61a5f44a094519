"""Which periods a measure has, with which status, and what it says where nothing happened."""

from __future__ import annotations

import duckdb
import pytest

from hscb import catalogue
from tests.warehouses import caveat, measure, status, tiny_warehouse, warehouse_of_loads

LISTS = ("list_1", "list_2", "list_3", "list_4", "list_5", "list_6", "list_7", "private_fostering")
MEASURES = [
    found
    for found in catalogue.measures().values()
    if found.sources and set(found.sources) <= set(LISTS) and found.unit != "rate_10k"
]


@pytest.fixture(scope="module")
def empty() -> duckdb.DuckDBPyConnection:
    return tiny_warehouse({name: [] for name in LISTS}, data_from="2016-05-15", data_to="2017-02-10")


@pytest.mark.parametrize("found", MEASURES, ids=lambda found: found.measure_id)
def test_a_period_with_nothing_in_it_has_0_for_a_count_and_nothing_for_a_share(
    empty: duckdb.DuckDBPyConnection, found: catalogue.Measure
) -> None:
    nothing = {"count": (None, None, 0), "percent": (0, 0, None), "days": (None, None, None)}[found.unit]
    for period in ("2016-17", "2016-17 Q1", "2016-07", "2017-02"):
        assert measure(empty, found.measure_id, period) == nothing
    for period in ("2015-16", "2016-04", "2017-03", "2017-18"):
        assert measure(empty, found.measure_id, period) is None


def test_only_the_all_row_is_there_where_nothing_happened(empty: duckdb.DuckDBPyConnection) -> None:
    assert empty.execute("select distinct breakdown, category from kpi.measure_values").fetchall() == [
        ("all", "all")
    ]


def test_a_period_is_partial_provisional_or_final() -> None:
    warehouse = tiny_warehouse({"list_1": []}, data_from="2015-04-01", data_to="2016-10-15")
    found = {
        label: status(warehouse, "contacts", label)
        for label in ("2015-16", "2015-16 Q4", "2016-17 Q1", "2016-09", "2016-10", "2016-17 Q3", "2016-17")
    }
    assert found == {
        "2015-16": "final",
        "2015-16 Q4": "final",
        # whole, in a year that the data do not yet cover
        "2016-17 Q1": "provisional",
        "2016-09": "provisional",
        "2016-10": "partial",
        "2016-17 Q3": "partial",
        "2016-17": "partial",
    }


def test_a_stock_of_a_partial_period_is_taken_on_the_last_day_covered() -> None:
    rows = [
        dict(child_id="A", start_date="2016-10-15"),
        dict(child_id="B", start_date="2016-10-16"),
        dict(child_id="C", start_date="2016-05-01", end_date="2016-10-15"),
        dict(child_id="D", start_date="2016-05-01", end_date="2016-10-16"),
        dict(child_id="E", start_date="2016-10-31"),
    ]
    warehouse = tiny_warehouse({"list_7": rows}, data_to="2016-10-15")
    for period in ("2016-10", "2016-17 Q3", "2016-17"):
        assert measure(warehouse, "cp_plans_open", period)[2] == 2


def windows(*found: tuple[str, str]) -> duckdb.DuckDBPyConnection:
    """A warehouse of empty lists of contacts with these windows."""
    return warehouse_of_loads(
        [dict(tables={"list_1": []}, data_from=first, data_to=last) for first, last in found]
    )


def test_extracts_that_touch_make_one_stretch() -> None:
    whole = windows(("2016-04-01", "2016-09-30"), ("2016-10-01", "2017-03-31"))
    assert status(whole, "contacts") == "final"


def test_a_gap_between_extracts_leaves_the_year_partial_and_the_months_between_without_a_row() -> None:
    gap = windows(("2016-04-01", "2016-06-30"), ("2016-09-01", "2017-03-31"))
    assert status(gap, "contacts") == "partial"
    assert measure(gap, "contacts", "2016-07") is None
    assert status(gap, "contacts", "2016-17 Q1") == "provisional"


def test_a_gap_before_a_period_leaves_its_look_back_incomplete() -> None:
    gap = windows(("2014-04-01", "2016-02-29"), ("2016-04-01", "2017-03-31"))
    assert caveat(gap, "repeat_contact_12m_pct") == "look-back incomplete"


def test_a_measure_of_two_lists_is_as_whole_as_the_less_whole_of_them() -> None:
    window = dict(data_from="2016-04-01", data_to="2017-03-31")
    warehouse = warehouse_of_loads(
        [
            dict(tables={"list_3": []}, **window),
            dict(tables={"list_4": []}, data_from="2016-04-01", data_to="2016-12-31"),
        ]
    )
    assert status(warehouse, "referral_to_assessment_pct") == "partial"
    assert status(warehouse, "referral_to_assessment_pct", "2016-04") == "provisional"
    assert status(warehouse, "referrals") == "final"


def test_a_follow_up_runs_to_the_last_day_of_the_list_that_it_looks_into() -> None:
    warehouse = warehouse_of_loads(
        [
            dict(
                tables={"list_3": [dict(child_id="A", referral_date="2016-12-15")]},
                data_from="2016-04-01",
                data_to="2017-03-31",
            ),
            dict(tables={"list_4": []}, data_from="2016-04-01", data_to="2016-12-31"),
        ]
    )
    assert measure(warehouse, "referral_to_assessment_pct") == (0, 0, None)


def test_what_is_too_recent_is_said_from_the_last_day_of_all_stretches() -> None:
    row = dict(child_id="A", referral_date="2016-06-20")
    warehouse = warehouse_of_loads(
        [
            dict(tables={"list_3": [row], "list_4": []}, data_from="2016-04-01", data_to="2016-06-30"),
            dict(tables={"list_3": [], "list_4": []}, data_from="2016-09-01", data_to="2017-03-31"),
        ]
    )
    assert measure(warehouse, "referral_to_assessment_pct") == (0, 1, 0)


def test_rows_before_the_data_count_in_the_period_that_the_data_touch() -> None:
    rows = [dict(child_id="A", contact_date="2016-05-20"), dict(child_id="B", contact_date="2016-06-02")]
    warehouse = tiny_warehouse({"list_1": rows}, data_from="2016-06-01")
    assert measure(warehouse, "contacts")[2] == 2
    assert measure(warehouse, "contacts", "2016-05") is None


def test_without_any_data_there_are_the_columns_and_no_rows() -> None:
    cursor = tiny_warehouse({}).execute("select * from kpi.measure_values")
    assert [column[0] for column in cursor.description] == [
        "measure_id", "authority", "origin", "period_type", "period_label", "period_start", "period_end",
        "breakdown", "category", "numerator", "denominator", "value", "status", "suppressed", "caveat",
        "agency", "source", "published_in", "narrative", "not_given", "source_id",
    ]  # fmt: skip
    assert cursor.fetchall() == []
