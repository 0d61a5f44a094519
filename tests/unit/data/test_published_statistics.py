"""The official statistics for Havering and its comparators."""

from __future__ import annotations

from collections import Counter

import pytest

from hscb.catalogue import measures
from tests.unit.data.shipped import STATISTICS, figure, figures, tables

NEIGHBOURS = {
    "Bexley", "Bury", "Essex", "Kent", "Lancashire", "Medway", "Southend-on-Sea", "Swindon", "Thurrock",
    "West Northamptonshire",
}  # fmt: skip

ROUNDED = {"England", "London", "Outer London"}


def test_no_row_was_lost() -> None:
    areas = Counter(row["Area"] for row in figures(STATISTICS))
    neighbours = sum(count for area, count in areas.items() if area in NEIGHBOURS)
    assert neighbours == 1778
    assert {area: count for area, count in areas.items() if area not in NEIGHBOURS} == {
        "Havering": 959,
        "England": 563,
        "London": 563,
        "Outer London": 563,
        "Statistical neighbours": 278,
    }


def test_every_source_names_the_publisher_so_that_it_passes_as_published() -> None:
    assert {row["Source"] for row in figures(STATISTICS)} == {
        "DfE children in need statistics",
        "DfE children looked after statistics",
        "DfE children's social work workforce statistics",
    }


def test_no_figure_is_without_a_value() -> None:
    assert [row for row in figures(STATISTICS) if row["Value"] is None] == []


@pytest.mark.parametrize(
    ("measure", "period", "numerator", "denominator", "value"),
    [
        ("assessment_45wd_pct", "2016-17", 1529, 2243, 68.2),
        ("icpc_15wd_pct", "2016-17", 237, 350, 67.7),
        ("re_referral_12m_pct", "2016-17", 323, 2616, 12.3),
        ("referral_nfa_pct", "2016-17", 51, 2616, 1.9),
        ("cp_repeat_plan_pct", "2016-17", 45, 305, 14.8),
        ("cp_plan_2y_open_pct", "2016-17", 12, 295, 4.1),
        ("cp_plan_2y_ended_pct", "2016-17", 11, 295, 3.7),
        ("cp_review_on_time_pct", "2016-17", 208, 221, 94.1),
        ("cp_neglect_pct", "2016-17", 150, 295, 50.8),
        ("referral_rate_10k", "2016-17", 2616, 55597, 470.5),
        ("s47_rate_10k", "2016-17", 1069, 55597, 192.3),
        ("s47_enquiries", "2016-17", None, None, 1069),
        ("icpcs", "2016-17", None, None, 350),
        ("cla", "2016-17", None, None, 247),
        ("cla_out_of_area_pct", "2016-17", 137, 247, 55.5),
        ("cla_same_placement_2y_pct", "2023-24", 56, 76, 74),
        ("social_worker_agency_pct", "2016-17", None, None, 44.9),
        ("social_worker_agency_pct", "2017-18", 55, 173.8, 31.7),
        ("social_worker_caseload", "2017-18", 1280, 89, 14.4),
    ],
)
def test_figures_for_havering_are_the_official_ones(
    measure: str, period: str, numerator: float | None, denominator: float | None, value: float
) -> None:
    row = figure(STATISTICS, measure, period)
    assert (row["Numerator"], row["Denominator"], row["Value"]) == (numerator, denominator, value)


@pytest.mark.parametrize(
    ("measure", "area", "value"),
    [
        ("re_referral_12m_pct", "England", 21.9),
        ("re_referral_12m_pct", "Statistical neighbours", 20.5),
        ("assessment_45wd_pct", "Statistical neighbours", 81.9),
        ("cp_review_on_time_pct", "London", 95.8),
        ("cla_rate_10k", "England", 62),
    ],
)
def test_comparators_of_2016_17_are_the_official_ones(measure: str, area: str, value: float) -> None:
    assert figure(STATISTICS, measure, "2016-17", area=area)["Value"] == pytest.approx(value, abs=0.06)


