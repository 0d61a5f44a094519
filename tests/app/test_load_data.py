"""The Load data page over results of real previews and loads."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import date
from html import unescape
from pathlib import Path

from streamlit.testing.v1 import AppTest

from hscb import pipeline
from hscb.ingest.answers import Answer
from hscb.loading import LoadResult
from hscb.warehouse.mappings import remember, remembered
from hscb.warehouse.store import Store
from tests.app.conftest import Opened, words
from tests.unit.ingest.books import contacts, workbook
from tests.unit.pipeline.returns import (
    CONTACTS,
    LAST_QUARTER,
    LATER_CONTACTS,
    front_door,
    loaded,
    tenfold,
    warned,
)


def press(app: AppTest, label: str) -> None:
    """Presses the button of that name."""
    next(one for one in app.button if one.label == label).click().run()


def shown(opened: Opened, **results: LoadResult) -> AppTest:
    """The page after a job has told its result, as the page keeps it."""
    app = opened("pages/load_data.py")
    for name, result in results.items():
        app.session_state[name] = json.loads(json.dumps(asdict(result)))
    app.run()
    assert not app.exception
    return app


def test_rows_that_do_not_count_are_a_warning_above_accept(
    opened: Opened, store: Store, tmp_path: Path
) -> None:
    loaded(store, front_door(tmp_path / "year.xlsx"))
    quarter = front_door(tmp_path / "q1.xlsx", CONTACTS[:1], (date(2016, 4, 1), date(2016, 6, 30)))
    app = shown(opened, _preview=pipeline.preview(store, [quarter], "an analyst"))
    (told,) = app.warning
    assert "Contacts: 1 of 1 rows does not count" in told.value.replace("\\", "")
    assert "No row and no figure changes." in words(app)
    order = [str(element.value) for element in app.main if element.type in ("header", "warning")]
    assert order.index(told.value) < order.index("4. Accept")


def test_a_load_is_told_in_a_sentence_with_figures_before_and_now(
    opened: Opened, store: Store, tmp_path: Path
) -> None:
    loaded(store, front_door(tmp_path / "year.xlsx", tenfold(CONTACTS)))
    result = loaded(store, front_door(tmp_path / "quarter.xlsx", tenfold(LATER_CONTACTS), LAST_QUARTER))
    app = shown(opened, _done=result)
    (told,) = app.success
    assert told.value.replace("\\", "") == "Loaded as L0002: 30 rows of 1 file."
    headings = "<th scope='col' class='number'>Before</th><th scope='col' class='number'>Now</th>"
    assert headings in words(app)


def test_the_same_file_again_is_told_so_and_nothing_else(
    opened: Opened, store: Store, tmp_path: Path
) -> None:
    path = front_door(tmp_path / "year.xlsx")
    loaded(store, path)
    app = shown(opened, _preview=pipeline.preview(store, [path], "an analyst"))
    (told,) = app.info
    assert told.value.startswith("Already loaded")
    said = words(app)
    assert "No sheet was recognised" not in said
    assert "No problem was found" not in said


def test_a_question_is_answered_once_and_the_answer_is_remembered_and_can_be_taken_back(
    opened: Opened, store: Store, tmp_path: Path
) -> None:
    path = contacts(tmp_path / "a.xlsx", ("C1", "b) Female", date(2016, 5, 31), "Skool runs"))
    app = shown(opened, _preview=pipeline.preview(store, [path], "an analyst"))
    (question,) = (one for one in app.selectbox if "Skool runs" in one.label)
    question.select("2A")
    press(app, "Remember these answers and check again")
    (answer,) = remembered(store)
    assert (answer.agency, answer.spelling, answer.meaning) == ("Children's Social Care", "Skool runs", "2A")
    app = opened("pages/load_data.py")
    assert "<td>2A: Schools</td>" in words(app)
    app.text_input(key="mapping_who").set_value("an analyst").run()
    (meaning,) = (one for one in app.selectbox if one.label == "means from now on")
    meaning.select("(ask again)").run()
    press(app, "Change this answer")
    assert remembered(store) == ()


def test_the_template_of_an_agency_is_for_the_period_after_what_is_held(opened: Opened, demo: Path) -> None:
    app = opened("pages/load_data.py")
    period = next(one for one in app.text_input if one.label == "Period")
    assert period.value == "2017-18 Q1"
    files = [one.proto for one in app.get("download_button")]
    assert not [one.label for one in files if one.disabled]
    period.set_value("soon").run()
    assert '"soon" is not a period' in words(app).replace("\\", "")
    assert not app.exception


def test_without_data_the_period_of_a_template_must_be_named(opened: Opened) -> None:
    app = opened("pages/load_data.py")
    period = next(one for one in app.text_input if one.label == "Period")
    assert period.value == ""
    assert [one.proto.disabled for one in app.get("download_button")].count(True) == 1
    period.set_value("2016-17 Q3").run()
    assert not any(one.proto.disabled for one in app.get("download_button"))


def test_templates_are_chosen_by_name_and_title(opened: Opened) -> None:
    (template,) = (one for one in opened("pages/load_data.py").selectbox if one.label == "Template")
    assert "List 1 (Contacts)" in template.options


def test_how_a_sheet_was_read_is_shown_cell_by_cell(opened: Opened, store: Store, tmp_path: Path) -> None:
    rows = [
        ("Return of the Police",),
        ("Who", "Measure", "Period", "Numerator", "Denominator", "Value", "Remark"),
        ("Police", "supervision_pct", "2016-17 Q1", 63, 100, 63, "fine"),
        ("Total", None, None, 63, 100, None, None),
    ]
    path = workbook(tmp_path / "return.xlsx", {"Return": rows})
    answer = Answer("Havering", "Police", "heading returned_values", "Who", "agency")
    remember(store, "an analyst", [answer])
    said = unescape(words(shown(opened, _preview=pipeline.preview(store, [path], "an analyst"))))
    assert 'Read "Return" as Values: headings in row 2, 1 row (3), 1 total row left out' in said
    assert "<td class='heading'>Who (Agency)</td>" in said
    assert "<td class='not-read'>Remark</td>" in said
    assert "<td class='data'>63</td>" in said
    assert "4 <i>total, left out</i>" in said


def test_of_a_list_of_children_only_the_kind_of_a_cell_is_shown(
    opened: Opened, store: Store, tmp_path: Path
) -> None:
    path = contacts(tmp_path / "a.xlsx", ("C77x", "b) Female", date(2016, 5, 31), "q) 6: Police"))
    said = words(shown(opened, _preview=pipeline.preview(store, [path], "an analyst")))
    assert "<td class='data'>identifier</td>" in said
    assert "C77x" not in said


def test_what_was_told_of_a_load_can_be_read_again(opened: Opened, store: Store, tmp_path: Path) -> None:
    loaded(store, warned(tmp_path / "plans.xlsx"))
    app = opened("pages/load_data.py")
    (choice,) = (one for one in app.selectbox if one.key == "record_of")
    choice.select("L0001: plans.xlsx").run()
    assert not app.exception
    said = words(app)
    assert "Child protection plans" in said
    assert "List 7, cell C2: This date lies before the start of the same row" in said
    assert "Figures, without their breakdowns" in said


def bad_contacts(path: Path) -> Path:
    """A workbook of contacts with two bad dates and a source that nobody knows."""
    bad = [(f"C{number}", "b) Female", "31/02/2017", "q) 6: Police") for number in range(2)]
    return contacts(path, *bad, ("C3", "b) Female", date(2016, 5, 31), "Skool runs"))


def test_problems_are_filtered_by_severity_kind_column_and_words(
    opened: Opened, store: Store, tmp_path: Path
) -> None:
    path = bad_contacts(tmp_path / "a.xlsx")
    app = shown(opened, _preview=pipeline.preview(store, [path], "an analyst"))
    both = ("Error: Not a date</b> (2 cells)", "Warning: Not one of the choices</b> (1)")
    assert all(words(app).count(kind) == 1 for kind in both)
    column, kind, sheet = (app.selectbox(key=f"check_{name}") for name in ("column", "kind", "sheet"))
    assert column.options == ["All columns", "Date of Contact (2)", "Contact Source (1)"]
    assert kind.options == ["All kinds", "Not a date (2)", "Not one of the choices (1)"]
    assert sheet.options == ["All sheets", "List 1 (a.xlsx) (3)"]
    column.select("Date of Contact").run()
    assert [kind in words(app) for kind in both] == [True, False]
    app.selectbox(key="check_kind").select("Not one of the choices").run()
    assert "None with these filters" in words(app)
    app.selectbox(key="check_kind").select(None)
    app.selectbox(key="check_column").select(None)
    app.text_input(key="check_words").set_value("CHOICES skool").run()
    assert [kind in words(app) for kind in both] == [False, True]


def test_the_list_and_the_marked_copy_are_of_one_file_or_of_all(
    opened: Opened, store: Store, tmp_path: Path
) -> None:
    paths = [bad_contacts(tmp_path / name) for name in ("a.xlsx", "b.xlsx")]
    result = pipeline.preview(store, paths, "an analyst")
    app = opened("pages/load_data.py")
    app.session_state["_files"] = (None, paths)
    app.session_state["_preview"] = json.loads(json.dumps(asdict(result)))
    app.run()
    assert not app.exception
    assert {"Problem list (Excel)", "Problem list (CSV)", "Marked copies (zip)"} <= downloads(app)
    app.selectbox(key="check_file").select("b.xlsx").run()
    assert {"Problem list (Excel)", "Problem list (CSV)", "Marked copy (Excel)"} <= downloads(app)


def test_of_the_record_of_a_load_there_is_the_list_alone(
    opened: Opened, store: Store, tmp_path: Path
) -> None:
    loaded(store, warned(tmp_path / "plans.xlsx"))
    app = opened("pages/load_data.py")
    app.selectbox(key="record_of").select("L0001: plans.xlsx").run()
    assert {"Problem list (Excel)", "Problem list (CSV)"} <= downloads(app)
    assert "Marked copy (Excel)" not in downloads(app)


def downloads(app: AppTest) -> set[str]:
    """What can be downloaded."""
    return {one.proto.label for one in app.get("download_button")}


def odd_returns(folder: Path) -> list[Path]:
    """A return of the Police and one of nobody knows whom, each with something to ask."""
    headings = ("Agency", "Measure", "Period", "Value")
    return [
        workbook(
            folder / f"{name}.xlsx",
            {"Values": [headings, *((one, "meetings", "2016-17 Q1", 4) for one in who)]},
        )
        for name, who in (("police", ["Police"]), ("return", ["Police", "Housing"]))
    ]


def test_questions_are_first_and_by_file_and_kept_for_the_sender_of_each(
    opened: Opened, store: Store, tmp_path: Path
) -> None:
    app = shown(opened, _preview=pipeline.preview(store, odd_returns(tmp_path), "an analyst"))
    heads = [one.value for one in app.header]
    assert heads[1:5] == ["2. What was understood", "Questions", "How they were read", "Problems"]
    said = words(app)
    assert "<b>1 question on police.xlsx</b> <span class='quiet'>kept for Police, Havering</span>" in said
    assert "<b>1 question on return.xlsx</b>" in said
    sender = next(one for one in app.selectbox if one.label == "Who sent return.xlsx")
    assert sender.value is None
    sender.select("Housing").run()
    assert "<b>1 question on return.xlsx</b> <span class='quiet'>kept for Housing, Havering</span>" in words(
        app
    )
    for one in app.selectbox:
        if "meetings" in one.label:
            one.select("board_attendance_pct")
    press(app, "Remember these answers and check again")
    kept = {(one.field, one.agency, one.meaning) for one in remembered(store)}
    assert kept == {
        ("measure", "Housing", "board_attendance_pct"),
        ("measure", "Police", "board_attendance_pct"),
        ("sender", "", "Housing"),
    }
    report = pipeline.check(store, odd_returns(tmp_path))
    assert ([one.agency for one in report.senders], report.questions) == (["Police", "Housing"], ())


def test_another_sender_is_chosen_for_a_file_and_it_is_checked_again(
    opened: Opened, store: Store, tmp_path: Path
) -> None:
    app = shown(opened, _preview=pipeline.preview(store, odd_returns(tmp_path)[:1], "an analyst"))
    assert "its Agency column names no other" in words(app)
    assert not any(one.label == "Check again with these senders" for one in app.button)
    next(one for one in app.selectbox if one.label == "Who sent police.xlsx").select("Housing").run()
    press(app, "Check again with these senders")
    assert app.session_state["_senders"] == {"police.xlsx": "Housing"}
    # the column will tell again next time
    assert remembered(store) == ()


def test_the_name_is_asked_beside_the_button_and_kept_for_the_session(opened: Opened, store: Store) -> None:
    app = opened("pages/load_data.py")
    (check,) = (one for one in app.button if one.label == "Check these files")
    assert check.disabled
    assert "Before the check: choose files and write your name" in words(app)
    app.text_input(key="who").set_value("Ada Analyst").run()
    assert "Before the check: choose files." in words(app)
    app.switch_page("pages/definitions.py").run()
    app.switch_page("pages/load_data.py").run()
    assert app.text_input(key="who").value == "Ada Analyst"


def test_one_spelling_in_many_cells_is_one_line(opened: Opened, store: Store, tmp_path: Path) -> None:
    rows = [(f"C{number}", "b) Female", date(2016, 5, 31), "Skool runs") for number in range(14)]
    said = words(shown(opened, _preview=pipeline.preview(store, [contacts(tmp_path / "a.xlsx", *rows)], "x")))
    assert "Not one of the choices</b> (14 cells)" in said
    assert "14 cells (D2, D3, D4 and 11 more)" in said
    assert "python -m hscb" not in said
