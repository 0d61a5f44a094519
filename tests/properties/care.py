"""Random care: episodes that follow each other, their reviews, health, missing episodes; care leavers."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from hypothesis import strategies as st

from tests.oracle.days import add_months, add_working_days
from tests.properties.edges import (
    DAY,
    Window,
    births,
    days,
    days_after,
    ethnicities,
    genders,
    maybe,
    moments,
    reviews_near,
    row,
    yes_no,
)
from tests.properties.front_door import Rows

_STATUSES = st.sampled_from(["C1", "C2", "V2", "E1", "L1", "J1", "D1"])
_PLACES = st.sampled_from(
    ["U4", "U4", "U6", "U1", "K2", "P1", "H5", "A3", "A4", "A5", "A6", "T0", "T1", "T4"]
)
_URNS = st.sampled_from(["SC100001", "SC100002", None])
_REASONS = st.sampled_from(["L", "P", "P", "T", "B", "U"])
_LOCATIONS = st.sampled_from(["IN", "OUT", None])
_MILES = st.sampled_from([0, 19.9, 20, 20.1, 45, 999.9, None])

_FLAGS = st.sampled_from(["1", "1", "0", None])

Place = tuple[str, str | None]


@st.composite
def _next_place(draw: st.DrawFn, reason: str, now: Place, left: Place) -> Place:
    """Where the child goes: nowhere for L, from a temporary placement often back, else anywhere."""
    if reason == "L":
        return now
    if now[0].startswith("T") and draw(st.booleans()):
        return left
    return draw(_PLACES), draw(_URNS)


@st.composite
def _episodes(draw: st.DrawFn, child: str, turns: list[date], window: Window) -> list[dict[str, Any]]:
    """Episodes from each day to the next; the last ends on the last day, or is open."""
    is_open = draw(st.booleans())
    status = draw(_STATUSES)
    first_reason = draw(st.sampled_from(["S"] * 8 + ["P", "L"]))
    now = left = draw(st.tuples(st.sampled_from(["U4", "U6", "K2", "A4", "P1"]), _URNS))
    found: list[dict[str, Any]] = []
    for number, start in enumerate(turns if is_open else turns[:-1]):
        ended_care = bool(found) and found[-1]["end_reason"] != "X1"
        end = turns[number + 1] if number + 1 < len(turns) else None
        if ended_care and end != start + DAY:
            start += DAY * draw(st.sampled_from([0, 0, 1]))
        reason = first_reason if number == 0 else "S" if ended_care else draw(_REASONS)
        if reason != "S" and found:
            now = draw(_next_place(reason, now, left))
        elif found:
            now = draw(st.tuples(st.sampled_from(["U4", "K2"]), _URNS))
        left = left if now[0].startswith("T") else now
        status = draw(_STATUSES) if reason in "LBU" else status
        ends_care = draw(st.integers(1, 8)) == 1 and not now[0].startswith("T")
        found.append(
            row(
                "ssda903_episodes",
                child_id=child,
                start_date=start,
                start_reason=reason,
                legal_status=status,
                placement_type=now[0],
                urn=now[1],
                end_date=end,
                end_reason=("E4A" if ends_care else "X1") if end else None,
                placement_location=draw(_LOCATIONS),
                distance_miles=draw(_MILES),
            )
        )
    if found and not is_open:
        found[-1]["end_reason"] = "E4A"
    return found


def _turns(window: Window) -> st.SearchStrategy[list[date]]:
    hard = window.look_backs(0, 12, 24, 30)
    return st.lists(days(window, 3, hard), min_size=2, max_size=8, unique=True).map(sorted)


@st.composite
def _reviews(draw: st.DrawFn, window: Window, start: date) -> list[date]:
    due, found = add_working_days(start, 20), []
    for months in [3, 6, 6, 6, 6][: draw(st.integers(0, 5))]:
        found.append(draw(reviews_near(window, due)))
        due = add_months(found[-1], months)
    return found


@st.composite
def _missing(draw: st.DrawFn, window: Window, child: str) -> dict[str, Any]:
    went = draw(days(window).flatmap(moments))
    back = draw(maybe(st.sampled_from([1, 24, 100]).map(lambda hours: went + timedelta(hours=hours))))
    hours = st.sampled_from([0, 1, 71, 72, 73, 200, -1])
    minutes = st.sampled_from([0, 0, 1, -1])
    held = None
    if back and draw(st.booleans()):
        held = back + timedelta(hours=draw(hours), minutes=draw(minutes))
    values = {"looked_after": draw(yes_no), "interview_offered": draw(yes_no)}
    return row(
        "missing_episodes",
        child_id=child,
        went_missing_at=went,
        returned_at=back,
        interview_held_at=held,
        **values,
    )


@st.composite
def care(draw: st.DrawFn, window: Window, child: str) -> Rows:
    """A child's rows in Header, Episodes, Reviews, list 8 and Missing Episodes."""
    person = {
        "child_id": child,
        "gender": draw(genders),
        "ethnicity": draw(ethnicities),
        "date_of_birth": draw(births(window, (1, 4, 5, 10, 16, 18))),
    }
    rows: Rows = [("ssda903_header", row("ssda903_header", **person))]
    episodes = draw(_episodes(child, draw(_turns(window)), window))
    rows += [("ssda903_episodes", episode) for episode in episodes]
    if draw(st.integers(1, 20)) == 1:
        for episode in episodes:
            episode["legal_status"] = "V4"
        return rows
    for start in [episode["start_date"] for episode in episodes if episode["start_reason"] == "S"]:
        rows += [
            ("ssda903_reviews", row("ssda903_reviews", child_id=child, review_date=day))
            for day in draw(_reviews(window, start))
        ]
        rows.append(("list_8", draw(_list_8(window, person, start))))
    if draw(st.booleans()):
        rows.append(("missing_episodes", draw(_missing(window, child))))
    if draw(st.booleans()):
        flags = {name: draw(_FLAGS) for name in ("health_assessment", "dental_check", "immunisations")}
        rows.append(("ssda903_oc2", row("ssda903_oc2", child_id=child, **flags)))
    return rows


@st.composite
def _list_8(draw: st.DrawFn, window: Window, person: dict[str, Any], start: date) -> dict[str, Any]:
    return row(
        "list_8",
        **person,
        start_date=start,
        initial_health_assessment_date=draw(maybe(days_after(start, (19, 20, 21)))),
        latest_pep_date=draw(maybe(days(window, hard=window.look_backs(0, 6)))),
    )


def _born_17_to_22_years_before(day: date) -> st.SearchStrategy[date]:
    hard = [add_months(day, -12 * age) + DAY * off for age in (17, 19, 22) for off in (-1, 0, 1)]
    return st.one_of(st.sampled_from(hard), st.dates(add_months(day, -12 * 23), add_months(day, -12 * 16)))


@st.composite
def care_leavers(draw: st.DrawFn, window: Window, child: str) -> Rows:
    """A young person in list 9."""
    values = {
        "date_of_birth": draw(_born_17_to_22_years_before(window.data_to)),
        "eligibility": draw(st.sampled_from(["a", "b", "b", "b", "b", "b", "c", "d"])),
        "in_touch": draw(st.sampled_from(["YES"] * 5 + ["NO", "DIED", "REFU", "NREQ", "RHOM", None])),
        "accommodation": draw(st.sampled_from(["B", "U", "S", "B", "U", "S", "G", "H", None])),
        "suitability": draw(st.sampled_from(["1", "2", None])),
        "activity": draw(st.sampled_from(["F1", "P5", "G4", "G6", "0", None])),
    }
    return [("list_9", row("list_9", child_id=child, **values))]
