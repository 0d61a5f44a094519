"""Disclosure control, meeting and publish profiles (docs/conventions.md), on contacts and their sources."""

from __future__ import annotations

from typing import Any

import duckdb
import pytest

from tests.warehouses import tiny_warehouse


def contacts(**by_source: int) -> duckdb.DuckDBPyConnection:
    """A warehouse with so many contacts of May 2016 per source code, each of another child."""
    rows = [
        {
            "child_id": f"{code}-{number}",
            "contact_date": "2016-05-10",
            "contact_source": code.removeprefix("s"),
        }
        for code, count in by_source.items()
        for number in range(count)
    ]
    return tiny_warehouse({"list_1": rows})


def shown(
    warehouse: duckdb.DuckDBPyConnection, measure_id: str = "contacts", table: str = "measure_values"
) -> dict[str, Any]:
    """The published value of each source in 2016-17; None where it is hidden."""
    rows = warehouse.execute(
        f"select category, value from reporting.{table} where measure_id = ? and period_label = '2016-17'"
        " and breakdown = 'contact_source'",
        [measure_id],
    ).fetchall()
    return dict(rows)


@pytest.mark.parametrize(("count", "value"), [(3, None), (5, None), (6, 6.0)])
def test_counts_of_children_from_one_to_five_are_hidden(count: int, value: float | None) -> None:
    # Housing and Police are hidden too or not on their own size: three sources, so nothing is hidden alone
    warehouse = contacts(s6=count, s4=count, s2A=20)
    assert shown(warehouse) == {"Police": value, "Housing": value, "Schools": 20.0}


def test_a_count_of_nothing_is_shown_as_zero() -> None:
    warehouse = contacts(s6=7)
    zero = warehouse.execute(
        "select value, suppressed from reporting.measure_values where measure_id = 'contacts'"
        " and period_label = '2016-06' and breakdown = 'all'"
    ).fetchone()
    assert zero == (0.0, False)


def test_a_category_hidden_alone_takes_the_next_smallest_with_it() -> None:
    assert shown(contacts(s6=3, s4=8, s2A=20)) == {"Police": None, "Housing": None, "Schools": 20.0}


def test_two_hidden_categories_that_are_too_few_to_be_anything_take_a_third_with_them() -> None:
    # 2 in both would leave 0, 1 or 2 in each
    assert shown(contacts(s6=1, s4=1, s2A=20, s9=30)) == {
        "Police": None, "Housing": None, "Schools": None, "Anonymous": 30.0,
    }  # fmt: skip


def test_a_month_that_the_quarter_would_give_away_takes_another_with_it() -> None:
    days = {"2016-04-10": 3, "2016-05-10": 8, "2016-06-10": 20}
    rows = [
        {"child_id": f"{day}-{number}", "contact_date": day, "contact_source": "6"}
        for day, count in days.items()
        for number in range(count)
    ]
    found = tiny_warehouse({"list_1": rows}).execute(
        "select period_label, value from reporting.measure_values where measure_id = 'contacts'"
        " and breakdown = 'all' and period_start < '2016-07-01' and period_type <> 'year' order by period_label"
    )
    assert found.fetchall() == [("2016-04", None), ("2016-05", None), ("2016-06", 20.0), ("2016-17 Q1", 31.0)]


def test_what_a_meeting_does_not_see_is_not_published() -> None:
    warehouse = contacts(s6=3, s4=8, s2A=20)
    assert shown(warehouse, table="measure_values_publish")["Housing"] is None


def test_two_hidden_categories_need_no_third() -> None:
    assert shown(contacts(s6=3, s4=4, s2A=20, s9=30)) == {
        "Police": None, "Housing": None, "Schools": 20.0, "Anonymous": 30.0,
    }  # fmt: skip


def test_a_percentage_is_hidden_where_its_numerator_the_rest_or_its_group_is_small() -> None:
    rows = []
    for source, with_outcome, without in [
        ("6", 3, 20),
        ("4", 20, 3),
        ("2A", 0, 9),
        ("9", 0, 12),
        ("8", 10, 10),
    ]:
        for number in range(with_outcome + without):
            rows.append(
                {
                    "child_id": f"{source}-{number}",
                    "contact_date": "2016-05-10",
                    "contact_source": source,
                    "contact_outcome": "REF" if number < with_outcome else "NFA",
                }
            )
    warehouse = tiny_warehouse({"list_1": rows})
    assert shown(warehouse, "contact_to_referral_pct") == {
        "Police": None,  # numerator 3
        "Housing": None,  # 3 others
        "Schools": None,  # none of a group of 9
        "Anonymous": 0.0,  # none of 12 may be said
        "Other": 50.0,
    }


def test_numerator_and_denominator_go_with_a_hidden_value() -> None:
    warehouse = contacts(s6=3, s4=4)
    hidden = warehouse.execute(
        "select count(*) from reporting.measure_values where suppressed"
        " and (numerator is not null or denominator is not null or value is not null)"
    ).fetchone()
    assert hidden == (0,)


def test_the_publish_profile_hides_up_to_seven_and_rounds_to_five() -> None:
    assert shown(contacts(s6=7, s4=2, s2A=8, s9=23), table="measure_values_publish") == {
        "Police": None, "Housing": None, "Schools": 10.0, "Anonymous": 25.0,
    }  # fmt: skip


def test_a_record_left_out_for_what_it_lacks_is_shown_however_few() -> None:
    assessment = {"child_id": "C1", "start_date": "2016-05-10", "authorisation_date": "2016-05-09"}
    warehouse = tiny_warehouse({"list_4": [assessment]})
    left_out = warehouse.execute(
        "select count, suppressed from reporting.exclusions where measure_id = 'assessment_45wd_pct'"
        " and period_label = '2016-17' and reason = 'end before start'"
    ).fetchone()
    assert left_out == (1, False)


@pytest.mark.parametrize(("died", "count"), [(5, None), (6, 6)])
def test_young_people_left_out_for_what_happened_to_them_are_hidden_up_to_five(
    died: int, count: int | None
) -> None:
    leavers = [
        {"child_id": f"C{number}", "date_of_birth": "1997-06-01", "eligibility": "b", "in_touch": "DIED"}
        for number in range(died)
    ]
    warehouse = tiny_warehouse({"list_9": leavers})
    left_out = warehouse.execute(
        "select count, suppressed from reporting.exclusions where measure_id = 'care_leavers_in_touch_pct'"
        " and period_label = '2016-17' and period_type = 'year' and reason = 'died'"
    ).fetchone()
    assert left_out == (count, count is None)
