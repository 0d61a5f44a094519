"""A sheet is known by its headings: their order, spelling and neighbours do not matter, a missing one does."""

from __future__ import annotations

import random
from collections.abc import Sequence
from pathlib import Path

import pytest

from hscb.ingest.cells.words import folded
from hscb.ingest.formats import Format, formats
from hscb.ingest.layout.match import Match, own_columns
from hscb.ingest.layout.recognition import recognise, spellings
from tests.unit.ingest.books import (
    A_CONTACT,
    CONTACT_HEADINGS,
    all_forms,
    codes,
    contacts,
    problems_here,
    values_here,
    workbook,
)

FORMS = pytest.mark.parametrize("form", all_forms(), ids=lambda form: form.table)


def headings_of(form: Format, *, needed_only: bool = False) -> list[str]:
    return [column.heading for column in form.columns if column.needed or not needed_only]


def the_table(rows: Sequence[Sequence[str]]) -> Match | None:
    found = recognise(rows)
    assert len(found) < 2
    return found[0] if found else None


@FORMS
def test_the_full_headings_of_each_format_are_that_format_and_no_other(form: Format) -> None:
    match = the_table([headings_of(form)])
    assert match is not None
    assert match.form is form
    assert match.missing == ()
    assert len(match.positions) == len(form.columns)


@FORMS
def test_the_needed_columns_alone_are_enough(form: Format) -> None:
    match = the_table([headings_of(form, needed_only=True)])
    assert match is not None
    assert match.form is form
    assert match.missing == ()


@FORMS
def test_the_order_of_columns_and_further_ones_do_not_matter(form: Format) -> None:
    headings = [*headings_of(form), "Notes", "Ward"]
    random.Random(1).shuffle(headings)
    match = the_table([headings])
    assert match is not None
    assert match.form is form
    for column in form.columns:
        assert headings[match.positions[column.name]] == column.heading


@FORMS
@pytest.mark.parametrize(
    "change",
    [
        str.upper,
        str.lower,
        lambda text: f"  {text.replace(' ', '  ')}\n",
        lambda text: text.replace("'", "’").replace(" ", "\u00a0"),
    ],
)
def test_headings_match_without_case_blanks_and_kinds_of_quotes(form: Format, change: object) -> None:
    assert callable(change)
    match = the_table([[change(heading) for heading in headings_of(form)]])
    assert match is not None
    assert match.form is form
    assert len(match.positions) == len(form.columns)


@FORMS
def test_each_missing_needed_column_is_named_and_never_passes_for_another_format(form: Format) -> None:
    for absent in [column for column in form.columns if column.needed]:
        match = the_table([[heading for heading in headings_of(form) if heading != absent.heading]])
        if form.table == "ssda903_uasc" and absent.heading == "DUC":
            # what is left says only who the children are: which list it is must be asked
            assert match is None
            continue
        assert match is not None, absent.heading
        assert match.missing, (absent.heading, match.form.table)
        assert match.form is form
        assert match.missing == (absent.heading,)


@FORMS
def test_every_format_has_columns_that_set_it_apart_and_no_heading_twice(form: Format) -> None:
    assert own_columns(form)
    words = [folded(text) for column in form.columns for text in (column.heading, *column.also)]
    assert len(set(words)) == len(words)
    assert len(spellings(form)) == len(words)


def test_both_layouts_of_list_9_are_list_9() -> None:
    form = formats()["list_9"]
    newer = {"uasc", "personal_advisor", "pathway_plan_review_date", "latest_contact_date"}
    older = [column.heading for column in form.columns if column.name not in newer]
    match = the_table([older])
    assert match is not None
    assert match.form is form
    assert len(older) == 13


def test_printed_figures_without_their_source_do_not_pass_for_a_return(tmp_path: Path) -> None:
    headings = [text for text in headings_of(formats()["published_values"]) if text != "Source"]
    path = workbook(tmp_path / "p.xlsx", {"Published": [headings, ["Havering", "contacts", "2016-17"]]})
    problems = problems_here(path)
    assert codes(problems) == ["column-missing"]
    assert '"Source"' in problems[0].message


def test_the_headings_of_a_public_sample_are_known() -> None:
    # Spellings seen in public workbooks: Age, a double bracket, curly quotes, a blank at the end.
    form = formats()["list_8"]
    changed = {
        column.heading: spelling
        for column in form.columns
        for name, spelling in (
            ("age", "Age"),
            ("uasc", f"{column.heading})"),
            ("missing_episodes", f"{column.heading.replace(chr(39), chr(0x2019))} "),
        )
        if column.name == name
    }
    match = the_table([[changed.get(heading, heading) for heading in headings_of(form)]])
    assert match is not None
    assert len(match.positions) == len(form.columns)


