"""Child protection plans: how many, how long, again, and their reviews."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from tests.oracle.cases import Case, Row, Tables, about_child, by_child, duration_problem
from tests.oracle.days import Period, add_months

_ABUSE = {"NEG": "Neglect", "PHY": "Physical", "SAB": "Sexual", "EMO": "Emotional", "MUL": "Multiple"}


def is_open(row: Row, day: date, end: str = "end_date") -> bool:
    """True where it started on or before the day and had not ended on or before it."""
    started = row["start_date"] is not None and row["start_date"] <= day
    return started and (row[end] is None or row[end] > day)


def _labels(row: Row, period: Period) -> dict[str, str | None]:
    return {"category_of_abuse": _ABUSE.get(row["latest_category"])} | about_child(row, period)


def _open(tables: Tables, period: Period) -> list[Row]:
    return [row for row in tables["list_7"] if is_open(row, period.as_at)]


def _in_period(tables: Tables, period: Period, column: str) -> list[Row]:
    return [row for row in tables["list_7"] if period.holds(row[column])]


def cp_plans_open(tables: Tables, period: Period) -> Iterable[Case]:
    """Plans open at as-at."""
    return [Case(labels=_labels(row, period)) for row in _open(tables, period)]


def cp_plans_started(tables: Tables, period: Period) -> Iterable[Case]:
    """Plans by the day they started."""
    return [Case(labels=_labels(row, period)) for row in _in_period(tables, period, "start_date")]


def cp_plans_ended(tables: Tables, period: Period) -> Iterable[Case]:
    """Plans by the day they ended."""
    return [Case(labels=_labels(row, period)) for row in _in_period(tables, period, "end_date")]


def cp_neglect_pct(tables: Tables, period: Period) -> Iterable[Case]:
    """Open plans whose latest category is neglect."""
    return [Case(row["latest_category"] == "NEG") for row in _open(tables, period)]


def cp_repeat_plan_pct(tables: Tables, period: Period) -> Iterable[Case]:
    """Plans started whose child had an earlier plan, as the list says or as it holds one."""
    children = by_child(tables["list_7"])
    for row in _in_period(tables, period, "start_date"):
        starts = [other["start_date"] for other in children[row["child_id"]] if other["start_date"]]
        earlier = any(start < row["start_date"] for start in starts)
        yield Case(earlier or (row["previous_plans"] or 0) > 0)


def cp_plan_2y_open_pct(tables: Tables, period: Period) -> Iterable[Case]:
    """Open plans begun on or before as-at minus two years."""
    return [Case(row["start_date"] <= add_months(period.as_at, -24)) for row in _open(tables, period)]


def cp_plan_2y_ended_pct(tables: Tables, period: Period) -> Iterable[Case]:
    """Plans ended that had begun on or before their end minus two years."""
    for row in _in_period(tables, period, "end_date"):
        problem = duration_problem(row["start_date"], row["end_date"])
        yield Case(not problem and row["start_date"] <= add_months(row["end_date"], -24), problem)


def all_reviewed_in_time(start: date, held: Iterable[date], as_at: date) -> bool:
    """True where no review of the 12 months to as-at was late, and none is overdue."""
    latest, months = start, 3
    for review in sorted(day for day in set(held) if day <= as_at):
        if review > add_months(latest, months) and review > add_months(as_at, -12):
            return False
        latest, months = review, 6
    return add_months(latest, months) >= as_at


def cp_review_on_time_pct(tables: Tables, period: Period) -> Iterable[Case]:
    """Plans open for three months or more, all reviews in time; by List 7 alone where no review is listed."""
    reviews = by_child(tables["cp_reviews"])
    for row in _open(tables, period):
        start, latest = row["start_date"], row["latest_review_date"]
        held = [
            review["review_date"]
            for review in reviews[row["child_id"]]
            if review["plan_start_date"] == start and review["review_date"]
        ]
        if not tables["cp_reviews"] and latest:
            held = [latest]
        if start <= add_months(period.as_at, -3):
            in_time = _latest_in_time if not tables["cp_reviews"] else all_reviewed_in_time
            yield Case(in_time(start, held, period.as_at))


def _latest_in_time(start: date, held: Iterable[date], as_at: date) -> bool:
    latest = max((day for day in held if day <= as_at), default=None)
    return add_months(latest, 6) >= as_at if latest else add_months(start, 3) >= as_at


def cin_open(tables: Tables, period: Period) -> Iterable[Case]:
    """Children in need open at as-at."""
    return [Case() for row in tables["list_6"] if is_open(row, period.as_at, "closure_date")]
