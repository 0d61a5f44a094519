"""Section 47 enquiries and initial child protection conferences."""

from __future__ import annotations

import pytest

from tests.warehouses import exclusions, measure, tiny_warehouse


def enquiry(
    child: str, discussed: str | None, conference: str | None = None, **more: str | None
) -> dict[str, object]:
    return dict(child_id=child, strategy_discussion_date=discussed, icpc_date=conference, **more)


def test_two_enquiries_of_one_child_and_day_both_count() -> None:
    rows = [enquiry("A", "2016-06-01", "2016-06-10"), enquiry("A", "2016-06-01")]
    assert measure(tiny_warehouse({"list_5": rows}), "s47_enquiries") == (None, None, 2)


def test_enquiries_are_counted_by_discussion_and_conferences_by_their_own_date() -> None:
    warehouse = tiny_warehouse({"list_5": [enquiry("A", "2016-06-30", "2016-07-14")]})
    assert measure(warehouse, "s47_enquiries", "2016-17 Q1")[2] == 1
    assert measure(warehouse, "icpcs", "2016-17 Q1")[2] == 0
    assert measure(warehouse, "icpcs", "2016-17 Q2")[2] == 1


def test_any_conference_converts_however_late_or_early() -> None:
    rows = [
        enquiry("A", "2016-06-01", "2016-12-01"),
        enquiry("B", "2016-06-01", "2016-05-20"),
        enquiry("C", "2016-06-01"),
        enquiry("D", "2016-06-01", icpc_unnecessary="Yes"),
    ]
    assert measure(tiny_warehouse({"list_5": rows}), "s47_to_icpc_pct") == (2, 4, 50)


def test_an_enquiry_whose_60_days_run_past_the_data_is_too_recent() -> None:
    # the data end on 31 March 2017: 30 January and 60 days is that day
    rows = [
        enquiry("A", "2017-01-30"),
        enquiry("B", "2017-01-31"),
        enquiry("C", "2017-01-31", icpc_unnecessary="Yes"),
        enquiry("D", "2017-03-20", "2017-03-30"),
    ]
    warehouse = tiny_warehouse({"list_5": rows})
    assert measure(warehouse, "s47_to_icpc_pct") == (1, 2, 50)
    assert exclusions(warehouse, "s47_to_icpc_pct") == {"too_recent": 2}


def test_a_plan_is_out_of_conferences_with_a_recorded_outcome() -> None:
    rows = [
        enquiry(str(number), "2016-06-01", "2016-06-10", icpc_led_to_plan=outcome)
        for number, outcome in enumerate(["Yes", "Yes", "No", "Unknown", None])
    ]
    warehouse = tiny_warehouse({"list_5": rows})
    assert measure(warehouse, "icpc_to_plan_pct") == (2, 3, 200 / 3)
    assert exclusions(warehouse, "icpc_to_plan_pct") == {"outcome not recorded": 2}


@pytest.mark.parametrize(
    ("discussed", "conference", "in_time"),
    [
        # three weeks without a bank holiday
        ("2016-07-04", "2016-07-25", 1),
        ("2016-07-04", "2016-07-26", 0),
        # and with the one of 29 August
        ("2016-08-15", "2016-09-06", 1),
        ("2016-08-15", "2016-09-07", 0),
        ("2016-07-04", "2016-07-04", 1),
        # a Saturday's discussion: 15 working days begin on the Monday
        ("2016-07-02", "2016-07-22", 1),
        ("2016-07-02", "2016-07-25", 0),
        # dated before its discussion, also by a weekend of no working days
        ("2016-07-04", "2016-07-01", 0),
        ("2016-07-03", "2016-07-02", 0),
    ],
)
def test_a_conference_is_in_time_up_to_its_15th_working_day(
    discussed: str, conference: str, in_time: int
) -> None:
    warehouse = tiny_warehouse({"list_5": [enquiry("A", discussed, conference)]})
    assert measure(warehouse, "icpc_15wd_pct") == (in_time, 1, 100 * in_time)
    assert exclusions(warehouse, "icpc_15wd_pct") == {}


def test_a_conference_before_its_discussion_is_left_out_of_the_median_alone() -> None:
    rows = [enquiry("A", "2016-07-04", "2016-07-01"), enquiry("B", "2016-07-04", "2016-07-11")]
    warehouse = tiny_warehouse({"list_5": rows})
    assert measure(warehouse, "icpc_15wd_pct") == (1, 2, 50)
    assert measure(warehouse, "icpc_median_wd") == (None, None, 5)
    assert exclusions(warehouse, "icpc_median_wd") == {"end before start": 1}


def test_a_conference_without_a_discussion_counts_and_has_no_timeliness() -> None:
    warehouse = tiny_warehouse({"list_5": [enquiry("A", None, "2016-07-04")]})
    assert measure(warehouse, "icpcs")[2] == 1
    assert measure(warehouse, "icpc_15wd_pct") == (0, 0, None)
    assert exclusions(warehouse, "icpc_15wd_pct") == {"missing start": 1}


@pytest.mark.parametrize(
    ("row", "waiting"),
    [
        # 15 working days before Friday 30 September 2016 is Friday 9 September
        (enquiry("A", "2016-09-09"), 0),
        (enquiry("A", "2016-09-08"), 1),
        (enquiry("A", "2016-09-08", icpc_unnecessary="Yes"), 0),
        (enquiry("A", "2016-09-08", icpc_unnecessary="Unknown"), 1),
        (enquiry("A", "2016-09-08", "2016-09-30"), 0),
        # a conference after the as-at date is not known on it
        (enquiry("A", "2016-09-08", "2016-10-03"), 1),
    ],
)
def test_an_enquiry_waits_too_long_from_its_16th_working_day(row: dict[str, object], waiting: int) -> None:
    warehouse = tiny_warehouse({"list_5": [row]})
    assert measure(warehouse, "s47_open_no_icpc_overdue", "2016-09") == (None, None, waiting)
