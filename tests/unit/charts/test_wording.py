"""How numbers, changes and periods read."""

from __future__ import annotations

import pytest

from hscb.charts import wording


@pytest.mark.parametrize(
    ("value", "unit", "shown"),
    [
        (68.16763, "percent", "68.2%"),
        (12.35, "percent", "12.4%"),
        (2243.0, "count", "2,243"),
        (36.0, "days", "36 days"),
        (36.5, "days", "36.5 days"),
        (1.0, "days", "1 day"),
        (47.04, "rate_10k", "47.0"),
        (17.8, "number", "17.8"),
        (14.0, "number", "14"),
        (121640.0, "pounds", "£121,640"),
        (167465.3, "pounds", "£167,465.30"),
        (1.2, "fte", "1.2 FTE"),
        (0.0, "count", "0"),
    ],
)
def test_a_figure_is_rounded_once_and_carries_its_unit(value: float, unit: str, shown: str) -> None:
    assert wording.figure(value, unit) == shown


def test_a_half_is_rounded_up_as_people_do() -> None:
    assert [str(wording.rounded(value, 0)) for value in (0.5, 1.5, 2.5)] == ["1", "2", "3"]


def test_a_hidden_figure_is_a_letter_and_a_missing_one_a_dash() -> None:
    assert wording.figure(3.0, "count", suppressed=True) == "c"
    assert wording.figure(None, "count") == "–"
    assert wording.figure(float("nan"), "percent") == "–"


def test_a_change_between_percentages_is_told_in_points() -> None:
    assert wording.size_of_change(-5.2, "percent") == "5.2 points"
    assert wording.size_of_change(1.0, "percent") == "1.0 point"
    assert "%" not in wording.size_of_change(30.0, "percent")


def test_a_change_that_does_not_show_is_no_change() -> None:
    assert wording.direction(0.04, "percent") == 0
    assert wording.direction(0.05, "percent") == 1
    assert wording.direction(-0.4, "count") == 0
    assert wording.verdict(0.04, "percent", "higher") == "no change"


@pytest.mark.parametrize(
    ("change", "polarity", "verdict"),
    [
        (5, "higher", "improved"),
        (5, "lower", "worsened"),
        (-5, "higher", "worsened"),
        (-5, "lower", "improved"),
    ],
)
def test_better_follows_the_polarity(change: float, polarity: str, verdict: str) -> None:
    assert wording.verdict(change, "percent", polarity) == verdict


def test_neither_direction_is_called_better_where_the_catalogue_says_neither() -> None:
    assert wording.verdict(50, "count", "neither") == ""


def test_a_month_and_a_year_of_the_same_letters_are_told_apart() -> None:
    assert wording.period("2010-11", "month") == "Nov 2010"
    assert wording.period("2010-11", "year") == "2010-11"
    assert wording.period("2016-17 Q3", "quarter") == "2016-17 Q3"


def test_a_base_is_a_word_or_two() -> None:
    words = "Assessments authorised, less those with no start or an end before it"
    assert wording.base(1529, 2243, words) == "1,529 of 2,243 assessments authorised"
    assert wording.base(None, 2243, words) == ""


def test_things_in_a_row_are_joined_as_in_a_sentence() -> None:
    assert wording.several([]) == ""
    assert wording.several(["a"]) == "a"
    assert wording.several(["a", "b", "c"]) == "a, b and c"