def test_headings_may_stand_below_a_title_and_rows_keep_their_excel_numbers(tmp_path: Path) -> None:
    rows = [
        ["Contacts, May 2016"],
        [],
        [None, "printed by the case system"],
        CONTACT_HEADINGS,
        A_CONTACT,
        (None, "F"),
    ]
    problems = problems_here(workbook(tmp_path / "title.xlsx", {"Sheet1": rows}))
    assert [(problem.code, problem.cell) for problem in problems] == [
        ("identifier-blank", "A6"),
        ("date-blank", "C6"),
    ]


def test_a_table_that_does_not_begin_in_column_a_keeps_its_letters(tmp_path: Path) -> None:
    rows = [[None, None, *CONTACT_HEADINGS], [None, None, "C1", "F", "31/02/2016", "Police"]]
    problems = problems_here(workbook(tmp_path / "right.xlsx", {"List 1": rows}))
    assert [(problem.code, problem.cell) for problem in problems] == [("date-unreadable", "E2")]


def test_names_of_groups_above_the_headings_are_joined_to_them_with_a_note(tmp_path: Path) -> None:
    rows = [["Child", None, "Contact", None], CONTACT_HEADINGS, A_CONTACT]
    path = workbook(tmp_path / "two.xlsx", {"List 1": rows})
    problems = problems_here(path)
    assert [(problem.severity, problem.code, problem.cell) for problem in problems] == [
        ("note", "headings-joined", "A1")
    ]
    assert '"Contact / Date of Contact"' in problems[0].message
    assert len(values_here(path, "list_1")) == 1


def test_a_missing_column_is_an_error_that_names_it(tmp_path: Path) -> None:
    problems = problems_here(contacts(tmp_path / "c.xlsx", ("C1", "F"), headings=CONTACT_HEADINGS[:3]))
    assert codes(problems) == ["column-missing"]
    assert problems[0].message == 'List 1: The sheet looks like List 1 (Contacts) but lacks "Contact Source".'
    assert problems[0].severity == "error"


def test_a_sheet_of_something_else_is_not_read_and_said_so(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "more.xlsx",
        {
            "List 1": [CONTACT_HEADINGS, A_CONTACT],
            "Budget": [["Line", "Pounds"], ["Training", 5]],
            "Sheet3": [],
        },
    )
    problems = problems_here(path)
    assert [(problem.severity, problem.code, problem.sheet) for problem in problems] == [
        ("warning", "sheet-unknown", "Budget"),
        ("note", "empty-sheet", "Sheet3"),
    ]


def test_an_unknown_sheet_is_told_what_it_is_least_unlike(tmp_path: Path) -> None:
    rows = [
        ["Child Unique ID", "Gender", "Ethnicity", "Date of Birth", "School"],
        ["C1", "F", "WBRI", None, "x"],
    ]
    problems = problems_here(workbook(tmp_path / "u.xlsx", {"Pupils": rows}))
    assert codes(problems) == ["nothing-read", "sheet-unknown"]
    assert "least unlike" in problems[1].message


def test_one_cell_that_reads_like_a_heading_makes_no_table(tmp_path: Path) -> None:
    rows = [["Sheet", "Column"], ["List 1", "Date of Contact"], ["UASC", "SEX"]]
    problems = problems_here(workbook(tmp_path / "words.xlsx", {"Dictionary": rows}))
    assert codes(problems) == ["nothing-read", "sheet-unknown"]


def test_a_heading_over_two_columns_is_an_error(tmp_path: Path) -> None:
    headings = [*CONTACT_HEADINGS, "date of contact"]
    problems = problems_here(contacts(tmp_path / "d.xlsx", (*A_CONTACT, None), headings=headings))
    assert codes(problems) == ["column-twice"]
    assert "Date of Contact" in problems[0].message


def test_further_columns_are_listed_in_one_note(tmp_path: Path) -> None:
    headings = [*CONTACT_HEADINGS, "Ward", "Notes"]
    problems = problems_here(
        contacts(tmp_path / "e.xlsx", (*A_CONTACT, "Brooklands", "x"), headings=headings)
    )
    assert [(problem.severity, problem.code) for problem in problems] == [("note", "columns-extra")]
    assert '"Ward" (E), "Notes" (F)' in problems[0].message


def test_two_sheets_of_one_format_in_a_workbook_are_both_read(tmp_path: Path) -> None:
    half = [CONTACT_HEADINGS, A_CONTACT]
    other = [CONTACT_HEADINGS, ("C2", *A_CONTACT[1:])]
    path = workbook(tmp_path / "halves.xlsx", {"April": half, "May": other})
    assert problems_here(path) == []


def test_a_sheet_with_headings_alone_is_a_note(tmp_path: Path) -> None:
    problems = problems_here(workbook(tmp_path / "none.xlsx", {"List 1": [CONTACT_HEADINGS]}))
    assert [(problem.severity, problem.code) for problem in problems] == [("note", "no-rows")]
