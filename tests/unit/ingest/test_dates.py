"""Dates of cells: day first, whatever the type; what cannot be one is never guessed, and says why."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hscb.ingest.cells.date_texts import EARLIEST, LATEST
from hscb.ingest.cells.dates import birth_text, day_text, moment_text
from hscb.ingest.cells.troubles import Read, Trouble


def read(found: Any) -> tuple[str | None, str]:
    """The value that was read, and the rule it was read by (empty where it was written plainly)."""
    assert not isinstance(found, Trouble), found
    return (found.value, found.rule) if isinstance(found, Read) else (found, "")


def told(found: Any) -> tuple[str, str]:
    assert isinstance(found, Trouble), found
    return found.code, found.words


@pytest.mark.parametrize(
    ("cell", "day"),
    [
        (date(2012, 3, 1), "2012-03-01"),
        (datetime(2012, 3, 1), "2012-03-01"),
        ("01/03/2012", "2012-03-01"),
        ("1.3.12", "2012-03-01"),
        ("2012-03-01", "2012-03-01"),
        ("1 March 2012", "2012-03-01"),
        ("01-Mar-12", "2012-03-01"),
        ("1st Sept 2012", "2012-09-01"),
        (" 03/04/2012 ", "2012-04-03"),
        ("03\u00a004\u00a02012", "2012-04-03"),
        ("2012-03-01T00:00:00.000Z", "2012-03-01"),
        ("01/03/2012 00:00", "2012-03-01"),
        ("01/02/85", "1985-02-01"),
        ("n/a", None),
    ],
)
def test_a_date_is_read_day_first_in_every_unambiguous_form(cell: Any, day: str | None) -> None:
    assert day_text(cell) == day


@pytest.mark.parametrize("cell", [40969.0, "40969", "40969.0"])
def test_a_serial_number_is_read_as_a_date_and_said_to_be_one(cell: Any) -> None:
    assert read(day_text(cell)) == ("2012-03-01", "serial numbers of Excel are read as dates")
    assert read(day_text(cell, date_1904=True))[0] == "2016-03-02"
    assert read(moment_text(cell))[0] == "2012-03-01 00:00:00"


@pytest.mark.parametrize(
    ("cell", "day"),
    [
        (datetime(2012, 3, 1, 14, 30), "2012-03-01"),
        ("31/03/2026 14:30", "2026-03-31"),
        ("31/03/2026 23:59:59", "2026-03-31"),
    ],
)
def test_a_time_of_day_is_left_out_of_a_date_and_said_to_be(cell: Any, day: str) -> None:
    assert read(day_text(cell)) == (day, "the time of day is left out")


@pytest.mark.parametrize(
    ("cell", "words"),
    [
        ("31/06/2024", "does not exist."),
        ("29/02/2017", "does not exist."),
        ("2017-02-30", "does not exist."),
        ("31 June 2016", "does not exist."),
        ("32/13/2016", "does not exist."),
        ("02/30/2015", "is a date only with the month first; dates are read with the day first."),
        ("12/31/2015 09:00", "is a date only with the month first; dates are read with the day first."),
        ("31/05/2016 25:30", "has a time that no clock shows."),
        ("３１/05/2016", "has digits that are not 0 to 9 (such as full-width ones)."),
        ("Friday", "is not a date."),
        ("1 Marsh 2012", "is not a date."),
        ("12", "is a number, not a date."),
        ("20120301", "is a number, not a date."),
        (201603.0, "is a number, not a date."),
        (-5.0, "is a number, not a date."),
        (True, "is TRUE or FALSE, not a date."),
        (time(0, 0), "is the number 0 shown as a date."),
        (time(9, 30), "is a time of day, not a date."),
        (timedelta(1), "is a length of time, not a date."),
    ],
)
def test_what_is_no_date_is_never_guessed_and_says_why(cell: Any, words: str) -> None:
    assert told(day_text(cell)) == ("date-unreadable", words)
    assert told(moment_text(cell)) == ("date-unreadable", words)


@pytest.mark.parametrize("cell", ["12/12/2062", "1/1/79", date(1950, 5, 1)])
def test_a_date_far_from_any_child_today_is_named(cell: Any) -> None:
    assert told(day_text(cell)) == ("date-out-of-range", "is before 1980 or after 2040.")


@pytest.mark.parametrize("cell", [0.0, 60.0, 1.0, date(1900, 1, 1), datetime(1900, 2, 28), "01/01/1900"])
def test_an_empty_date_that_was_counted_as_a_number_is_named(cell: Any) -> None:
    code, words = told(day_text(cell))
    assert code == "date-out-of-range"
    assert words.startswith("is how an empty date looks")


@pytest.mark.parametrize(
    "cell", ["Unborn", "UNBORN", "not yet born", "EDD 12/05/2017", "Expected 12/05/2017", "due May"]
)
def test_a_child_not_yet_born_has_no_date_of_birth(cell: str) -> None:
    assert read(birth_text(cell)) == (None, "dates of children not yet born are left blank")
    assert told(day_text(cell)) == ("date-unreadable", "is not a date.")


def test_a_date_of_birth_is_read_as_any_other_date() -> None:
    assert birth_text("01/03/2012") == "2012-03-01"
    assert read(birth_text(40969.0))[0] == "2012-03-01"


@given(st.dates(min_value=EARLIEST, max_value=LATEST))
def test_a_date_in_any_spelling_is_the_same_day(day: date) -> None:
    for text in (
        f"{day:%d/%m/%Y}",
        f"{day:%d.%m.%Y}",
        f"{day.day} {day:%B} {day.year}",
        f"{day:%d-%b-%Y}",
        day.isoformat(),
    ):
        assert day_text(text) == day.isoformat()
    assert read(day_text(float((day - date(1899, 12, 30)).days)))[0] == day.isoformat()
    assert read(day_text(float((day - date(1904, 1, 1)).days), date_1904=True))[0] == day.isoformat()


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("31/02/2017", "31/02/2017"),
        ("31 June 2016", "31 June 2016"),
        ("Jane 31/02/2017", ""),
        ("Mary Smith", ""),
    ],
)
def test_an_unreadable_date_is_quoted_only_if_it_has_the_shape_of_one(text: str, quoted: str) -> None:
    found = day_text(text)
    assert isinstance(found, Trouble)
    assert found.quoted == quoted


@pytest.mark.parametrize(
    ("cell", "moment"),
    [
        (datetime(2016, 5, 31, 14, 29, 59, 999_997), "2016-05-31 14:30:00"),
        (date(2016, 5, 31), "2016-05-31 00:00:00"),
        ("31/05/2016 14:30", "2016-05-31 14:30:00"),
        ("31/05/2016 2:30 pm", "2016-05-31 14:30:00"),
        ("31/05/2016 12:05 am", "2016-05-31 00:05:00"),
        ("2016-05-31T14:30:15", "2016-05-31 14:30:15"),
    ],
)
def test_a_date_time_keeps_its_time_to_the_second(cell: Any, moment: str) -> None:
    assert moment_text(cell) == moment
