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


def test_counts_without_a_value_are_told_as_such() -> None:
    told = reasons(dict(measure_id="private_fostering_arrangements", numerator="7"))
    assert told["private_fostering_arrangements"] == (
        "Counts were sent for this year, and no value: no figure can be told."
    )


def test_a_measure_whose_quarters_are_loaded_is_seen_and_the_others_are_not() -> None:
    row = dict(agency="Police", measure_id="mase_cases", period="2017-18 Q1", value="12")
    own = dict(agency="Police", measure_id="board_attendance_pct", period="2017-18 Q2", value="67")
    own |= dict(breakdown="agency", category="Police")
    warehouse = tiny_warehouse({"returned_values": [row, own]})
    rows = warehouse.execute("select period_label, measure_id from reporting.not_seen").fetchall()
    missing = {name for label, name in rows if label == "2017-18"}
    # no figure of a whole year is held, and still it is said what is missing in it
    assert "county_lines_children" in missing
    assert missing.isdisjoint({"mase_cases", "board_attendance_pct"})


def test_one_agencys_figure_is_no_headline() -> None:
    own = dict(agency="Police", measure_id="board_attendance_pct", period="2017-18 Q2", value="67")
    own |= dict(breakdown="agency", category="Police")
    warehouse = tiny_warehouse({"returned_values": [own]})
    assert warehouse.execute("from reporting.headlines").fetchall() == []
