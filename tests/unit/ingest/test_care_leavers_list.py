"""List 9 in both its layouts, with About and without, where no column says on which day it was drawn."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from hscb.ingest.reading import Reading
from tests.unit.ingest.books import codes, extract, read, workbook

OLD = (
    "Child Unique ID", "Gender", "Ethnicity", "Date of Birth", "Age of Child (Years)",
    "Does the Child have a Disability", "Allocated Team", "Allocated Worker", "Eligibility Category", "LA in Touch",
    "Type of Accommodation", "Suitability of Accommodation", "Activity Status",
)  # fmt: skip
NEW = (*OLD, "Allocated Personal Advisor", "Latest Pathway Plan Review Date", "Latest Date of Contact")
ABOUT = [("Item", "Value"), ("Data From", "01/04/2016"), ("Data To", "31/03/2017")]


def leaver(number: int, born: str, age: Any) -> tuple[Any, ...]:
    """A row in the old layout."""
    return (
        f"C{number}", "a) Male", "a) WBRI", born, age, "b) No", "Leaving care", None, "b) Former relevant",
        "a) Yes", "k) Independent living", "a) Suitable", "F2",
    )  # fmt: skip


def old_list(path: Path, *rows: tuple[Any, ...], **sheets: Any) -> Reading:
    return read(workbook(path / "list 9.xlsx", {**sheets, "List 9": [OLD, *rows]}))


# drawn between 12 March and 4 April 2017
ROWS = (leaver(1, "12/03/1998", 19), leaver(2, "05/04/1998", 18), leaver(3, "01/10/1996", 20))


def test_with_about_both_layouts_load_without_a_word_but_of_names(tmp_path: Path) -> None:
    assert set(codes(old_list(tmp_path, *ROWS, About=ABOUT).problems)) == {"columns-dropped"}
    new = [(*row, "A name", "01/02/2017", "20/03/2017") for row in ROWS]
    reading = read(workbook(tmp_path / "new.xlsx", {"About": ABOUT, "List 9": [NEW, *new]}))
    assert set(codes(reading.problems)) == {"columns-dropped"}
    assert extract(reading, "list_9").data_to == date(2017, 3, 31)


def test_the_new_layout_alone_shows_the_latest_day_on_it(tmp_path: Path) -> None:
    new = [(*row, None, "01/02/2017", "20/03/2017") for row in ROWS]
    assert extract(read(workbook(tmp_path / "new.xlsx", {"List 9": [NEW, *new]})), "list_9").data_to == date(
        2017, 3, 20
    )


def test_the_old_layout_alone_shows_the_day_on_which_all_its_ages_hold(tmp_path: Path) -> None:
    reading = old_list(tmp_path, *ROWS)
    (message,) = (problem.message for problem in reading.problems if problem.code == "window-by-ages")
    assert "31/03/2017" in message
    found = extract(reading, "list_9")
    assert (found.data_from, found.data_to) == (date(2017, 3, 31), date(2017, 3, 31))


def test_where_no_quarter_ends_meanwhile_it_is_the_first_day_on_which_ages_hold(tmp_path: Path) -> None:
    rows = (leaver(1, "10/05/1998", 19), leaver(2, "20/05/1998", 18))
    assert extract(old_list(tmp_path, *rows), "list_9").data_to == date(2017, 5, 10)


@pytest.mark.parametrize(
    "rows",
    [
        # ages that no day fits, a single age that fits a whole year, none at all
        (leaver(1, "12/03/1998", 19), leaver(2, "05/04/1998", 12)),
        (leaver(1, "12/03/1998", 19),),
        (leaver(1, "12/03/1998", None),),
    ],
)
def test_where_ages_do_not_tell_the_day_it_is_asked_for(
    tmp_path: Path, rows: tuple[tuple[Any, ...], ...]
) -> None:
    reading = old_list(tmp_path, *rows)
    assert ("warning", "day-unknown") in [(problem.severity, problem.code) for problem in reading.problems]
    assert extract(reading, "list_9").data_to is None


def test_beside_other_lists_it_shows_the_day_of_these(tmp_path: Path) -> None:
    contacts = [("Child Unique ID", "Date of Contact", "Contact Source"), ("C1", "15/02/2017", "Police")]
    reading = old_list(tmp_path, *ROWS, **{"List 1": contacts})
    assert "window-by-ages" not in codes(reading.problems)
    assert extract(reading, "list_9").data_to == date(2017, 2, 15)


def test_a_child_born_on_a_leap_day_is_a_year_older_on_1_march(tmp_path: Path) -> None:
    rows = (leaver(1, "29/02/1996", 21), leaver(2, "02/03/1996", 20))
    assert extract(old_list(tmp_path, *rows), "list_9").data_to == date(2017, 3, 1)
