"""Children looked after: who, started, ended, legal status, location, distance."""

from __future__ import annotations

import pytest

from tests.sql.care import categories, episodes, header, judged, warehouse_of_care
from tests.warehouses import measure, tiny_warehouse


def test_a_child_is_looked_after_from_the_start_to_the_day_before_the_end() -> None:
    rows = [
        *episodes("begun on the as-at date", "2017-03-31 S U4"),
        *episodes("begun the day after", "2017-04-01 S U4"),
        *episodes("ended on the as-at date", "2016-05-01 S U4", ended="2017-03-31"),
        *episodes("ended the day after", "2016-05-01 S U4", ended="2017-04-01"),
        *episodes("begun before the data", "2011-05-01 S U4"),
    ]
    warehouse = warehouse_of_care(rows)
    assert measure(warehouse, "cla")[2] == 3
    assert judged(warehouse, "cla").keys() == {
        "begun on the as-at date", "ended the day after", "begun before the data",
    }  # fmt: skip


def test_short_breaks_are_left_out_of_every_count() -> None:
    rows = [
        *episodes("C1", "2016-05-01 S U4", legal_status="V4"),
        *episodes("C2", "2016-05-01 S U4", legal_status="V3", ended="2016-06-01"),
    ]
    warehouse = warehouse_of_care(rows)
    for measure_id in ("cla", "cla_started", "cla_ended"):
        assert measure(warehouse, measure_id) == (None, None, 0)


def test_a_child_with_two_open_episodes_counts_once_by_the_later_one() -> None:
    rows = [
        *episodes("C1", "2016-05-01 S U4", legal_status="V2"),
        *episodes("C1", "2016-06-01 P K2", legal_status="C1"),
    ]
    warehouse = warehouse_of_care(rows)
    assert measure(warehouse, "cla")[2] == 1
    assert categories(warehouse, "cla", "legal_status") == {"Interim care order": 1}


def test_starts_are_episodes_with_reason_s_by_their_day() -> None:
    rows = [
        *episodes("C1", "2016-05-01 S U4", "2016-06-01 P K2", ended="2016-07-01"),
        *episodes("C1", "2016-07-01 S U4"),
        *episodes("C2", "2016-03-31 S U4"),
        *episodes("C3", "2016-05-01 P U4"),
    ]
    warehouse = warehouse_of_care(rows)
    assert measure(warehouse, "cla_started")[2] == 2
    assert measure(warehouse, "cla_started", "2016-05")[2] == 1
    assert measure(warehouse, "cla_started", "2016-06")[2] == 0


def test_ends_are_episodes_with_a_reason_other_than_x1_by_their_day() -> None:
    rows = [
        *episodes("C1", "2016-05-01 S U4", "2016-06-01 P K2", ended="2016-07-01", end_reason="E4A"),
        *episodes("C2", "2016-05-01 S U4", ended="2017-03-31", end_reason="E11"),
        *episodes("C3", "2016-05-01 S U4", ended="2017-04-01"),
        *episodes("C4", "2016-05-01 S U4", ended="2016-08-01", end_reason="X1"),
        *episodes("C5", "2016-05-01 S U4"),
    ]
    warehouse = warehouse_of_care(rows)
    assert measure(warehouse, "cla_ended")[2] == 2
    assert measure(warehouse, "cla_ended", "2016-07")[2] == 1


def test_a_period_without_a_start_counts_none() -> None:
    warehouse = warehouse_of_care(episodes("C1", "2015-05-01 S U4"))
    assert measure(warehouse, "cla_started", "2016-17 Q3") == (None, None, 0)


def test_the_legal_status_is_the_first_for_starts_the_last_for_ends_and_the_latest_for_the_stock() -> None:
    first = episodes("C1", "2016-05-01 S U4", "2016-06-01 L U4", ended="2016-07-01")
    first[0]["legal_status"], first[1]["legal_status"] = "V2", "C1"
    second = episodes("C2", "2016-05-01 S U4", "2016-06-01 L U4")
    second[0]["legal_status"], second[1]["legal_status"] = "L1", "E1"
    warehouse = warehouse_of_care(first + second)
    assert categories(warehouse, "cla_started", "legal_status") == {"Section 20": 1, "Police protection": 1}
    assert categories(warehouse, "cla_ended", "legal_status") == {"Interim care order": 1}
    assert categories(warehouse, "cla", "legal_status") == {"Placement order": 1}


def test_placement_types_have_plain_names() -> None:
    codes = {
        "Fostering": ["U1", "U2", "U3", "U4", "U5", "U6"], "Adoption": ["A3", "A4", "A5", "A6"],
        "Parents": ["P1"], "Semi-independent": ["P2", "H5"], "Secure": ["K1", "R5"], "Children's home": ["K2"],
        "Temporary": ["T0", "T1", "T2", "T3", "T4"], "Other": ["P3", "R1", "R2", "R3", "S1", "Z1"],
    }  # fmt: skip
    rows = [
        row for found in codes.values() for code in found for row in episodes(code, f"2016-05-01 S {code}")
    ]
    assert categories(warehouse_of_care(rows), "cla", "placement_type") == {
        label: len(found) for label, found in codes.items()
    }


def test_a_child_away_is_counted_at_the_placement_left_behind() -> None:
    rows = episodes("C1", "2016-05-01 S U4 A", "2017-03-20 P T1")
    rows[0] |= {"placement_location": "OUT", "distance_miles": "25"}
    rows[1] |= {"placement_location": "IN", "distance_miles": "2"}
    warehouse = warehouse_of_care(rows)
    assert categories(warehouse, "cla", "placement_type") == {"Fostering": 1}
    assert measure(warehouse, "cla_out_of_area_pct") == (1, 1, 100)
    assert measure(warehouse, "cla_over_20_miles_pct") == (1, 1, 100)


