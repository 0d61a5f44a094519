"""Section 47 enquiries and the initial child protection conferences that follow them."""

from __future__ import annotations

from collections.abc import Iterable

from tests.oracle.cases import Case, Row, Tables, duration_problem
from tests.oracle.days import Period, within_working_days, working_days
from tests.oracle.front_door import too_recent

LIMIT = 15
WINDOW = 60


def _enquiries(tables: Tables, period: Period) -> list[Row]:
    return [row for row in tables["list_5"] if period.holds(row["strategy_discussion_date"])]


def _conferences(tables: Tables, period: Period) -> list[Row]:
    return [row for row in tables["list_5"] if period.holds(row["icpc_date"])]


def s47_enquiries(tables: Tables, period: Period) -> Iterable[Case]:
    """Enquiries by the day of the strategy discussion."""
    return [Case() for _ in _enquiries(tables, period)]


def s47_to_icpc_pct(tables: Tables, period: Period) -> Iterable[Case]:
    """Enquiries with a conference, whenever it was, less too recent."""
    for row in _enquiries(tables, period):
        converted = row["icpc_date"] is not None
        yield Case(converted, too_recent(row["strategy_discussion_date"], WINDOW, converted, period))


def icpcs(tables: Tables, period: Period) -> Iterable[Case]:
    """Conferences by the day they were held."""
    return [Case() for _ in _conferences(tables, period)]


def icpc_to_plan_pct(tables: Tables, period: Period) -> Iterable[Case]:
    """Conferences that led to a plan, of those with an outcome."""
    for row in _conferences(tables, period):
        outcome = row["icpc_led_to_plan"]
        yield Case(outcome == "Yes", None if outcome in ("Yes", "No") else "outcome not recorded")


def icpc_15wd_pct(tables: Tables, period: Period) -> Iterable[Case]:
    """Conferences within 15 working days of the strategy discussion; one dated before it counts as late."""
    for row in _conferences(tables, period):
        start, end = row["strategy_discussion_date"], row["icpc_date"]
        if start is None:
            yield Case(excluded="missing start")
        else:
            yield Case(within_working_days(start, end, LIMIT))


def icpc_median_wd(tables: Tables, period: Period) -> Iterable[Case]:
    """The days of the conferences not dated before their strategy discussion."""
    for row in _conferences(tables, period):
        start, end = row["strategy_discussion_date"], row["icpc_date"]
        problem = duration_problem(start, end)
        yield Case(excluded=problem) if problem else Case(days=working_days(start, end))


def s47_open_no_icpc_overdue(tables: Tables, period: Period) -> Iterable[Case]:
    """Enquiries over 15 working days old at as-at, conference not deemed unnecessary nor held by then."""
    for row in tables["list_5"]:
        start, conference = row["strategy_discussion_date"], row["icpc_date"]
        waits = row["icpc_unnecessary"] != "Yes" and (conference is None or conference > period.as_at)
        if (
            start is not None
            and start <= period.as_at
            and waits
            and working_days(start, period.as_at) > LIMIT
        ):
            yield Case()
