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
NO_CHILD = {"date_of_birth": None, "gender": None, "ethnicity": None}


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


def _follows_on(episode: Row, previous: Row) -> bool:
    went_on = previous["end_reason"] in (None, "X1") and previous["end_date"] == episode["start_date"]
    return went_on and episode["start_reason"] != "S"


def periods_of_care(episodes: Iterable[Row]) -> list[list[Row]]:
    """A child's episodes by period of care: it goes on with no new start, no end and no day between."""
    found: list[list[Row]] = []
    for episode in episodes:
        if found and _follows_on(episode, found[-1][-1]):
            found[-1].append(episode)
        else:
            found.append([episode])
    return found


def start_of_care(episodes: Iterable[Row]) -> date | None:
    """The day the latest period of care began; None where its first episode in the data is not its start."""
    first = periods_of_care(episodes)[-1][0]
    return first["start_date"] if first["start_reason"] == "S" else None


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
            | about_child(children.get(row["child_id"], NO_CHILD), period)
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


def _stayed(start: date, end: date | None, period: Period) -> bool:
    return working_days(start, min(end or period.data_to, period.data_to)) >= SETTLED_AFTER


def iha_20wd_pct(tables: Tables, period: Period) -> Iterable[Case]:
    """Children who started and stayed 20 working days, with an initial health assessment within as many."""
    children = {(row["child_id"], row["start_date"]): row for row in tables["list_8"]}
    starts = set()
    for child, episodes in episodes_of_children(tables).items():
        for care in periods_of_care(episodes):
            start = care[0]["start_date"]
            if care[0]["start_reason"] == "S" and period.holds(start):
                starts.add((child, start))
                if _stayed(start, care[-1]["end_date"], period):
                    yield _assessed(start, children.get((child, start)))
    for (child, start), row in children.items():
        if (child, start) not in starts and period.holds(start) and _stayed(start, row["end_date"], period):
            yield Case(excluded="start of care not in the data")


def _assessed(start: date, child: Row | None) -> Case:
    assessed = child and child["initial_health_assessment_date"]
    if not assessed:
        return Case(counted=False)
    return Case(within_working_days(start, assessed, 20), duration_problem(start, assessed))


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
        start = start_of_care(episodes)
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
        age = age_on(period.as_at, children.get(child, NO_CHILD)["date_of_birth"])
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
