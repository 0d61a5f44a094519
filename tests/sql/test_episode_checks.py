"""What the checks say about episodes of care and reviews: the code of the problem and the cell."""

from __future__ import annotations

import pytest

from tests.sql.care import Rows, episodes, header, problems
from tests.warehouses import tiny_warehouse


def of_episodes(*chains: Rows, **tables: Rows) -> set[tuple[str, str, str, int]]:
    """Severity, code, column and row of the problems of Episodes."""
    rows = [row for chain in chains for row in chain]
    found = problems(ssda903_episodes=rows, **tables)
    assert {place[2] for place in found} <= {"ssda903_episodes"}
    return {(severity, code, column, row) for severity, code, _, column, row in found}


def test_care_without_contradictions_has_no_problems() -> None:
    steps = ("2013-01-07 S U4 A", "2014-01-06 L U4 A", "2016-06-01 P T1", "2016-06-08 P U4 A")
    assert not problems(
        ssda903_header=[header("C1")],
        ssda903_episodes=episodes("C1", *steps, ended="2017-01-09"),
        ssda903_reviews=[{"child_id": "C1", "review_date": "2016-09-12"}],
        list_8=[{"child_id": "C1", "start_date": "2013-01-07", "end_date": "2017-01-09"}],
        missing_episodes=[
            {
                "child_id": "C1", "looked_after": "Yes", "interview_offered": "Yes", "interview_accepted": "Yes",
                "went_missing_at": "2016-05-01 10:00:00", "returned_at": "2016-05-01 20:00:00",
                "interview_held_at": "2016-05-02 10:00:00",
            }
        ],
    )  # fmt: skip


def test_an_end_before_its_start_is_a_warning() -> None:
    assert of_episodes(episodes("C1", "2016-06-01 S U4", ended="2016-05-31")) == {
        ("warning", "end-before-start", "end_date", 2)
    }


def test_episodes_that_overlap_are_a_warning_at_the_later_one() -> None:
    found = of_episodes(episodes("C1", "2016-06-01 S U4"), episodes("C1", "2016-08-01 S K2"))
    assert found == {("warning", "episodes-overlap", "start_date", 3)}


def test_a_start_on_the_day_that_care_went_on_is_a_warning() -> None:
    assert of_episodes(episodes("C1", "2016-06-01 S U4", "2016-08-01 S K2")) == {
        ("warning", "start-while-in-care", "start_reason", 3)
    }


def test_a_start_on_the_day_that_care_ended_is_no_contradiction() -> None:
    assert not of_episodes(
        episodes("C1", "2016-06-01 S U4", ended="2016-08-01"), episodes("C1", "2016-08-01 S K2")
    )


def test_care_that_goes_on_into_a_gap_is_a_warning_on_both_sides() -> None:
    found = of_episodes(
        episodes("C1", "2016-06-01 S U4", ended="2016-08-01", end_reason="X1"),
        episodes("C1", "2016-08-02 P K2"),
    )
    assert found == {
        ("warning", "care-goes-on-into-nothing", "end_reason", 2),
        ("warning", "care-goes-on-from-nothing", "start_reason", 3),
    }


def test_care_that_goes_on_after_its_end_is_a_warning() -> None:
    found = of_episodes(
        episodes("C1", "2016-06-01 S U4", ended="2016-08-01"), episodes("C1", "2016-08-01 P K2")
    )
    assert found == {("warning", "care-goes-on-from-nothing", "start_reason", 3)}


def test_a_first_episode_that_is_no_start_is_a_note() -> None:
    assert of_episodes(episodes("C1", "2016-06-01 P U4")) == {
        ("note", "start-of-care-not-held", "start_reason", 2)
    }


