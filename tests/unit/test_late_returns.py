"""The list of late returns, and what is written about each: the words of the ladder, and the command that has them."""

from __future__ import annotations

import csv
import io
import json
from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from hscb.faults import run
from hscb.late_returns import letter
from hscb.warehouse.board import board_words
from hscb.warehouse.store import Store
from tests.unit.ingest.books import workbook
from tests.unit.pipeline.returns import loaded

STEPS = board_words("late_return_steps")
HEADINGS = ("Agency", "Dataset", "Period", "Due Date", "Received Date")
ROWS = [
    ("Police", "Quarterly dataset", "2016-17 Q1", date(2016, 8, 1), date(2016, 8, 1)),
    ("Police", "Quarterly dataset", "2016-17 Q2", date(2016, 11, 1), None),
    ("Police", "Quarterly dataset", "2016-17 Q3", date(2017, 2, 1), None),
    ("NELFT", "Quarterly dataset", "2016-17 Q3", date(2017, 2, 1), date(2017, 2, 23)),
]


def late(step: int, **more: Any) -> dict[str, Any]:
    """A row of a late return at a step."""
    found = dict(
        agency="Police", lead="Detective Inspector", dataset="Quarterly dataset", period_label="2017-06",
        period_type="month", due_date=pd.Timestamp("2017-07-31"), working_days_late=STEPS[step]["working_days_late"],
        first_part_on=pd.NaT, still_missing=None, step_words=STEPS[step]["words"],
    )  # fmt: skip
    return found | more


def test_the_steps_of_the_ladder_stand_in_their_order() -> None:
    assert [step["number"] for step in STEPS] == [1, 2, 3]
    assert [step["name"] for step in STEPS] == ["Reminder", "Named lead", "Question to the Chair"]
    assert [step["working_days_late"] for step in STEPS] == [5, 15, 30]


@pytest.mark.parametrize("step", range(3))
def test_a_letter_names_who_what_when_and_how_late(step: int) -> None:
    text = letter(late(step))
    for words in ("Police", "Quarterly dataset", "Jun 2017", "31 July 2017", "Nothing of it has reached us."):
        assert words in text
    assert f"{STEPS[step]['working_days_late']} working days" in text
    assert "{" not in text
    assert ("Detective Inspector" in text) == (step > 0)


def test_the_question_to_the_chair_is_as_short_as_a_question_is_to_be() -> None:
    question = letter(late(2)).split("\n\n", 1)[1]
    assert 90 <= len(question.split()) <= 140


@pytest.mark.parametrize("step", range(3))
def test_a_letter_about_a_part_names_what_is_missing(step: int) -> None:
    came = dict(first_part_on=pd.Timestamp("2017-07-20"), still_missing="Mentors; Independent visitors")
    text = letter(late(step, **came))
    assert "A part of it came on 20 July 2017." in text
    assert "what is still missing (Mentors; Independent visitors)" in text
    assert "Nothing of it" not in text


def test_one_day_is_one_day_and_an_unknown_lead_is_the_lead_officer() -> None:
    text = letter(late(1, working_days_late=1, lead=None))
    assert "is 1 working day late" in text
    assert "To: the lead officer, Police" in text


def test_a_return_that_is_not_late_has_no_letter() -> None:
    assert letter(late(0, step_words=None)) == ""


@pytest.fixture
def calendar(store: Store, tmp_path: Path) -> Store:
    loaded(store, workbook(tmp_path / "calendar.xlsx", {"Returns Calendar": [HEADINGS, *ROWS]}))
    return store


def printed(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert run(["returns", *arguments]) == 0
    return capsys.readouterr().out


def test_the_command_lists_what_has_not_come(calendar: Store, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    rows = list(csv.DictReader(io.StringIO(printed(capsys, "--format", "csv"))))
    # the last day known is the day on which the last return came
    assert [(row["period"], row["due"], row["working days late"], row["step"]) for row in rows] == [
        ("2016-17 Q2", "2016-11-01", "79", "Question to the Chair"),
        ("2016-17 Q3", "2017-02-01", "16", "Named lead"),
    ]


def test_the_command_looks_at_another_day_and_at_every_return(
    calendar: Store, capsys: pytest.CaptureFixture[str]
) -> None:
    capsys.readouterr()
    (row,) = json.loads(printed(capsys, "--as-at", "2016-11-09", "--format", "json"))
    assert (row["working days late"], row["step"], row["received"]) == (6, "Reminder", None)
    every = json.loads(printed(capsys, "--all", "--as-at", "09/11/2016", "--format", "json"))
    assert sorted((row["period"], row["standing"]) for row in every) == [
        ("2016-17 Q1", "on time"),
        ("2016-17 Q2", "missing"),
        ("2016-17 Q3", "not yet due"),
        ("2016-17 Q3", "not yet due"),
    ]


def test_the_command_writes_the_letters(calendar: Store, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    chair, lead = printed(capsys, "--texts").split("----")
    assert chair.startswith("For the Chair to ask Police")
    assert "2016-17 Q3 is 16 working days late" in lead
    assert printed(capsys, "--texts", "--as-at", "2016-05-01").strip() == "No return is late."
