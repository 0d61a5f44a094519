"""Assessments: how many, how long, and those still open."""

from __future__ import annotations

import pytest

from tests.warehouses import categories, exclusions, measure, tiny_warehouse


def assessment(
    child: str, start: str | None, authorised: str | None, support: str | None = None, team: str | None = None
) -> dict[str, object]:
    return dict(
        child_id=child, start_date=start, authorisation_date=authorised, requires_support=support, team=team
    )


# 45 working days from Monday 4 April 2016: nine weeks to 6 June, and the bank holidays of 2 and 30 May
IN_TIME, A_DAY_LATE = ("2016-04-04", "2016-06-08"), ("2016-04-04", "2016-06-09")


def test_an_assessment_of_exactly_45_working_days_is_in_time() -> None:
    rows = [assessment("A", *IN_TIME), assessment("B", *A_DAY_LATE)]
    assert measure(tiny_warehouse({"list_4": rows}), "assessment_45wd_pct") == (1, 2, 50)


def test_an_assessment_is_counted_when_authorised_not_when_started() -> None:
    warehouse = tiny_warehouse({"list_4": [assessment("A", "2016-03-01", "2016-04-01")]})
    assert measure(warehouse, "assessments_completed", "2016-04") == (None, None, 1)
    assert measure(warehouse, "assessments_completed", "2016-17 Q1") == (None, None, 1)


def test_an_assessment_not_authorised_is_not_completed() -> None:
    warehouse = tiny_warehouse({"list_4": [assessment("A", "2016-06-01", None)]})
    assert measure(warehouse, "assessments_completed") == (None, None, 0)
    assert measure(warehouse, "assessment_45wd_pct") == (0, 0, None)
    assert measure(warehouse, "assessment_median_wd") == (None, None, None)


@pytest.mark.parametrize(
    ("start", "authorised", "reason"),
    [
        (None, "2016-06-10", "missing start"),
        ("2016-06-13", "2016-06-10", "end before start"),
        # from Sunday back to the Saturday before it are 0 working days, and still before the start
        ("2016-06-12", "2016-06-11", "end before start"),
    ],
)
def test_an_assessment_without_a_duration_is_left_out_by_name(
    start: str | None, authorised: str, reason: str
) -> None:
    rows = [assessment("A", start, authorised), assessment("B", "2016-06-01", "2016-06-10")]
    warehouse = tiny_warehouse({"list_4": rows})
    assert measure(warehouse, "assessments_completed")[2] == 2
    assert measure(warehouse, "assessment_45wd_pct") == (1, 1, 100)
    assert measure(warehouse, "assessment_median_wd")[2] == 7
    assert exclusions(warehouse, "assessment_45wd_pct") == {reason: 1}
    assert exclusions(warehouse, "assessment_median_wd") == {reason: 1}
    # in all, and in no band
    assert categories(warehouse, "assessments_completed", "duration_band") == {"1-10": 1}


@pytest.mark.parametrize(
    ("authorised", "band"),
    [
        # working days after Monday 3 October 2016; the autumn has no bank holiday before 26 December
        ("2016-10-03", "0"),
        ("2016-10-04", "1-10"),
        ("2016-10-17", "1-10"),
        ("2016-10-18", "11-20"),
        ("2016-10-31", "11-20"),
        ("2016-11-01", "21-30"),
        ("2016-11-14", "21-30"),
        ("2016-11-15", "31-40"),
        ("2016-11-28", "31-40"),
        ("2016-11-29", "41-45"),
        ("2016-12-05", "41-45"),
        ("2016-12-06", "46-50"),
        ("2016-12-12", "46-50"),
        ("2016-12-13", "51-60"),
        # 26 December, 27 December and 2 January are bank holidays
        ("2016-12-28", "51-60"),
        ("2016-12-29", "61+"),
    ],
)
def test_the_bands_begin_and_end_where_the_national_statistic_has_them(authorised: str, band: str) -> None:
    warehouse = tiny_warehouse({"list_4": [assessment("A", "2016-10-03", authorised)]})
    assert categories(warehouse, "assessments_completed", "duration_band") == {band: 1}


def test_the_median_of_an_even_number_of_assessments_is_the_mean_of_the_two_in_the_middle() -> None:
    # 1, 2, 5 and 30 working days from Monday 3 October 2016
    ends = ["2016-10-04", "2016-10-05", "2016-10-10", "2016-11-14"]
    rows = [assessment(str(number), "2016-10-03", end) for number, end in enumerate(ends)]
    assert measure(tiny_warehouse({"list_4": rows}), "assessment_median_wd") == (None, None, 3.5)


def test_teams_are_told_apart() -> None:
    rows = [
        assessment("A", *IN_TIME, team="North"),
        assessment("B", *A_DAY_LATE, team="North"),
        assessment("C", *IN_TIME, team="South"),
        assessment("D", *IN_TIME),
    ]
    warehouse = tiny_warehouse({"list_4": rows})
    assert categories(warehouse, "assessments_completed", "team") == {"North": 2, "South": 1}
    assert categories(warehouse, "assessment_45wd_pct", "team") == {"North": 50, "South": 100}


def test_no_support_is_out_of_those_that_answer() -> None:
    rows = [
        assessment(str(number), "2016-06-01", "2016-06-10", support)
        for number, support in enumerate(["No", "Yes", "Yes", "Unknown", None])
    ]
    warehouse = tiny_warehouse({"list_4": rows})
    assert measure(warehouse, "assessment_no_support_pct") == (1, 3, 100 / 3)
    assert exclusions(warehouse, "assessment_no_support_pct") == {"outcome not recorded": 2}


def overdue_on_8_and_9_june(authorised: str | None) -> tuple[float, float]:
    """Open and overdue at the end of data of 8 June (45 working days) and of 9 June (46)."""
    rows = [assessment("A", "2016-04-04", authorised)]
    at = [tiny_warehouse({"list_4": rows}, data_to=day) for day in ("2016-06-08", "2016-06-09")]
    return measure(at[0], "assessment_open_overdue")[2], measure(at[1], "assessment_open_overdue")[2]


def test_an_open_assessment_is_overdue_from_its_46th_working_day() -> None:
    assert overdue_on_8_and_9_june(None) == (0, 1)


def test_an_assessment_authorised_on_the_as_at_date_is_not_open() -> None:
    assert overdue_on_8_and_9_june("2016-06-09") == (0, 0)


def test_an_authorisation_after_the_as_at_date_is_not_known_on_it() -> None:
    assert overdue_on_8_and_9_june("2016-06-10") == (0, 1)


def test_an_assessment_that_starts_after_the_as_at_date_is_not_open() -> None:
    warehouse = tiny_warehouse({"list_4": [assessment("A", "2016-06-10", None)]})
    assert measure(warehouse, "assessment_open_overdue", "2016-05") == (None, None, 0)
    assert measure(warehouse, "assessment_open_overdue") == (None, None, 1)
