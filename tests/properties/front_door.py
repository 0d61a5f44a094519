"""Random contacts, referrals, assessments and enquiries of a child."""

from __future__ import annotations

from datetime import date
from typing import Any

from hypothesis import strategies as st

from tests.oracle.days import add_months
from tests.properties.edges import DAY, Window, days, days_after, maybe, row, yes_no

_SOURCES = st.sampled_from(["1A", "1D", "2A", "2B", "3E", "4", "5A", "5D", "6", "7", "8", "9", "10", None])
_RECEIVERS = st.sampled_from(["MASH", "EH", None])
_OUTCOMES = st.sampled_from(["REF", "EHS", "EHA", "NFA", "IA", "OTH", None])
_ORGANISATIONS = st.sampled_from(["Children's centre", "School"])
_TEAMS = st.sampled_from(["Assessment team 1", "Assessment team 2"])

Rows = list[tuple[str, dict[str, Any]]]


@st.composite
def _again(draw: st.DrawFn, window: Window) -> list[date]:
    """Some days of one child: on the same day, exactly 12 months on, a day beside it, or any."""
    found = [draw(days(window))]
    for _ in range(draw(st.integers(0, 3))):
        year_on = add_months(found[-1], 12)
        near = [found[-1], found[-1] + DAY, year_on - DAY, year_on, year_on + DAY]
        found.append(draw(st.one_of(st.sampled_from(near), days(window))))
    return [day for day in found if day <= window.data_to]


@st.composite
def front_door(draw: st.DrawFn, window: Window, child: str) -> Rows:
    """The rows of a child in lists 1 to 4."""
    rows: Rows = []
    for day in draw(_again(window)):
        values = {
            "contact_source": draw(_SOURCES),
            "received_by": draw(_RECEIVERS),
            "contact_outcome": draw(_OUTCOMES),
        }
        rows.append(("list_1", row("list_1", child_id=child, contact_date=day, **values)))
    for day in draw(_again(window))[:1]:
        ended = draw(maybe(days_after(day, (10, 20))))
        values = {"completion_date": ended, "organisation": draw(_ORGANISATIONS)}
        rows.append(("list_2", row("list_2", child_id=child, start_date=day, **values)))
        followed = draw(maybe(days_after(day, (1,), (6,)), nothing_in=2))
        if followed:
            rows.append(("list_3", row("list_3", child_id=child, referral_date=followed)))
    for day in draw(_again(window)):
        values = {"referral_source": draw(_SOURCES), "referral_nfa": draw(yes_no)}
        rows.append(("list_3", row("list_3", child_id=child, referral_date=day, **values)))
        if draw(st.booleans()):
            started = day + DAY * draw(st.sampled_from([-1, 0, 1, 29, 30, 31, 45]))
            rows.append(("list_4", draw(_assessment(window, child, started))))
    return rows


@st.composite
def _assessment(draw: st.DrawFn, window: Window, child: str, started: date) -> dict[str, Any]:
    ripe = days_after(started, (1, 10, 11, 20, 30, 40, 41, 44, 45, 46, 50, 51, 60, 61))
    ended = draw(maybe(ripe))
    return row(
        "list_4",
        child_id=child,
        start_date=draw(maybe(st.just(started), nothing_in=20)) if ended else started,
        authorisation_date=ended,
        requires_support=draw(yes_no),
        team=draw(_TEAMS),
    )


@st.composite
def assessments(draw: st.DrawFn, window: Window, child: str) -> Rows:
    """A child's rows in list 4, whether or not there was a referral."""
    starts = draw(st.lists(days(window), min_size=1, max_size=2, unique=True))
    return [("list_4", draw(_assessment(window, child, start))) for start in starts]


@st.composite
def enquiries(draw: st.DrawFn, window: Window, child: str) -> Rows:
    """A child's rows in list 5; the window of 60 days ends near Data To for some."""
    rows: Rows = []
    recent = [window.data_to - DAY * number for number in (59, 60, 61, 30, 31, 29)]
    for day in draw(st.lists(days(window, hard=recent), min_size=1, max_size=2)):
        held = draw(maybe(days_after(day, (10, 14, 15, 16, 20, 21, 40)), nothing_in=2))
        values = {"icpc_date": held, "icpc_unnecessary": draw(yes_no), "icpc_led_to_plan": draw(yes_no)}
        rows.append(("list_5", row("list_5", child_id=child, strategy_discussion_date=day, **values)))
    return rows
