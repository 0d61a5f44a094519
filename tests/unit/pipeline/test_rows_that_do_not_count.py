"""Rows of a load that an extract held already replaces at once are named, with that load and with what to do."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from hscb import pipeline
from hscb.commands.results import result_text
from hscb.warehouse.store import Store
from tests.unit.ingest.books import workbook
from tests.unit.pipeline.conftest import TwoLoads
from tests.unit.pipeline.returns import CONTACTS, LAST_QUARTER, YEAR, contacts_counted, front_door, loaded

FIRST_QUARTER = (date(2016, 4, 1), date(2016, 6, 30))
YEAR_BEFORE = (date(2015, 4, 1), date(2016, 3, 31))


def first_quarter(path: Path) -> Path:
    """The two contacts of April and May 2016, the first with another outcome, and one that was forgotten."""
    corrected = ("C1", date(2016, 4, 5), "Referral to social care")
    return front_door(
        path, [corrected, CONTACTS[1], ("C7", date(2016, 6, 1), "No further action")], FIRST_QUARTER
    )


def one_list(
    path: Path, sheet: str, window: tuple[date, date], headings: Sequence[str], *rows: Sequence[Any]
) -> Path:
    """A workbook with one list and its window."""
    about = [("Item", "Value"), ("Data From", window[0]), ("Data To", window[1])]
    return workbook(path, {"About": about, sheet: [headings, *rows]})


def plans(path: Path, window: tuple[date, date], *rows: Sequence[Any]) -> Path:
    """A workbook with a List 7 of (child, start, end)."""
    headings = (
        "Child Unique ID", "Child Protection Plan Start Date", "Child Protection Plan End Date",
        "Initial Category of Abuse", "Number of Previous Child Protection Plans", "Date of Birth",
    )  # fmt: skip
    whole = [(*row, "a) Neglect", 0, date(2010, 1, 1)) for row in rows]
    return one_list(path, "List 7", window, headings, *whole)


def care(path: Path, window: tuple[date, date], *rows: Sequence[Any]) -> Path:
    """A workbook with a List 8 of (child, start)."""
    headings = (
        "Child Unique ID", "Date of Birth", "Date Started to be Looked After",
        "Date Ceased to be Looked After", "Legal Status",
    )  # fmt: skip
    whole = [(child, date(2010, 1, 1), start, None, "C2") for child, start in rows]
    return one_list(path, "List 8", window, headings, *whole)


def header(path: Path, window: tuple[date, date], ethnicity: str) -> Path:
    """A workbook with a 903 Header of one child."""
    headings = ("CHILD", "SEX", "DOB", "ETHNIC")
    return one_list(path, "Header", window, headings, ("C1", 1, date(2010, 1, 1), ethnicity))


def told(store: Store, path: Path) -> tuple[str, ...]:
    """What a preview and the load itself say of rows that do not count."""
    previewed = pipeline.preview(store, [path], "an analyst")
    result = loaded(store, path)
    assert previewed.not_counting == result.not_counting
    return result.not_counting


def test_a_correction_of_part_of_a_period_says_that_it_does_not_count(
    store: Store, one_load: TwoLoads, tmp_path: Path
) -> None:
    result = pipeline.preview(store, [first_quarter(tmp_path / "q1.xlsx")], "an analyst")
    sentence = (
        "Contacts: 3 of 3 rows do not count: 1 April to 30 June 2016 is held already by L0001, whose data reach "
        "further (to 31 March 2017). To correct part of a period, send the whole period again, up to that day, or "
        "take L0001 back."
    )
    assert (result.not_counting, result.changes, result.moved) == ((sentence,), (), ())
    assert result_text(result).splitlines()[1:] == [
        f"  {sentence}",
        "  No row and no figure changes.",
    ]


def test_what_the_sentence_advises_makes_the_correction_count(
    store: Store, one_load: TwoLoads, tmp_path: Path
) -> None:
    loaded(store, first_quarter(tmp_path / "q1.xlsx"))
    assert contacts_counted(store, "2016-17 Q1") == 2
    pipeline.undo(store, "an analyst", "L0001")
    assert contacts_counted(store, "2016-17 Q1") == 3
    # and a whole period again, up to the same day, counts without a word
    assert told(store, front_door(tmp_path / "year.xlsx", CONTACTS[:5], YEAR)) == ()
    assert contacts_counted(store) == 5


def test_only_the_days_that_a_later_extract_covers_do_not_count(store: Store, tmp_path: Path) -> None:
    loaded(store, front_door(tmp_path / "quarter.xlsx", CONTACTS[4:], LAST_QUARTER))
    window = (date(2016, 12, 1), date(2017, 2, 28))
    (sentence,) = told(store, front_door(tmp_path / "winter.xlsx", CONTACTS[3:5], window))
    assert sentence.startswith(
        "Contacts: 1 of 2 rows does not count: 1 January to 28 February 2017 is held already by L0001, "
    )


def test_only_loads_that_cover_the_days_are_named(store: Store, one_load: TwoLoads, tmp_path: Path) -> None:
    april = (date(2017, 4, 1), date(2017, 4, 30))
    loaded(store, front_door(tmp_path / "april.xlsx", [("C8", date(2017, 4, 3), "No further action")], april))
    (sentence,) = told(store, first_quarter(tmp_path / "q1.xlsx"))
    assert "L0001" in sentence
    assert "L0002" not in sentence


def test_a_spell_that_the_next_extract_holds_is_told_by_it(store: Store, tmp_path: Path) -> None:
    running = ("C1", date(2016, 2, 1))
    loaded(store, plans(tmp_path / "this.xlsx", YEAR, (*running, date(2016, 9, 1))))
    ended = ("C2", date(2015, 5, 1), date(2015, 11, 2))
    assert told(store, plans(tmp_path / "before.xlsx", YEAR_BEFORE, (*running, None), ended)) == (
        "Child protection plans: 1 of 2 rows does not count: what became of them is told by L0001, whose data reach "
        "further.",
    )


def test_a_list_of_children_in_care_counts_on_the_day_it_shows(store: Store, tmp_path: Path) -> None:
    child = ("C1", date(2016, 2, 1))
    loaded(store, care(tmp_path / "year.xlsx", YEAR, child))
    (sentence,) = told(store, care(tmp_path / "q1.xlsx", FIRST_QUARTER, child))
    assert sentence.startswith(
        "Children in care: 1 of 1 rows does not count: 1 April to 30 June 2016 is held"
    )
    assert sentence.endswith("On the last day of the list itself they do count.")


def test_a_child_whose_later_header_is_held_is_neither_changed_nor_counted(
    store: Store, tmp_path: Path
) -> None:
    loaded(store, header(tmp_path / "this.xlsx", YEAR, "WBRI"))
    result = loaded(store, header(tmp_path / "before.xlsx", YEAR_BEFORE, "WIRI"))
    assert result.changes == ()
    assert result.not_counting == (
        "Children looked after: children: 1 of 1 rows does not count: what became of them is told by L0001, whose data "
        "reach further.",
    )


def test_a_review_goes_with_its_plan_as_a_later_extract_holds_it(store: Store, tmp_path: Path) -> None:
    headings = ("Child Unique ID", "Child Protection Plan Start Date", "Review Date")
    started = ("C1", date(2016, 4, 4))
    loaded(store, plans(tmp_path / "plans.xlsx", YEAR, (*started, None)))
    reviews = [(*started, date(2016, 6, 20)), (*started, date(2016, 11, 14))]
    loaded(store, one_list(tmp_path / "year.xlsx", "CP Reviews", YEAR, headings, *reviews))
    (sentence,) = told(
        store, one_list(tmp_path / "q1.xlsx", "CP Reviews", FIRST_QUARTER, headings, reviews[0])
    )
    assert sentence.startswith(
        "Child protection review conferences: 1 of 1 rows does not count: 1 April to 30 June 2016 is held already by "
        "L0002, "
    )


def test_of_totals_the_load_that_is_made_later_always_counts(store: Store, tmp_path: Path) -> None:
    for load, count in enumerate((57000, 57100), start=1):
        rows = [("Authority", "Year", "Population 0-17"), ("Havering", 2016, count)]
        path = workbook(tmp_path / f"{load}.xlsx", {"Population": rows})
        assert told(store, path) == ()


def test_two_authorities_of_one_load_are_told_apart(store: Store, one_load: TwoLoads, tmp_path: Path) -> None:
    here = first_quarter(tmp_path / "havering.xlsx")
    there = front_door(tmp_path / "redbridge.xlsx", CONTACTS[:1], FIRST_QUARTER, Authority="Redbridge")
    (sentence,) = loaded(store, here, there).not_counting
    assert sentence.startswith("Contacts (Havering, Children's Social Care): 3 of 3 rows do not count: ")
