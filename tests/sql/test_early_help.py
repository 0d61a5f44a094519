"""Early help assessments, children in need and private fostering."""

from __future__ import annotations

import pytest

from tests.warehouses import categories, exclusions, measure, tiny_warehouse


def test_early_help_assessments_are_counted_when_started_and_when_completed() -> None:
    rows = [
        dict(child_id="A", start_date="2016-06-30", completion_date="2016-07-20", organisation="School"),
        dict(child_id="B", start_date="2016-07-01", organisation="Health visiting"),
    ]
    warehouse = tiny_warehouse({"list_2": rows})
    assert measure(warehouse, "eh_assessments_started", "2016-17 Q1")[2] == 1
    assert measure(warehouse, "eh_assessments_started")[2] == 2
    assert measure(warehouse, "eh_assessments_completed")[2] == 1
    assert categories(warehouse, "eh_assessments_started", "organisation") == {
        "School": 1,
        "Health visiting": 1,
    }
    assert categories(warehouse, "eh_assessments_completed", "organisation") == {"School": 1}


@pytest.mark.parametrize(
    ("started", "referred", "found", "left_out"),
    [
        ("2016-05-10", "2016-05-11", (1, 1), {}),
        ("2016-05-10", "2016-11-10", (1, 1), {}),
        ("2016-05-10", "2016-11-11", (0, 1), {}),
        # a referral of the same day came with the assessment, not after it
        ("2016-05-10", "2016-05-10", (0, 1), {}),
        ("2016-05-10", "2016-05-09", (0, 1), {}),
        # 6 months after 31 August is 28 February
        ("2016-08-31", "2017-02-28", (1, 1), {}),
        ("2016-08-31", "2017-03-01", (0, 1), {}),
        # the data end on 31 March 2017: 6 months after 30 September is 30 March, after 1 October they run past
        ("2016-09-30", None, (0, 1), {}),
        ("2016-10-01", None, (0, 0), {"too_recent": 1}),
        ("2016-10-01", "2016-12-01", (1, 1), {}),
    ],
)
def test_an_assessment_steps_up_by_a_referral_within_6_months(
    started: str, referred: str | None, found: tuple[int, int], left_out: dict[str, int]
) -> None:
    referrals = [dict(child_id="A", referral_date=referred)] if referred else []
    warehouse = tiny_warehouse({"list_2": [dict(child_id="A", start_date=started)], "list_3": referrals})
    assert measure(warehouse, "eh_step_up_pct")[:2] == found
    assert exclusions(warehouse, "eh_step_up_pct") == left_out


def test_an_assessment_whose_6_months_end_on_the_last_day_of_the_data_is_not_too_recent() -> None:
    tables = {"list_2": [dict(child_id="A", start_date="2016-09-30")], "list_3": []}
    assert measure(tiny_warehouse(tables, data_to="2017-03-30"), "eh_step_up_pct") == (0, 1, 0)
    assert measure(tiny_warehouse(tables, data_to="2017-03-29"), "eh_step_up_pct") == (0, 0, None)


@pytest.mark.parametrize(
    ("start", "closed", "is_open"),
    [
        ("2017-03-31", None, 1),
        ("2017-04-01", None, 0),
        ("2016-05-01", "2017-03-31", 0),
        ("2016-05-01", "2017-04-01", 1),
        (None, None, 0),
    ],
)
def test_a_child_in_need_is_open_from_a_known_start_to_the_day_before_closure(
    start: str | None, closed: str | None, is_open: int
) -> None:
    warehouse = tiny_warehouse({"list_6": [dict(child_id="A", start_date=start, closure_date=closed)]})
    assert measure(warehouse, "cin_open") == (None, None, is_open)


def test_children_in_need_by_need_disability_and_ethnicity() -> None:
    rows = [
        dict(child_id="A", start_date="2016-05-01", need="N1", disability="Yes", ethnicity="WBRI"),
        dict(child_id="B", start_date="2016-05-01", need="N2", disability="No", ethnicity="REFU"),
        dict(child_id="C", start_date="2016-05-01", disability="Unknown"),
    ]
    warehouse = tiny_warehouse({"list_6": rows})
    assert categories(warehouse, "cin_open", "need_code") == {
        "Abuse or neglect": 1, "Child's disability": 1, "Not recorded": 1,
    }  # fmt: skip
    assert categories(warehouse, "cin_open", "disability") == {"Yes": 1, "No": 1, "Not recorded": 1}
    assert categories(warehouse, "cin_open", "ethnicity") == {"White": 1, "Not recorded": 2}


@pytest.mark.parametrize(
    ("visited", "found", "left_out"),
    [
        # 7 working days after Friday 22 April 2016, over the bank holiday of 2 May: Wednesday 4 May
        ("2016-05-04", (1, 1), {}),
        ("2016-05-05", (0, 1), {}),
        ("2016-04-22", (1, 1), {}),
        # no visit is what the measure is there to find
        (None, (0, 1), {}),
        ("2016-04-21", (0, 0), {"end before start": 1}),
    ],
)
def test_a_private_fostering_visit_is_in_time_up_to_the_7th_working_day(
    visited: str | None, found: tuple[int, int], left_out: dict[str, int]
) -> None:
    row = dict(child_id="A", notified_date="2016-04-22", first_visit_date=visited)
    warehouse = tiny_warehouse({"private_fostering": [row]})
    assert measure(warehouse, "private_fostering_visit_7wd_pct")[:2] == found
    assert exclusions(warehouse, "private_fostering_visit_7wd_pct") == left_out
