"""Who sent a file: read from the file itself, shown, and kept apart from every other sender of the same load."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from hscb import pipeline
from hscb.ingest.answers import Answer, Told
from hscb.ingest.sender import agency_in
from hscb.warehouse.connection import rows
from hscb.warehouse.mappings import remember, remembered
from hscb.warehouse.publish import current_state
from hscb.warehouse.store import Store
from tests.unit.ingest.books import workbook
from tests.unit.pipeline.returns import CONTACTS, front_door

HEADINGS = ("Agency", "Measure", "Period", "Numerator", "Denominator", "Value")


def values(path: Path, *agencies: str, measure: str = "supervision_pct", quarter: str = "2016-17 Q1") -> Path:
    lines = [(agency, measure, quarter, 63, 100, 63) for agency in agencies]
    return workbook(path, {"Values": [HEADINGS, *lines]})


def odd(path: Path, *rows_of: Sequence[Any], title: str = "") -> Path:
    """A sheet that nobody knows, perhaps under a title."""
    above: list[Sequence[Any]] = [(title,), ()] if title else []
    return workbook(path, {"Our figures": [*above, ("What we count", "Qtr", "Number"), *rows_of]})


def senders(store: Store, *paths: Path, told: Told | None = None) -> dict[str, tuple[str, str]]:
    report = pipeline.check(store, paths, told or Told())
    return {sender.file: (sender.agency, sender.told_by) for sender in report.senders}


def test_each_file_of_a_load_has_its_own_sender(store: Store, tmp_path: Path) -> None:
    row = ("MARAC cases", "2016-17 Q1", 41)
    found = senders(
        store,
        values(tmp_path / "a.xlsx", "Housing Services", "Housing"),
        odd(tmp_path / "MPS return Q1.xlsx", row),
        odd(tmp_path / "b.xlsx", row, title="NELFT: return to Havering LSCB"),
        workbook(
            tmp_path / "c.xlsx", {"About": [("Item", "Value"), ("Agency", "CCG")], "Values": [HEADINGS]}
        ),
        front_door(tmp_path / "police contacts.xlsx"),
        values(tmp_path / "d.xlsx", "Police", "Housing"),
    )
    assert found == {
        "a.xlsx": ("Housing", "column"),
        "MPS return Q1.xlsx": ("Police", "name"),
        "b.xlsx": ("NELFT", "title"),
        "c.xlsx": ("CCG", "about"),
        # what a list of children is called does not tell who sent it
        "police contacts.xlsx": ("Children's Social Care", "usual"),
        "d.xlsx": ("Children's Social Care", "assumed"),
    }


def test_what_a_person_chooses_for_a_file_goes_before_what_it_says(store: Store, tmp_path: Path) -> None:
    paths = (values(tmp_path / "a.xlsx", "Housing"), values(tmp_path / "b.xlsx", "Police", "Housing"))
    told = Told(agency="CCG", senders=(("a.xlsx", "Police"),))
    assert senders(store, *paths, told=told) == {"a.xlsx": ("Police", "chosen"), "b.xlsx": ("CCG", "told")}


@pytest.mark.parametrize(
    ("text", "agency"),
    [
        ("LB Havering Housing Services", "Housing"),
        ("Metropolitan Police Service - East Area: return to Havering LSCB", "Police"),
        ("police_q1", "Police"),
        ("HSCB Return", None),
        ("Police and Housing", None),
        ("Safeguarding return Q1", None),
        ("Havering", None),
    ],
)
def test_a_name_tells_the_one_agency_in_it_never_the_board(text: str, agency: str | None) -> None:
    assert agency_in(text) == agency


def test_answers_are_kept_for_the_sender_of_the_file_and_the_next_quarter_needs_none(
    store: Store, tmp_path: Path
) -> None:
    police, housing = (
        values(tmp_path / f"{agency}.xlsx", agency, measure="board meetings")
        for agency in ("Police", "Housing")
    )
    asked = pipeline.check(store, [police, housing]).questions
    assert [(one.agency, one.spelling) for one in asked] == [
        ("Housing", "board meetings"),
        ("Police", "board meetings"),
    ]
    meanings = ("supervision_pct", "board_attendance_pct")
    answers = [
        Answer(one.authority, one.agency, one.field, one.spelling, meaning)
        for one, meaning in zip(asked, meanings, strict=True)
    ]
    remember(store, "an analyst", answers)
    later = [
        values(tmp_path / f"{name} Q2.xlsx", agency, measure="board meetings", quarter="2016-17 Q2")
        for name, agency in (("one", "Police"), ("two", "Housing"))
    ]
    for paths in (later, later[:1], later[1:]):
        assert pipeline.check(store, paths).questions == ()
    result = pipeline.load(store, later, "an analyst", accept_warnings=True)
    assert result.outcome == "loaded"
    found = rows(
        store,
        current_state(store),
        "select agency, submitted_by, measure_id from raw.returned_values order by agency",
    )[1]
    assert found == [("Housing", "Housing", "supervision_pct"), ("Police", "Police", "board_attendance_pct")]


def test_who_sent_a_file_is_asked_where_nothing_tells_and_remembered_for_the_next(
    store: Store, tmp_path: Path
) -> None:
    path = values(tmp_path / "return Q1.xlsx", "Police", "Housing", measure="board meetings")
    question, other = pipeline.check(store, [path]).questions
    assert (question.field, question.words, question.agency) == ("sender", "Who sent return Q1.xlsx?", "")
    assert other.spelling == "board meetings"
    assert [one.field for one in pipeline.check(store, [path], Told(agency="Police")).questions] == [
        "measure"
    ]
    answer = Answer(question.authority, "", question.field, question.spelling, "Police")
    remember(store, "an analyst", [answer])
    assert remembered(store) == (answer,)
    later = values(tmp_path / "Return Q2 final.xlsx", "Police", "Housing", quarter="2016-17 Q2")
    assert senders(store, later) == {"Return Q2 final.xlsx": ("Police", "answer")}
    # another file's name tells nothing
    assert senders(store, values(tmp_path / "figures.xlsx", "Police", "Housing")) == {
        "figures.xlsx": ("Children's Social Care", "assumed")
    }


def test_a_file_is_loaded_again_for_another_sender(store: Store, tmp_path: Path) -> None:
    path = values(tmp_path / "a.xlsx", "Police")
    assert pipeline.load(store, [path], "an analyst").outcome == "loaded"
    assert pipeline.load(store, [path], "an analyst").outcome == "already loaded"
    told = Told(senders=(("a.xlsx", "Housing"),))
    again = pipeline.load(store, [path], "an analyst", accept_warnings=True, told=told)
    assert again.loads[0].extracts[0].submitted_by == "Housing"
    assert pipeline.load(store, [path], "an analyst", told=told).outcome == "already loaded"


def test_a_list_of_children_of_another_sender_for_the_same_days_is_a_warning(
    store: Store, tmp_path: Path
) -> None:
    assert pipeline.load(store, [front_door(tmp_path / "a.xlsx")], "an analyst").outcome == "loaded"
    later = front_door(tmp_path / "b.xlsx", CONTACTS[1:])
    told = Told(senders=(("b.xlsx", "Police"),))
    warnings = pipeline.check(store, [later], told).warnings
    assert [(one.code, one.sheet) for one in warnings] == [("sender-differs", "List 1")]
    assert "sent by Police; the same list of Children's Social Care" in warnings[0].message
    assert pipeline.check(store, [later]).warnings == ()


def test_two_senders_of_one_load_cannot_both_give_a_figure(store: Store, tmp_path: Path) -> None:
    row = ("Police", "supervision_pct", "2016-17 Q1", 50, 100, 50)
    other = workbook(
        tmp_path / "b.xlsx", {"About": [("Item", "Value"), ("Agency", "CCG")], "Values": [HEADINGS, row]}
    )
    report = pipeline.check(store, [values(tmp_path / "a.xlsx", "Police"), other])
    assert [one.code for one in report.errors] == ["two-figures-for-one"]
