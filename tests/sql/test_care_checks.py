"""What the checks say about missing episodes and List 8: the code of the problem and the cell."""

from __future__ import annotations

from typing import Any

import pytest

from tests.sql.care import Rows, episodes, problems


def gone(**values: Any) -> Rows:
    """A missing episode from 10 to 20 o'clock on 1 May 2016 with an interview offered."""
    usual = {
        "child_id": "C1", "looked_after": "No", "went_missing_at": "2016-05-01 10:00:00",
        "returned_at": "2016-05-01 20:00:00", "interview_offered": "Yes",
    }  # fmt: skip
    return [{**usual, **values}]


@pytest.mark.parametrize(
    ("values", "code", "column"),
    [
        ({"returned_at": "2016-05-01 09:59:00"}, "end-before-start", "returned_at"),
        ({"interview_held_at": "2016-05-01 19:59:00"}, "interview-before-return", "interview_held_at"),
        (
            {"returned_at": None, "interview_held_at": "2016-05-02 10:00:00"},
            "interview-without-return",
            "returned_at",
        ),
        (
            {"interview_offered": "No", "interview_accepted": "Yes"},
            "interview-not-offered",
            "interview_offered",
        ),
        (
            {"interview_offered": None, "interview_held_at": "2016-05-02 10:00:00"},
            "interview-not-offered",
            "interview_offered",
        ),
    ],
)
def test_times_of_a_missing_episode_that_contradict_each_other(
    values: dict[str, str | None], code: str, column: str
) -> None:
    assert problems(missing_episodes=gone(**values)) == {("warning", code, "missing_episodes", column, 2)}


def test_a_looked_after_child_missing_while_not_in_care_is_a_warning() -> None:
    care = episodes("C1", "2016-06-01 S U4")
    rows = gone(looked_after="Yes") + gone(looked_after="Yes", went_missing_at="2016-03-31 10:00:00")
    # the second is on a day that Episodes do not cover
    assert problems(ssda903_episodes=care, missing_episodes=rows) == {
        ("warning", "missing-while-not-in-care", "missing_episodes", "looked_after", 2)
    }


def test_a_start_on_list_8_that_episodes_do_not_hold_is_a_warning() -> None:
    rows = [
        {"child_id": "C1", "start_date": "2016-06-01"},
        {"child_id": "C1", "start_date": "2016-06-02"},
        # before the days that Episodes cover
        {"child_id": "C2", "start_date": "2014-06-02"},
    ]
    assert problems(ssda903_episodes=episodes("C1", "2016-06-01 S U4"), list_8=rows) == {
        ("warning", "start-not-in-episodes", "list_8", "start_date", 3)
    }


def test_a_first_health_assessment_before_care_is_a_warning() -> None:
    rows = [{"child_id": "C1", "start_date": "2016-06-01", "initial_health_assessment_date": "2016-05-31"}]
    assert problems(list_8=rows) == {
        ("warning", "assessment-before-care", "list_8", "initial_health_assessment_date", 2)
    }


def test_a_date_of_list_8_long_before_birth_is_a_warning() -> None:
    rows = [{"child_id": "C1", "start_date": "2016-06-01", "date_of_birth": "2017-05-01"}]
    assert problems(list_8=rows) == {("warning", "event-before-birth", "list_8", "start_date", 2)}
