"""Random child protection plans with their reviews, children in need, private fostering."""

from __future__ import annotations

from datetime import date
from typing import Any

from hypothesis import strategies as st

from tests.oracle.days import add_months
from tests.properties.edges import (
    DAY,
    Window,
    births,
    days,
    days_after,
    ethnicities,
    genders,
    maybe,
    reviews_near,
    row,
)
from tests.properties.front_door import Rows

_ABUSE = st.sampled_from(["NEG", "PHY", "SAB", "EMO", "MUL", None])


@st.composite
def _reviews(draw: st.DrawFn, window: Window, start: date) -> list[date]:
    found, months = [start], 3
    for _ in range(draw(st.integers(0, 5))):
        found.append(draw(reviews_near(window, add_months(found[-1], months))))
        months = 6
    return found[1:]


def _ends(start: date) -> st.SearchStrategy[date]:
    two_years = add_months(start, 24)
    hard = st.sampled_from([two_years - DAY, two_years, two_years + DAY, start, start - DAY])
    return st.one_of(hard, st.dates(start, start + 400 * DAY))


@st.composite
def plans(draw: st.DrawFn, window: Window, child: str) -> Rows:
    """A child's plans in list 7 and their reviews; the second may be open beside the first."""
    person = {
        "child_id": child,
        "gender": draw(genders),
        "ethnicity": draw(ethnicities),
        "date_of_birth": draw(maybe(births(window, (0, 1, 5, 10, 16, 18)), nothing_in=10)),
    }
    hard = window.look_backs(0, 3, 6, 24)
    rows: Rows = []
    for start in draw(st.lists(days(window, 3, hard), min_size=1, max_size=2, unique=True)):
        reviews = draw(_reviews(window, start))
        values: dict[str, Any] = {
            "start_date": start,
            "end_date": draw(maybe(_ends(start), nothing_in=3)),
            "latest_category": draw(_ABUSE),
            "previous_plans": draw(st.sampled_from([0, 0, 1, 2, None])),
            "latest_review_date": max((day for day in reviews if day <= window.data_to), default=None),
        }
        rows.append(("list_7", row("list_7", **person, **values)))
        rows += [
            ("cp_reviews", row("cp_reviews", child_id=child, plan_start_date=start, review_date=day))
            for day in reviews
        ]
    return rows


def plans_without_reviews(window: Window, child: str) -> st.SearchStrategy[Rows]:
    """A child's plans from a sender who has only the latest review, in list 7."""
    return plans(window, child).map(
        lambda rows: [(table, values) for table, values in rows if table == "list_7"]
    )


@st.composite
def children_in_need(draw: st.DrawFn, window: Window, child: str) -> Rows:
    """A child's row in list 6."""
    start = draw(maybe(days(window), nothing_in=10))
    end = draw(maybe(days(window), nothing_in=2))
    return [("list_6", row("list_6", child_id=child, start_date=start, closure_date=end))]


@st.composite
def private_fostering(draw: st.DrawFn, window: Window, child: str) -> Rows:
    """A notification of private fostering and its first visit."""
    day = draw(days(window))
    visit = draw(maybe(days_after(day, (6, 7, 8))))
    values = {"notified_date": day, "first_visit_date": visit}
    return [("private_fostering", row("private_fostering", child_id=child, **values))]
