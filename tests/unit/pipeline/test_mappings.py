"""What a person answered once about a spelling holds for every later file of the same authority and agency."""

from __future__ import annotations

from pathlib import Path

import pytest

from hscb import pipeline
from hscb.errors import WrongUseError
from hscb.examine import Report
from hscb.ingest.answers import Answer, Told
from hscb.warehouse.answers_file import answers_read, as_csv
from hscb.warehouse.ledger import Ledger
from hscb.warehouse.mappings import forget, remember, remembered
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
    read = answers_read(as_csv(remembered(store)).encode(), remembered(store))
    assert read.answers == read.same == list(remembered(store)) == [blank, SCHOOLS]
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


def own_layout(path: Path) -> Path:
    headings = ["Case no", "Contacted on", "Where from", "Worker name", "Notes"]
    return workbook(path, {"Front door": [headings, ["C1", "01/05/2016", "Police", "A. Person", "x"]]})


def answer_all(store: Store, report: Report, **meanings: str) -> None:
    """Answers each question by the meaning given for its spelling; what is not named is not to be read."""
    remember(
        store,
        "an analyst",
        [
            Answer(one.authority, one.agency, one.field, one.spelling, meanings.get(one.spelling, "ignore"))
            for one in report.questions
            if one.field != "sender"
        ],
    )


def test_a_sheet_and_its_columns_are_asked_once_and_the_same_layout_loads_without_a_question(
    store: Store, tmp_path: Path
) -> None:
    asked = pipeline.check(store, [own_layout(tmp_path / "q1.xlsx")])
    who, sheet = asked.questions
    assert (who.field, who.words) == ("sender", "Who sent q1.xlsx?")
    assert (sheet.field, sheet.spelling) == (
        "sheet",
        "case no | contacted on | where from | worker name | notes",
    )
    answer_all(store, asked, **{sheet.spelling: "list_1"})
    asked = pipeline.check(store, [own_layout(tmp_path / "q1.xlsx")])
    assert [problem.code for problem in asked.errors] == ["column-missing"]
    assert [one.spelling for one in asked.questions if one.field != "sender"] == [
        "Case no",
        "Contacted on",
        "Where from",
        "Notes",
    ]
    offered = {
        one.spelling: [offer.code for offer in one.offers] for one in asked.questions if one.field != "sender"
    }
    assert {spelling: codes[:1] for spelling, codes in offered.items()} == {
        "Case no": ["child_id"],
        "Contacted on": ["contact_date"],
        "Where from": ["contact_source"],
        "Notes": ["child_id"],
    }
    named = {"Case no": "child_id", "Contacted on": "contact_date", "Where from": "contact_source"}
    answer_all(store, asked, **named)
    later = pipeline.load(store, [own_layout(tmp_path / "q2.xlsx")], "an analyst")
    assert (later.outcome, later.report.questions) == ("loaded", ())
    assert {problem.severity for problem in later.report.problems} == {"note"}
    assert later.loads[0].extracts[0].rows == 1
    assert {answer.field for answer in later.loads[0].answers} == {"heading list_1", "sheet"}


def test_a_sheet_that_is_not_to_be_read_is_not_asked_about_again(store: Store, tmp_path: Path) -> None:
    answer_all(store, pipeline.check(store, [own_layout(tmp_path / "a.xlsx")]))
    report = pipeline.check(store, [own_layout(tmp_path / "a.xlsx")])
    assert not report.questions
    assert "sheet-ignored" in [problem.code for problem in report.problems]


def test_one_needed_column_under_another_heading_is_proposed(store: Store, tmp_path: Path) -> None:
    rows = [["Child Unique ID", "Contact date", "Contact Source"], ["C1", "01/05/2016", "Police"]]
    report = pipeline.check(store, [workbook(tmp_path / "a.xlsx", {"List 1": rows})])
    (question,) = report.questions
    assert (question.spelling, question.offers[0].code, question.cell) == (
        "Contact date",
        "contact_date",
        "B1",
    )
    answer_all(store, report, **{"Contact date": "contact_date"})
    assert not pipeline.check(store, [tmp_path / "a.xlsx"]).problems


def test_a_mistyped_heading_that_no_measure_needs_is_asked_about(store: Store, tmp_path: Path) -> None:
    headings = ["Child Unique ID", "Ethinicity", "Date of Contact", "Contact Source"]
    rows = [headings, ["C1", "WBRI", "01/05/2016", "Police"]]
    report = pipeline.check(store, [workbook(tmp_path / "a.xlsx", {"List 1": rows})])
    (question,) = report.questions
    assert (question.spelling, question.offers[0].code) == ("Ethinicity", "ethnicity")
