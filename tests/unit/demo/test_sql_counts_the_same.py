"""The SQL counts the published figures in the workbooks that ship of 2016-17, to the last child."""

from __future__ import annotations

import duckdb
import pytest

from hscb.warehouse.store import Store

# measure, year: numerator, denominator
SHARES = {
    ("contact_to_referral_pct", "2016-17"): (2130, 9293),
    ("contact_nfa_pct", "2016-17"): (2268, 9293),
    ("contact_to_early_help_pct", "2016-17"): (3657, 9293),
    ("repeat_contact_12m_pct", "2016-17"): (3866, 9293),
    ("re_referral_12m_pct", "2016-17"): (323, 2616),
    ("referral_nfa_pct", "2016-17"): (51, 2616),
    ("assessment_45wd_pct", "2016-17"): (1529, 2243),
    ("icpc_15wd_pct", "2016-17"): (237, 350),
    ("cp_repeat_plan_pct", "2016-17"): (45, 305),
    ("cp_plan_2y_ended_pct", "2016-17"): (11, 295),
    ("cp_plan_2y_open_pct", "2016-17"): (12, 295),
    ("cp_neglect_pct", "2016-17"): (150, 295),
    ("cp_review_on_time_pct", "2016-17"): (208, 221),
    ("cla_care_order_pct", "2016-17"): (92, 247),
    ("cla_interim_order_pct", "2016-17"): (39, 247),
    ("cla_s20_pct", "2016-17"): (99, 247),
    ("cla_placement_order_pct", "2016-17"): (17, 247),
    ("cla_out_of_area_pct", "2016-17"): (137, 247),
    ("cla_missing_pct", "2016-17"): (38, 384),
    ("health_assessment_pct", "2016-17"): (134, 147),
    ("dental_check_pct", "2016-17"): (140, 147),
    ("immunisations_pct", "2016-17"): (145, 147),
    ("contact_to_referral_pct", "2015-16"): (1937, 5859),
    ("repeat_contact_12m_pct", "2015-16"): (2045, 5859),
    ("re_referral_12m_pct", "2015-16"): (359, 2410),
    ("assessment_45wd_pct", "2015-16"): (1230, 2207),
    ("icpc_15wd_pct", "2015-16"): (309, 435),
    ("re_referral_12m_pct", "2014-15"): (116, 2023),
    ("icpc_15wd_pct", "2014-15"): (176, 282),
    ("cp_review_on_time_pct", "2014-15"): (111, 124),
}
COUNTS = {
    ("contacts", "2016-17"): 9293,
    ("referrals", "2016-17"): 2616,
    ("assessments_completed", "2016-17"): 2243,
    ("assessment_median_wd", "2016-17"): 36,
    ("s47_enquiries", "2016-17"): 1069,
    ("icpcs", "2016-17"): 350,
    ("icpc_median_wd", "2016-17"): 14,
    ("cp_plans_started", "2016-17"): 305,
    ("cp_plans_ended", "2016-17"): 295,
    ("cp_plans_open", "2016-17"): 295,
    ("cp_plans_open", "2015-16"): 285,
    ("cla", "2016-17"): 247,
    ("cla", "2015-16"): 229,
    ("cla", "2014-15"): 240,
    ("cin_open", "2016-17"): 1719,
}
NEAR = {
    ("cla_same_placement_2y_pct", "2014-15"): 83,
    ("cla_same_placement_2y_pct", "2015-16"): 70,
    ("cla_same_placement_2y_pct", "2016-17"): 59,
    ("cla_3plus_placements_pct", "2016-17"): 10,
    ("cla_over_20_miles_pct", "2016-17"): 15,
    ("pep_up_to_date_pct", "2016-17"): 72,
    ("care_leavers_eet_pct", "2016-17"): 55,
    ("care_leavers_suitable_pct", "2016-17"): 89,
    ("care_leavers_in_touch_pct", "2016-17"): 94,
}
BANDS = {
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


@pytest.fixture(scope="module")
def figures(
    shipped_store: Store,
) -> dict[tuple[str, str, str, str], tuple[float | None, float | None, float]]:
    path = shipped_store.state_path(shipped_store.current())
    with duckdb.connect(str(path), read_only=True) as connection:
        found = connection.execute(
            "select measure_id, period_label, breakdown, category, numerator, denominator, value"
            " from kpi.measure_values where origin = 'records' and period_type = 'year'"
        ).fetchall()
    return {row[:4]: row[4:] for row in found}


@pytest.mark.parametrize("key", SHARES, ids=" ".join)
def test_a_share_is_as_published(
    key: tuple[str, str], figures: dict[tuple[str, ...], tuple[float, ...]]
) -> None:
    assert figures[*key, "all", "all"][:2] == SHARES[key]


@pytest.mark.parametrize("key", COUNTS, ids=" ".join)
def test_a_count_is_as_published(
    key: tuple[str, str], figures: dict[tuple[str, ...], tuple[float, ...]]
) -> None:
    assert figures[*key, "all", "all"][2] == COUNTS[key]


@pytest.mark.parametrize("key", NEAR, ids=" ".join)
def test_a_share_is_near_what_is_published(
    key: tuple[str, str], figures: dict[tuple[str, ...], tuple[float, ...]]
) -> None:
    assert round(figures[*key, "all", "all"][2]) == NEAR[key]


def test_assessments_stand_in_the_published_bands(figures: dict[tuple[str, ...], tuple[float, ...]]) -> None:
    found = {
        key[3]: values[2]
        for key, values in figures.items()
        if key[:3] == ("assessments_completed", "2016-17", "duration_band")
    }
    assert found == BANDS


def test_one_conference_is_dated_before_its_discussion(shipped_store: Store) -> None:
    path = shipped_store.state_path(shipped_store.current())
    with duckdb.connect(str(path), read_only=True) as connection:
        found = connection.execute(
            "select count from kpi.exclusions where measure_id = 'icpc_median_wd' and period_label = '2016-17'"
            " and reason = 'end before start'"
        ).fetchall()
    assert found == [(1,)]