def test_children_are_broken_down_by_age_gender_and_ethnicity() -> None:
    headers = [
        header("C1", "2016-04-01", gender="M", ethnicity="BCRB"),
        header("C2", "2016-03-31", gender="N", ethnicity="REFU"),
        header("C3", "2001-04-01", gender="O", ethnicity="AIND"),
        header("C4", "2001-03-31", gender="F", ethnicity="MWBC"),
    ]
    rows = [row for child in ("C1", "C2", "C3", "C4") for row in episodes(child, "2016-05-01 S U4")]
    warehouse = warehouse_of_care(rows, headers)
    assert categories(warehouse, "cla", "age_band") == {"Under 1": 1, "1-4": 1, "10-15": 1, "16-17": 1}
    assert categories(warehouse, "cla", "gender") == {"Male": 1, "Not recorded": 1, "Other": 1, "Female": 1}
    assert categories(warehouse, "cla", "ethnicity") == {
        "Black": 1,
        "Not recorded": 1,
        "Asian": 1,
        "Mixed": 1,
    }


def test_a_child_outside_the_header_counts_without_an_age() -> None:
    warehouse = tiny_warehouse({"ssda903_header": [], "ssda903_episodes": episodes("C1", "2016-05-01 S U4")})
    assert measure(warehouse, "cla")[2] == 1
    assert categories(warehouse, "cla", "age_band") == {}
    assert categories(warehouse, "cla", "gender") == {"Not recorded": 1}


def test_unaccompanied_children_are_those_whose_status_has_not_ceased() -> None:
    rows = [row for child in ("C1", "C2", "C3", "C4") for row in episodes(child, "2016-05-01 S U4")]
    uasc = [
        {"child_id": "C1"},
        {"child_id": "C2", "ceased_date": "2017-03-31"},
        {"child_id": "C3", "ceased_date": "2017-04-01"},
    ]
    warehouse = warehouse_of_care(rows, ssda903_uasc=uasc)
    assert categories(warehouse, "cla", "uasc") == {"Yes": 2, "No": 2}
    assert categories(warehouse, "cla_started", "uasc") == {"Yes": 3, "No": 1}


def test_without_a_uasc_list_nobody_is_said_not_to_be_on_it() -> None:
    assert categories(warehouse_of_care(episodes("C1", "2016-05-01 S U4")), "cla", "uasc") == {}


def test_shares_by_legal_status_are_of_all_children_looked_after() -> None:
    # a status that could not be read is still a child looked after
    statuses = ["V2", "V2", "C2", "C2", "C2", "C1", "E1", "D1", "L2", None]
    rows = [
        row
        for number, status in enumerate(statuses)
        for row in episodes(f"C{number}", "2016-05-01 S U4", legal_status=status)
    ]
    warehouse = warehouse_of_care(rows)
    assert measure(warehouse, "cla_s20_pct") == (2, 10, 20)
    assert measure(warehouse, "cla_care_order_pct") == (3, 10, 30)
    assert measure(warehouse, "cla_interim_order_pct") == (1, 10, 10)
    assert measure(warehouse, "cla_placement_order_pct") == (1, 10, 10)


def test_unknown_locations_are_left_out_and_counted() -> None:
    rows = [
        *episodes("in", "2016-05-01 S U4", placement_location="IN"),
        *episodes("out", "2016-05-01 S U4", placement_location="OUT"),
        *episodes("unknown", "2016-05-01 S U4"),
    ]
    warehouse = warehouse_of_care(rows)
    assert measure(warehouse, "cla_out_of_area_pct") == (1, 2, 50)
    assert judged(warehouse, "cla_out_of_area_pct") == {
        "in": False,
        "out": True,
        "unknown": "unknown location",
    }


def test_more_than_20_miles_with_999_9_for_unknown() -> None:
    answers = {
        "20": False, "20.0": False, "20.1": True, "0": False, "999.8": True,
        "999.9": "unknown distance", None: "unknown distance",
    }  # fmt: skip
    rows = [row for miles in answers for row in episodes(f"{miles}", "2016-05-01 S U4", distance_miles=miles)]
    assert judged(warehouse_of_care(rows), "cla_over_20_miles_pct") == {
        f"{miles}": answer for miles, answer in answers.items()
    }


def test_distance_does_not_ask_for_a_place_outside_the_authority() -> None:
    rows = episodes("C1", "2016-05-01 S U4", distance_miles="30", placement_location="IN")
    assert measure(warehouse_of_care(rows), "cla_over_20_miles_pct") == (1, 1, 100)


def test_the_rate_is_per_10000_of_the_mid_year_before() -> None:
    rows = [row for child in ("C1", "C2", "C3") for row in episodes(child, "2016-05-01 S U4")]
    population = [{"area": "Havering", "year": "2016", "population": "55597"}]
    warehouse = warehouse_of_care(rows, population=population)
    assert measure(warehouse, "cla_rate_10k") == (3, 55597, pytest.approx(30000 / 55597))
    assert measure(warehouse, "cla_rate_10k", "2016-17 Q4") is None


def test_no_figure_ends_before_the_data_begin() -> None:
    warehouse = warehouse_of_care(episodes("C1", "2011-05-01 S U4"))
    assert measure(warehouse, "cla", "2015-16") is None
    assert measure(warehouse, "cla_started", "2011-05") is None
