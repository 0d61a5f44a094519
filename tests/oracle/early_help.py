"""Early help assessments, and the referrals that follow them."""

from __future__ import annotations

from collections.abc import Iterable

from tests.oracle.cases import Case, Row, Tables, by_child
from tests.oracle.days import Period, add_months

FOLLOWED_WITHIN_MONTHS = 6


def _in_period(tables: Tables, period: Period, column: str) -> list[Row]:
    return [row for row in tables["list_2"] if period.holds(row[column])]


def eh_assessments_started(tables: Tables, period: Period) -> Iterable[Case]:
    """Early help assessments by the day they started."""
    return [
        Case(labels={"organisation": row["organisation"]}) for row in _in_period(tables, period, "start_date")
    ]


def eh_assessments_completed(tables: Tables, period: Period) -> Iterable[Case]:
    """Early help assessments by the day they were completed."""
    return [
        Case(labels={"organisation": row["organisation"]})
        for row in _in_period(tables, period, "completion_date")
    ]


def eh_step_up_pct(tables: Tables, period: Period) -> Iterable[Case]:
    """Early help assessments with a referral of the child in the 6 months after their start, less too recent."""
    children = by_child(tables["list_3"])
    for row in _in_period(tables, period, "start_date"):
        until = add_months(row["start_date"], FOLLOWED_WITHIN_MONTHS)
        dates = [other["referral_date"] for other in children[row["child_id"]] if other["referral_date"]]
        followed = any(row["start_date"] < day <= until for day in dates)
        excluded = "too_recent" if not followed and until > period.data_to else None
        yield Case(followed, excluded, labels={"organisation": row["organisation"]})
