"""Numbers of cells, and marks of figures that are not given: never guessed, never 0, never blank in silence."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Any

import pytest

from hscb.ingest.cells.numbers import figure_text, number_text, whole_number_text
from hscb.ingest.cells.troubles import Read, Trouble


def told(found: Any) -> tuple[str, str]:
    assert isinstance(found, Trouble), found
    return found.code, found.words


@pytest.mark.parametrize(
    ("cell", "number"),
    [
        (12.0, "12"),
        (0.30000000000000004, "0.3"),
        ("0.30000000000000004", "0.3"),
        ("81.400000000000006", "81.4"),
        (6.138261464750171, "6.13826146475017"),
        ("12", "12"),
        (" 12\u00a0", "12"),
        ("-3", "-3"),
        ("1e3", "1000"),
    ],
)
def test_a_number_is_read_as_it_stands(cell: Any, number: str) -> None:
    assert number_text(cell) == number
    assert figure_text(cell) == number


@pytest.mark.parametrize(
    ("cell", "number", "rule"),
    [
        ("63%", "63", "a per cent sign is left out"),
        ("63 per cent", "63", "a per cent sign is left out"),
        ("63.5 %", "63.5", "a per cent sign is left out"),
        ("1,234,567.5", "1234567.5", "pound signs and commas are left out"),
        ("£1,200", "1200", "pound signs and commas are left out"),
        ("£500", "500", "pound signs and commas are left out"),
        ("(12)", "-12", "brackets mean below 0"),
        ("(1,200)", "-1200", "brackets mean below 0"),
    ],
)
def test_a_number_with_signs_is_read_and_said_to_be(cell: str, number: str, rule: str) -> None:
    assert number_text(cell) == Read(number, cell, rule)


@pytest.mark.parametrize(
    ("cell", "number"), [("1\u00a0234\u202f567", "1234567"), ("12\u2009345.5", "12345.5")]
)
def test_narrow_blanks_between_thousands_are_left_out_and_said_to_be(cell: str, number: str) -> None:
    assert number_text(cell) == Read(number, " ".join(cell.split()), "blanks between thousands are left out")


def test_a_percentage_cell_is_the_number_that_it_shows() -> None:
    assert number_text(0.63, is_percent=True) == "63"
    assert figure_text(0.285, is_percent=True) == "28.5"


@pytest.mark.parametrize(
    ("cell", "words"),
    [
        ("167, 465.30", "is doubtful; if 167465.3 is meant, write it without blanks."),
        ("1 234", "is doubtful; if 1234 is meant, write it without blanks."),
        ("1O", "has a letter (O, l or I) that looks like a digit."),
        ("l2", "has a letter (O, l or I) that looks like a digit."),
        ("１２", "has digits that are not 0 to 9 (such as full-width ones)."),
        ("١٢", "has digits that are not 0 to 9 (such as full-width ones)."),
        ("approx 12", "is a number with something beside it, not a number alone."),
        ("12*", "is a number with something beside it, not a number alone."),
        ("12 (est)", "is a number with something beside it, not a number alone."),
        ("over 60", "is a number with something beside it, not a number alone."),
        ("1,23", "is a number with something beside it, not a number alone."),
        ("<500", "is a number with something beside it, not a number alone."),
        ("ten", "is not a number."),
        ("nil", "is not a number."),
        ("nan", "is not a number."),
        ("inf", "is not a number."),
        (True, "is TRUE or FALSE, not a number."),
        (date(2016, 4, 1), "is a date (Excel makes dates of entries such as 1-4), not a number."),
        (datetime(2016, 4, 1), "is a date (Excel makes dates of entries such as 1-4), not a number."),
        (time(9, 30), "is a time of day, not a number."),
        (timedelta(1), "is a length of time, not a number."),
        (123456789012345678.0, "has more than 15 digits, of which Excel keeps 15."),
        ("123456789012345678", "has more than 15 digits, of which Excel keeps 15."),
    ],
)
def test_what_is_no_number_is_never_guessed_and_says_why(cell: Any, words: str) -> None:
    assert told(number_text(cell)) == ("number-unreadable", words)
    assert told(figure_text(cell)) == ("number-unreadable", words)


MARKS = {
    "c": ["c", "C", "[c]", "*", "**", "suppressed", "<5", "< 5", "<6", "≤5", "<=5", "under 6", "fewer than 5",
          "less than 5", "5 or fewer", "5 or less", "1-4", "1 to 5", "1–4", "0-5"],
    "x": ["x", "[x]", "..", "...", ":", "-", "–", "n/a", "N/A", "[w]", "not available"],
    "z": ["z", "[z]", ".", "not applicable"],
    "k": ["k", "[k]", "~", "low", "[low]"],
    "u": ["u", "[u]"],
}  # fmt: skip


@pytest.mark.parametrize(("text", "mark"), [(text, mark) for mark, texts in MARKS.items() for text in texts])
def test_a_mark_of_a_figure_that_is_not_given_is_kept_as_what_it_means(text: str, mark: str) -> None:
    found = figure_text(text)
    assert isinstance(found, Read)
    assert (found.value, found.quoted) == (mark, text)
    assert found.rule.endswith("it counts as not given, never as 0")
    assert number_text(text) == Read(None, text, "marks of figures that are not given are no numbers")


def test_a_fraction_is_no_whole_number() -> None:
    assert told(whole_number_text(12.7)) == ("number-not-whole", "is not a whole number.")
    assert told(whole_number_text("12.7%")) == ("number-not-whole", "is not a whole number.")
    assert whole_number_text(12.0) == "12"
    assert whole_number_text("1,200") == Read("1200", "1,200", "pound signs and commas are left out")
