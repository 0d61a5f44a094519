"""What a person answered once about a spelling holds for every later file of the same authority and agency."""

from __future__ import annotations

from pathlib import Path

import pytest

from hscb import pipeline
from hscb.errors import WrongUseError
from hscb.ingest.answers import Answer, Told
from hscb.warehouse.ledger import Ledger
from hscb.warehouse.mappings import as_csv, forget, from_csv, remember, remembered
from hscb.warehouse.store import Store
from tests.unit.ingest.books import workbook

CSC = ("Havering", "Children's Social Care")
ODD = "Skool runs"
SCHOOLS = Answer(*CSC, "source", ODD, "2A")


def contacts(path: Path, *sources: str, **about: str) -> Path:
    rows = [["C1", f"0{day}/05/2016", source] for day, source in enumerate(sources, start=1)]
    sheets: dict[str, list[list[object]]] = {
        "List 1": [["Child Unique ID", "Date of Contact", "Contact Source"], *rows]
    }
    if about:
        sheets["About"] = [["Item", "Value"], *([name, value] for name, value in about.items())]
    return workbook(path, sheets)


def test_an_unknown_spelling_is_asked_once_with_its_cells(store: Store, tmp_path: Path) -> None:
    report = pipeline.check(store, [contacts(tmp_path / "a.xlsx", ODD, "Police", ODD.upper())])
    (question,) = report.questions
    assert (question.authority, question.agency) == CSC
    assert (question.field, question.spelling, question.cell, question.cells) == ("source", ODD, "C2", 2)
    assert not store.folder.exists()


def test_an_answer_is_used_without_a_word_and_written_in_the_ledger(store: Store, tmp_path: Path) -> None:
    assert remember(store, "an analyst", [SCHOOLS]) == 1
    path = contacts(tmp_path / "a.xlsx", ODD, "Police")
    result = pipeline.load(store, [path], "an analyst")
    assert (result.outcome, result.report.problems, result.report.questions) == ("loaded", (), ())
    (load,) = Ledger(store.ledger).events()[-1].loads
    assert load.answers == (Answer(*CSC, "source", ODD.casefold(), "2A"),)


@pytest.mark.parametrize(("authority", "agency"), [("Bexley", CSC[1]), (CSC[0], "Police")])
def test_an_answer_holds_for_its_authority_and_agency_alone(
    store: Store, tmp_path: Path, authority: str, agency: str
) -> None:
    remember(store, "an analyst", [SCHOOLS])
    path = contacts(tmp_path / "a.xlsx", ODD)
    assert not pipeline.check(store, [path]).questions
    assert len(pipeline.check(store, [path], Told(authority, agency)).questions) == 1
    named = contacts(tmp_path / "b.xlsx", ODD, Authority=authority, Agency=agency)
    assert len(pipeline.check(store, [named]).questions) == 1


def test_an_answer_goes_before_what_the_loader_knows(store: Store, tmp_path: Path) -> None:
    remember(store, "an analyst", [Answer(*CSC, "source", "Police", "7")])
    pipeline.load(store, [contacts(tmp_path / "a.xlsx", "POLICE")], "an analyst")
    events = Ledger(store.ledger).events()
    assert events[-1].loads[0].answers[0].meaning == "7"


def test_not_recorded_is_an_answer_too(store: Store, tmp_path: Path) -> None:
    remember(store, "an analyst", [Answer(*CSC, "source", ODD, "")])
    result = pipeline.load(store, [contacts(tmp_path / "a.xlsx", ODD)], "an analyst")
    assert result.outcome == "loaded"


def test_a_file_is_loaded_again_after_a_new_answer(store: Store, tmp_path: Path) -> None:
    path = contacts(tmp_path / "a.xlsx", ODD, "Police")
    pipeline.load(store, [path], "an analyst", accept_warnings=True)
    remember(store, "an analyst", [SCHOOLS])
    again = pipeline.load(store, [path], "an analyst")
    assert again.outcome == "loaded"
    assert (again.changes[0].changed, again.changes[0].added) == (1, 0)


def test_answers_alone_move_no_figure_and_build_nothing(store: Store, tmp_path: Path) -> None:
    pipeline.load(store, [contacts(tmp_path / "a.xlsx", "Police")], "an analyst")
    state = store.current()
    remember(store, "an analyst", [SCHOOLS])
    pipeline.make_ready(store, "an analyst")
    assert store.current() == state


def test_answers_go_to_a_file_and_back_are_changed_and_forgotten(store: Store) -> None:
    blank = Answer(*CSC, "ethnicity", "see notes", "")
    remember(store, "an analyst", [SCHOOLS, blank])
    assert from_csv(as_csv(remembered(store))) == list(remembered(store)) == [blank, SCHOOLS]
    assert remember(store, "an analyst", [blank, Answer(*CSC, "source", ODD.upper(), "2B")]) == 1
    assert [answer.meaning for answer in remembered(store)] == ["", "2B"]
    forget(store, "an analyst", SCHOOLS)
    assert remembered(store) == (blank,)


@pytest.mark.parametrize(
    ("field", "meaning"),
    [("source", "99"), ("nonsense", "1"), ("heading list_1", "contact"), ("sheet", ""), ("period", "Q1")],
)
def test_a_meaning_that_its_field_does_not_have_is_refused(store: Store, field: str, meaning: str) -> None:
    with pytest.raises(WrongUseError):
        remember(store, "an analyst", [SCHOOLS, Answer(*CSC, field, "word", meaning)])
    assert remembered(store) == ()


def test_a_file_of_answers_passes_over_what_is_not_filled_in_and_names_a_missing_column() -> None:
    text = "authority,agency,field,spelling,meaning\nHavering,Police,source,a,\nHavering,Police,source,b,6\n"
    assert [answer.spelling for answer in from_csv(text)] == ["b"]
    with pytest.raises(WrongUseError, match="meaning"):
        from_csv("authority,agency,field,spelling\n")
