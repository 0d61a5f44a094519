"""The synthetic children add up to the figures that were published for Havering, 2016-17 exactly.

Sources: Department for Education, characteristics of children in need and children looked after, 2016 to 2017;
Havering LSCB annual report 2016-17 (contacts, location); Office for National Statistics, mid-2016 population.
"""

from __future__ import annotations

from typing import Any

import duckdb
import pytest


def figure(shipped: duckdb.DuckDBPyConnection, measure_id: str, period: str = "2016-17") -> tuple[Any, ...]:
    """Numerator, denominator and value of a computed `all` row."""
    found = shipped.execute(
        "select numerator, denominator, value from kpi.measure_values"
        " where measure_id = ? and period_label = ? and breakdown = 'all' and origin = 'records'",
        [measure_id, period],
    ).fetchone()
    assert found is not None, f"{measure_id} has no row for {period}"
    return found


def parts(shipped: duckdb.DuckDBPyConnection, measure_id: str, breakdown: str) -> dict[str, float]:
    """The computed value of each category in 2016-17."""
    return dict(
        shipped.execute(
            "select category, value from kpi.measure_values"
            " where measure_id = ? and period_label = '2016-17' and breakdown = ? and origin = 'records'",
            [measure_id, breakdown],
        ).fetchall()
    )


@pytest.mark.parametrize(
    ("measure_id", "count"),
    [
        ("contacts", 9293),
        ("referrals", 2616),
        ("assessments_completed", 2243),
        ("s47_enquiries", 1069),
        ("icpcs", 350),
        ("cp_plans_started", 305),
        ("cp_plans_ended", 295),
        ("cp_plans_open", 295),
        ("cla", 247),
    ],
)
def test_counts_of_2016_17_are_the_published_ones(
    shipped: duckdb.DuckDBPyConnection, measure_id: str, count: int
) -> None:
    assert figure(shipped, measure_id) == (None, None, count)


@pytest.mark.parametrize(
    ("measure_id", "numerator", "denominator", "published"),
    [
        ("assessment_45wd_pct", 1529, 2243, 68.2),
        ("icpc_15wd_pct", 237, 350, 67.7),
        ("re_referral_12m_pct", 323, 2616, 12.3),
        ("referral_nfa_pct", 51, 2616, 1.9),
        ("cp_repeat_plan_pct", 45, 305, 14.8),
        ("cp_plan_2y_ended_pct", 11, 295, 3.7),
        ("cp_plan_2y_open_pct", 12, 295, 4.1),
        ("cp_neglect_pct", 150, 295, 50.8),
        ("cp_review_on_time_pct", 208, 221, 94.1),
        ("cla_care_order_pct", 92, 247, 37.2),
        ("cla_interim_order_pct", 39, 247, 15.8),
        ("cla_s20_pct", 99, 247, 40.1),
        ("cla_placement_order_pct", 17, 247, 6.9),
        ("cla_out_of_area_pct", 137, 247, 55.5),
        ("contact_to_referral_pct", 2130, 9293, 22.9),
        ("contact_nfa_pct", 2268, 9293, 24.4),
        ("contact_to_early_help_pct", 3657, 9293, 39.4),
        ("repeat_contact_12m_pct", 3866, 9293, 41.6),
        ("referral_rate_10k", 2616, 55597, 470.5),
        ("s47_rate_10k", 1069, 55597, 192.3),
        ("cp_plan_rate_10k", 295, 55597, 53.1),
        ("cla_rate_10k", 247, 55597, 44.4),
    ],
)
def test_percentages_and_rates_of_2016_17_are_the_published_ones(
    shipped: duckdb.DuckDBPyConnection, measure_id: str, numerator: int, denominator: int, published: float
) -> None:
    *whole, value = figure(shipped, measure_id)
    assert whole == [numerator, denominator]
    assert round(value, 1) == published


def test_assessments_take_as_long_as_published(shipped: duckdb.DuckDBPyConnection) -> None:
    assert parts(shipped, "assessments_completed", "duration_band") == {
        "0": 22,
        "1-10": 116,
        "11-20": 242,
        "21-30": 499,
        "31-40": 463,
        "41-45": 187,
        "46-50": 160,
        "51-60": 190,
        "61+": 364,
    }


def test_conferences_take_as_long_as_published_and_one_is_dated_before_its_enquiry(
    shipped: duckdb.DuckDBPyConnection,
) -> None:
    bands = """
        with timed as (
            select
                ends.working_day_number - starts.working_day_number as days,
                icpc_date < strategy_discussion_date as is_before
            from raw.list_5
            inner join calendar.days as starts on starts.day = strategy_discussion_date::date
            inner join calendar.days as ends on ends.day = icpc_date::date
            where icpc_date between '2016-04-01' and '2017-03-31'
        )

        select
            count(*) filter (where not is_before and days <= 10),
            count(*) filter (where not is_before and days between 11 and 15),
            count(*) filter (where not is_before and days between 16 and 20),
            count(*) filter (where not is_before and days >= 21),
            count(*) filter (where is_before)
        from timed
    """
    assert shipped.execute(bands).fetchone() == (54, 183, 57, 55, 1)


def test_contacts_are_received_and_end_as_the_annual_report_prints(
    shipped: duckdb.DuckDBPyConnection,
) -> None:
    assert parts(shipped, "contacts", "received_by") == {"MASH": 6608, "Early Help": 2685}
    outcomes = parts(shipped, "contacts", "contact_outcome")
    rest = sum(outcomes[name] for name in ("Information and advice", "Other", "Not recorded"))
    assert rest == 1238


def test_of_the_plans_open_at_31_march_2016_as_many_as_the_flows_of_2016_17_allow(
    shipped: duckdb.DuckDBPyConnection,
) -> None:
    assert figure(shipped, "cp_plans_open", "2015-16") == (None, None, 285)


def test_every_location_is_known_and_110_children_live_in_the_borough(
    shipped: duckdb.DuckDBPyConnection,
) -> None:
    numerator, denominator, _ = figure(shipped, "cla_out_of_area_pct")
    assert denominator - numerator == 110


def test_2130_referrals_follow_a_contact_within_a_day_and_486_have_none(
    shipped: duckdb.DuckDBPyConnection,
) -> None:
    journeys = """
        select
            exists (
                from raw.list_1
                where
                    list_1.child_id = list_3.child_id
                    and date_diff('day', list_1.contact_date::date, list_3.referral_date::date) between 0 and 1
            ) as follows_a_contact,
            count(*)
        from raw.list_3
        where referral_date between '2016-04-01' and '2017-03-31'
        group by all
    """
    assert dict(shipped.execute(journeys).fetchall()) == {True: 2130, False: 486}


@pytest.mark.parametrize(("period", "published"), [("2014-15", 83), ("2015-16", 70), ("2016-17", 59)])
def test_long_term_stability_is_as_near_to_the_printed_share_as_whole_children_allow(
    shipped: duckdb.DuckDBPyConnection, period: str, published: int
) -> None:
    _, denominator, value = figure(shipped, "cla_same_placement_2y_pct", period)
    assert abs(value - published) <= 50 / denominator
