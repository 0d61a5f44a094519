"""An answer holds for the spelling that it was given for, and for no other that only looks like it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from hscb.ingest.answers import Answer, Told, answers_for
from hscb.ingest.child import read
from hscb.ingest.files.limits import Limits
from tests.unit.ingest.books import contacts

SENDER = ("Havering", "Children's Social Care")


def told(field: str, spelling: str, meaning: str) -> Told:
    return Told(answers=(Answer(*SENDER, field, spelling, meaning),))


@pytest.mark.parametrize(
    ("asked", "other"),
    [("Police?", "Police"), ("<6", "6"), ("6%", "6"), ("(White)", "White"), ("Zoë", "Zoe")],
)
def test_an_answer_about_a_doubtful_spelling_says_nothing_about_the_plain_one(asked: str, other: str) -> None:
    answers = answers_for(told("source", asked, "10"))
    assert answers.meaning("source", asked) == "10"
    assert answers.meaning("source", f" {asked.upper()}\u00a0") == "10"
    assert answers.meaning("source", other) is None


def test_a_heading_is_known_by_its_words() -> None:
    answers = answers_for(told("heading list_1", "Contact  dt?", "contact_date"))
    assert answers.meaning("heading list_1", "CONTACT DT") == "contact_date"


def test_an_answer_is_read_from_a_number_too_and_leaves_the_other_cells_alone(tmp_path: Path) -> None:
    rows = [
        (f"C{number}", "F", date(2016, 5, 31), source) for number, source in enumerate(("2", 2, "Police"))
    ]
    path = contacts(tmp_path / "c.xlsx", *rows)
    found = read(path, path.name, Limits(), told("source", "2", "2A"))
    assert found["problems"] == []
    assert found["tables"][0]["values"]["contact_source"] == ["2A", "2A", "6"]