def test_assessments_by_duration_add_up_to_all_of_them() -> None:
    rows = [
        row
        for row in figures(STATISTICS)
        if row["Measure"] == "assessments_completed" and row["Period"] == "2016-17"
    ]
    bands = {row["Category"]: row["Value"] for row in rows if row["Breakdown"] == "duration_band"}
    assert list(bands.values()) == [22, 116, 242, 499, 463, 187, 160, 190, 364]
    assert sum(bands.values()) == 2243


def test_children_looked_after_by_legal_status_add_up_to_all_of_them() -> None:
    rows = [row for row in figures(STATISTICS) if row["Measure"] == "cla" and row["Period"] == "2016-17"]
    statuses = {row["Category"]: row["Value"] for row in rows if row["Breakdown"] == "legal_status"}
    assert statuses == {
        "Full care order": 92,
        "Interim care order": 39,
        "Section 20": 99,
        "Placement order": 17,
    }


def test_numerator_and_denominator_give_the_published_figure() -> None:
    scale = {"percent": 100, "rate_10k": 10_000, "number": 1}
    for row in figures(STATISTICS):
        if row["Denominator"]:
            by = scale[measures()[row["Measure"]].unit]
            computed = by * row["Numerator"] / row["Denominator"]
            # shares of children looked after are published as whole numbers; counts of regions are rounded to 10
            to_whole = 0.5 if row["Value"] == round(row["Value"]) else 0.05
            of_counts = 2 * by * 5 / row["Denominator"] if row["Area"] in ROUNDED else 0
            of_posts = 0.06 if "workforce" in row["Source"] else 0
            assert computed == pytest.approx(row["Value"], abs=to_whole + of_counts + of_posts + 0.001), row


def test_a_numerator_never_stands_alone() -> None:
    lone = [row for row in figures(STATISTICS) if (row["Numerator"] is None) != (row["Denominator"] is None)]
    assert lone == []


def test_care_leavers_in_touch_are_the_complement_of_those_not_in_touch() -> None:
    row = figure(STATISTICS, "care_leavers_in_touch_pct", "2016-17")
    assert row["Value"] == 94
    assert "100 less the published share not in touch (6)" in row["Narrative"]


def test_the_workforce_of_30_september_stands_in_the_year_that_holds_that_day() -> None:
    periods = {row["Period"] for row in figures(STATISTICS) if row["Measure"] == "social_worker_vacancy_pct"}
    assert min(periods) == "2016-17"
    assert max(periods) == "2025-26"


def test_neighbours_are_those_of_one_model_each_named_and_their_mean_beside_them() -> None:
    areas = {row["Area"] for row in figures(STATISTICS)}
    assert areas - {"Havering", "England", "London", "Outer London", "Statistical neighbours"} == NEIGHBOURS
    row = figure(STATISTICS, "cin_rate_10k", "2016-17", area="Statistical neighbours")
    assert "of the 10 neighbours of the April 2021 model" in row["Narrative"]


def test_enough_neighbours_are_held_to_rank_havering_among_them() -> None:
    for measure in (
        "re_referral_12m_pct",
        "assessment_45wd_pct",
        "cp_review_on_time_pct",
        "cla_3plus_placements_pct",
    ):
        held = {
            row["Area"]
            for row in figures(STATISTICS)
            if row["Measure"] == measure and row["Period"] == "2022-23"
        }
        assert len(held & NEIGHBOURS) >= 8, measure


def test_population_is_that_of_the_middle_of_the_year() -> None:
    rows = tables(STATISTICS)["Population"]
    people = {(row["Authority"], row["Year"]): row["Population 0-17"] for row in rows}
    assert people["Havering", 2016] == 55597
    assert people["Havering", 2015] == 54306
    assert {authority for authority, _ in people} == {"Havering", "Outer London", "London", "England"}
    assert len(people) == 52
