"""Social work assessments: completed, in time, still open."""

from __future__ import annotations

from collections.abc import Iterable

from tests.oracle.cases import Case, Row, Tables, duration_problem
from tests.oracle.days import Period, within_working_days, working_days

LIMIT = 45
_BANDS = (
    (0, "0"),
    (10, "1-10"),
    (20, "11-20"),
    (30, "21-30"),
    (40, "31-40"),
    (45, "41-45"),
    (50, "46-50"),
    (60, "51-60"),
)


def _authorised(tables: Tables, period: Period) -> list[Row]:
    return [row for row in tables["list_4"] if period.holds(row["authorisation_date"])]


def _band(row: Row) -> str | None:
    if duration_problem(row["start_date"], row["authorisation_date"]):
        return None
    took = working_days(row["start_date"], row["authorisation_date"])
    return next((band for most, band in _BANDS if took <= most), "61+")


def assessments_completed(tables: Tables, period: Period) -> Iterable[Case]:
    """Assessments by the day of authorisation."""
    return [
        Case(labels={"duration_band": _band(row), "team": row["team"]}) for row in _authorised(tables, period)
    ]


def assessment_45wd_pct(tables: Tables, period: Period) -> Iterable[Case]:
    """Assessments authorised within 45 working days, of those with a duration; also the days of each."""
    for row in _authorised(tables, period):
        start, end = row["start_date"], row["authorisation_date"]
        problem = duration_problem(start, end)
        yield Case(
            not problem and within_working_days(start, end, LIMIT),
            problem,
            None if problem else working_days(start, end),
            {"team": row["team"]},
        )


def assessment_no_support_pct(tables: Tables, period: Period) -> Iterable[Case]:
    """Assessments that found no need of social care, of those answered."""
    for row in _authorised(tables, period):
        answer = row["requires_support"]
        yield Case(answer == "No", None if answer in ("Yes", "No") else "outcome not recorded")


def assessment_open_overdue(tables: Tables, period: Period) -> Iterable[Case]:
    """Assessments more than 45 working days old and not authorised by the as-at date."""
    for row in tables["list_4"]:
        start, end = row["start_date"], row["authorisation_date"]
        is_open = start is not None and start <= period.as_at and (end is None or end > period.as_at)
        if is_open and working_days(start, period.as_at) > LIMIT:
            yield Case()
