"""What the board cannot see: an expected figure that nobody sent and no report prints."""

from __future__ import annotations

from typing import Any

from tests.warehouses import tiny_warehouse

PRINTED = dict(
    area="Havering",
    period="2016-17",
    source="HSCB annual report 2016-17",
    published_in="2016-17",
    agency="Children's Social Care",
)


def reasons(*printed: dict[str, Any]) -> dict[str, str]:
    """For 2016-17, every measure that the board cannot see, with the reason given."""
    contact = dict(child_id="C1", contact_date="2016-05-03")
    warehouse = tiny_warehouse(
        {"list_1": [contact], "published_values": [PRINTED | figure for figure in printed]}
    )
    rows = warehouse.execute("select measure_id, why from reporting.not_seen where period_label = '2016-17'")
    return dict(rows.fetchall())


def test_an_expected_measure_without_a_figure_is_named() -> None:
    assert reasons()["private_fostering_arrangements"] == "No return and no printed figure for this year."


def test_a_measure_with_a_printed_figure_is_seen() -> None:
    assert "mentors" not in reasons(dict(measure_id="mentors", value="17", narrative="L536: mentors"))


def test_a_zero_is_a_figure() -> None:
    assert "serious_case_reviews" not in reasons(dict(measure_id="serious_case_reviews", value="0"))


def test_a_figure_that_is_hidden_is_not_missing() -> None:
    assert "serious_case_reviews" not in reasons(dict(measure_id="serious_case_reviews", value="2"))


def test_words_without_a_figure_are_not_a_figure() -> None:
    told = reasons(
        dict(measure_id="private_fostering_arrangements", narrative="L406: said to be low, no number")
    )
    assert told["private_fostering_arrangements"] == "Described in words for this year: no figure was given."


def test_a_numerator_and_a_denominator_are_a_figure() -> None:
    trained = dict(measure_id="safeguarding_training_pct", numerator="40", denominator="60")
    assert "safeguarding_training_pct" not in reasons(trained)


def test_a_figure_that_its_sender_withholds_is_told_as_such() -> None:
    told = reasons(dict(measure_id="private_fostering_arrangements", value="c"))
    assert told["private_fostering_arrangements"] == (
        "The figure was sent as not given: withheld because it is small."
    )
