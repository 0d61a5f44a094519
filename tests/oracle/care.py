"""Children looked after: who is, since when, and what is due to them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from tests.oracle.cases import Case, Row, Tables, about_child, by_child, duration_problem
from tests.oracle.days import (
    Period,
    add_months,
    add_working_days,
    age_on,
    day_of,
    within_working_days,
    working_days,
)

SHORT_BREAKS = ("V3", "V4")
SETTLED_AFTER = 20
_LEGAL_STATUSES = {
    "C1": "Interim care order", "C2": "Full care order", "D1": "Freeing order", "E1": "Placement order",
    "V2": "Section 20", "L1": "Police protection", "L2": "Emergency protection order",
    "L3": "Child assessment order", "J1": "Remand", "J2": "PACE", "J3": "Youth rehabilitation order",
}  # fmt: skip
_NO_CHILD = {"date_of_birth": None, "gender": None, "ethnicity": None}


def episodes_of_children(tables: Tables) -> dict[str, list[Row]]:
    """The episodes of each child in order of their start, without short breaks."""
    episodes = [
        row
        for row in tables["ssda903_episodes"]
        if row["start_date"] and row["legal_status"] not in SHORT_BREAKS
    ]
    return by_child(sorted(episodes, key=lambda row: row["start_date"]))


def open_episode(episodes: Iterable[Row], day: date) -> Row | None:
    """The episode that a child is in on a day; care that ends on the day is over."""
    return next(
        (
            row
            for row in reversed(list(episodes))
            if row["start_date"] <= day and (row["end_date"] is None or row["end_date"] > day)
        ),
        None,
    )


def start_of_care(episodes: Iterable[Row], current: Row) -> date | None:
    """The day care began, back from each episode to the one it follows; None if not in the data."""
    before = [row for row in episodes if row["start_date"] < current["start_date"]]
    while current["start_reason"] != "S":
        if not before or before[-1]["end_date"] != current["start_date"]:
            return None
        current = before.pop()
    return current["start_date"]


def looked_after(tables: Tables, day: date) -> list[tuple[Row, list[Row]]]:
    """The open episode, and all begun by then, of every child looked after on a day."""
    found = []
    for episodes in episodes_of_children(tables).values():
        begun = [row for row in episodes if row["start_date"] <= day]
        current = open_episode(begun, day)
        if current:
            found.append((current, begun))
    return found


def header(tables: Tables) -> dict[str, Row]:
    """The Header row of each child."""
    return {row["child_id"]: row for row in tables["ssda903_header"]}


def _counted(tables: Tables, episodes: Iterable[Row], period: Period) -> list[Case]:
    children = header(tables)
    return [
        Case(
            labels={"legal_status": _LEGAL_STATUSES.get(row["legal_status"])}
            | about_child(children.get(row["child_id"], _NO_CHILD), period)
        )
        for row in episodes
    ]


def _every_episode(tables: Tables) -> Iterable[Row]:
    return (row for episodes in episodes_of_children(tables).values() for row in episodes)


def cla(tables: Tables, period: Period) -> Iterable[Case]:
    """Children looked after at as-at."""
    return _counted(tables, [current for current, _ in looked_after(tables, period.as_at)], period)


def cla_started(tables: Tables, period: Period) -> Iterable[Case]:
    """Children who started to be looked after."""
    started = [row for row in _every_episode(tables) if row["start_reason"] == "S"]
    return _counted(tables, [row for row in started if period.holds(row["start_date"])], period)


def cla_ended(tables: Tables, period: Period) -> Iterable[Case]:
    """Children who ceased to be looked after."""
    ended = [row for row in _every_episode(tables) if row["end_reason"] not in (None, "X1")]
    return _counted(tables, [row for row in ended if period.holds(row["end_date"])], period)


def _with_status(tables: Tables, period: Period, code: str) -> Iterable[Case]:
    return [Case(current["legal_status"] == code) for current, _ in looked_after(tables, period.as_at)]


def cla_s20_pct(tables: Tables, period: Period) -> Iterable[Case]:
    """Children looked after under section 20."""
    return _with_status(tables, period, "V2")


def cla_care_order_pct(tables: Tables, period: Period) -> Iterable[Case]:
    """Children looked after under a full care order."""
    return _with_status(tables, period, "C2")


def cla_interim_order_pct(tables: Tables, period: Period) -> Iterable[Case]:
    """Children looked after under an interim care order."""
    return _with_status(tables, period, "C1")


def cla_placement_order_pct(tables: Tables, period: Period) -> Iterable[Case]:
    """Children looked after under a placement order."""
    return _with_status(tables, period, "E1")


def _end_of_care(episodes: list[Row], first: Row) -> date | None:
    """The day that the care begun with the first episode ended; None while it goes on."""
    later = [row for row in episodes if row["start_date"] >= first["start_date"]]
    return next((row["end_date"] for row in later if row["end_reason"] not in (None, "X1")), None)


def iha_20wd_pct(tables: Tables, period: Period) -> Iterable[Case]:
    """Children who started and stayed 20 working days, with an initial health assessment within as many."""
    assessments = {(row["child_id"], row["start_date"]): row for row in tables["list_8"]}
    for child, episodes in episodes_of_children(tables).items():
        for row in episodes:
            start = row["start_date"]
            if row["start_reason"] != "S" or not period.holds(start):
                continue
            stayed_to = min(_end_of_care(episodes, row) or period.data_to, period.data_to)
            if working_days(start, stayed_to) < SETTLED_AFTER:
                continue
            assessed = assessments.get((child, start), {}).get("initial_health_assessment_date")
            problem = duration_problem(start, assessed) if assessed else None
            yield Case(bool(assessed) and within_working_days(start, assessed, 20), problem)


def reviewed_in_time(start: date, held: Iterable[date], as_at: date) -> bool:
    """True where every review due in the 12 months to as-at was held in time, and none is outstanding."""
    due = add_working_days(start, 20)
    held = sorted(day for day in set(held) if start <= day <= as_at)
    for number, review in enumerate(held):
        in_time = within_working_days(start, review, 20) if number == 0 else review <= due
        if due > add_months(as_at, -12) and not in_time:
            return False
        due = add_months(review, 3 if number == 0 else 6)
    return due >= as_at if held else working_days(start, as_at) <= 20


def lac_review_on_time_pct(tables: Tables, period: Period) -> Iterable[Case]:
    """Children looked after for 20 working days or more, all reviews due in the year to as-at in time."""
    reviews = by_child(tables["ssda903_reviews"])
    for current, episodes in looked_after(tables, period.as_at):
        start = start_of_care(episodes, current)
        held = [row["review_date"] for row in reviews[current["child_id"]] if row["review_date"]]
        if start is None:
            yield Case(excluded="start of care not in the data")
        elif working_days(start, period.as_at) >= SETTLED_AFTER:
            yield Case(reviewed_in_time(start, held, period.as_at))


def pep_up_to_date_pct(tables: Tables, period: Period) -> Iterable[Case]:
    """Looked-after children of 4 to 15 with a personal education plan from six months before up to as-at."""
    plans = by_child(tables["list_8"])
    children = header(tables)
    for current, _ in looked_after(tables, period.as_at):
        child = current["child_id"]
        age = age_on(period.as_at, children.get(child, _NO_CHILD)["date_of_birth"])
        dates = [row["latest_pep_date"] for row in plans[child] if row["latest_pep_date"]]
        is_current = any(add_months(period.as_at, -6) <= day <= period.as_at for day in dates)
        if age is None or 4 <= age <= 15:
            yield Case(is_current, "age not known" if age is None else None)


def missing_episodes(tables: Tables, period: Period) -> Iterable[Case]:
    """Missing episodes of all children by the day they began."""
    return [Case() for row in tables["missing_episodes"] if period.holds(day_of(row["went_missing_at"]))]


def cla_missing_pct(tables: Tables, period: Period) -> Iterable[Case]:
    """Children looked after at any time in the period, with an episode that says they were."""
    missing = {
        row["child_id"]
        for row in tables["missing_episodes"]
        if row["looked_after"] == "Yes" and period.holds(day_of(row["went_missing_at"]))
    }
    for child, episodes in episodes_of_children(tables).items():
        if any(
            row["start_date"] <= period.as_at and (row["end_date"] is None or row["end_date"] > period.start)
            for row in episodes
        ):
            yield Case(child in missing)


def _returned(tables: Tables, period: Period) -> list[Row]:
    return [row for row in tables["missing_episodes"] if period.holds(day_of(row["returned_at"]))]


def rhi_offered_pct(tables: Tables, period: Period) -> Iterable[Case]:
    """Missing episodes that ended, with a return interview offered."""
    return [Case(row["interview_offered"] == "Yes") for row in _returned(tables, period)]


def rhi_72h_pct(tables: Tables, period: Period) -> Iterable[Case]:
    """Missing episodes that ended, with a return interview held within 72 hours."""
    for row in _returned(tables, period):
        returned, held = row["returned_at"], row["interview_held_at"]
        yield Case(_in_72_hours(returned, held), duration_problem(returned, held) if held else None)


def _in_72_hours(returned: datetime, held: datetime | None) -> bool:
    return held is not None and timedelta(0) <= held - returned <= timedelta(hours=72)


def private_fostering_visit_7wd_pct(tables: Tables, period: Period) -> Iterable[Case]:
    """Private fostering notifications with a first visit within 7 working days."""
    for row in tables["private_fostering"]:
        start, visit = row["notified_date"], row["first_visit_date"]
        if period.holds(start):
            problem = duration_problem(start, visit) if visit else None
            yield Case(visit is not None and within_working_days(start, visit, 7), problem)