@pytest.mark.parametrize(
    ("end_date", "end_reason", "code", "column"),
    [
        ("2016-08-01", None, "end-without-reason", "end_reason"),
        (None, "E4A", "reason-without-end", "end_date"),
    ],
)
def test_an_end_and_its_reason_belong_together(
    end_date: str | None, end_reason: str | None, code: str, column: str
) -> None:
    rows = episodes("C1", "2016-06-01 S U4")
    rows[0] |= {"end_date": end_date, "end_reason": end_reason}
    assert of_episodes(rows) == {("warning", code, column, 2)}


def test_care_before_birth_is_a_warning_at_the_first_episode() -> None:
    found = of_episodes(
        episodes("C1", "2016-06-01 S U4", "2016-06-05 P K2"),
        episodes("born that day", "2016-06-02 S U4"),
        ssda903_header=[header("C1", "2016-06-02"), header("born that day", "2016-06-02")],
    )
    assert found == {("warning", "care-before-birth", "start_date", 2)}


def test_a_child_not_in_the_header_is_one_warning() -> None:
    found = of_episodes(
        episodes("C1", "2016-06-01 S U4", "2016-06-05 P K2"),
        episodes("C2", "2016-06-01 S U4"),
        ssda903_header=[header("C2")],
    )
    assert found == {("warning", "child-not-in-header", "child_id", 2)}


def test_without_any_header_there_is_nothing_to_compare_with() -> None:
    assert not of_episodes(episodes("C1", "2016-06-01 S U4"), ssda903_header=[])


def test_a_temporary_placement_without_a_return_is_a_note() -> None:
    found = of_episodes(
        episodes("C1", "2016-06-01 S U4 A", "2016-06-05 P T1", "2016-06-09 P U4 B"),
        episodes("C2", "2016-06-01 S U4 A", "2016-06-05 P T1", "2016-06-09 P U4 A"),
        episodes("C3", "2016-06-01 S U4 A", "2017-03-20 P T1"),
        episodes("C4", "2016-06-01 S T0", "2016-06-05 P U4 A"),
    )
    assert found == {
        ("note", "no-return-from-temporary", "placement_type", 3),
        ("note", "care-starts-temporary", "placement_type", 10),
    }


def test_two_rows_of_one_child_and_start_are_a_warning_at_the_second() -> None:
    rows = [*episodes("C1", "2016-06-01 S U4"), *episodes("C1", "2016-06-01 S K2")]
    headers = [header("C1"), header("C1", "2007-01-01")]
    assert problems(ssda903_episodes=rows, ssda903_header=headers) == {
        ("warning", "two-rows-of-one-key", "ssda903_episodes", "start_date", 3),
        ("warning", "two-rows-of-one-key", "ssda903_header", "child_id", 3),
    }


def test_reviews_outside_care_are_one_note_per_child() -> None:
    reviews = [
        {"child_id": "C1", "review_date": day}
        for day in ("2016-05-31", "2016-06-01", "2016-08-01", "2016-08-02")
    ]
    reviews.append({"child_id": "never in care", "review_date": "2016-06-01"})
    found = problems(
        ssda903_episodes=episodes("C1", "2016-06-01 S U4", ended="2016-08-01"), ssda903_reviews=reviews
    )
    assert found == {
        ("note", "review-outside-care", "ssda903_reviews", "review_date", 2),
        ("note", "review-outside-care", "ssda903_reviews", "review_date", 6),
    }


def test_a_date_after_the_data_is_a_note() -> None:
    assert of_episodes(episodes("C1", "2016-06-01 S U4", ended="2017-04-03")) == {
        ("note", "date-outside-window", "end_date", 2)
    }


def test_no_message_carries_a_value_of_the_row() -> None:
    rows = episodes("SECRET", "2016-06-01 S U4", ended="2016-05-31")
    found = (
        tiny_warehouse({"ssda903_episodes": rows})
        .execute("select message, fix from checks.problems")
        .fetchall()
    )
    assert found
    assert not [text for texts in found for text in texts if "SECRET" in text or "2016" in text]
