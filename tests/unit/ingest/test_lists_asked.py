"""A list in headings of its own: which list it is comes first, then its columns; what a person said always holds."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from hscb.ingest import child
from hscb.ingest.answers import Answer, Told
from hscb.ingest.files.limits import Limits
from tests.unit.ingest.books import A_CONTACT, CONTACT_HEADINGS, workbook

SENDER = ("Havering", "Children's Social Care")
OWN_HEADINGS = (
    "Case Ref", "Sex", "DOB", "Ethnic origin", "Contact rec'd", "Who rang", "Came in via", "What happened?",
)  # fmt: skip
SOURCES = ("Police", "School", "GP", "HV", "Anonymous")


def contacts_of_their_own(path: Path) -> Path:
    rows = [
        (
            f"C{number:03}",
            "F",
            "01/02/2010",
            "White British",
            f"{number + 1:02}/05/2017",
            source,
            "MASH",
            "NFA",
        )
        for number, source in enumerate(SOURCES)
    ]
    return workbook(path, {"Sheet1": [["CSC contacts Q1 2017-18"], [], OWN_HEADINGS, *rows]})


def read(path: Path, **meanings: str) -> dict[str, Any]:
    """The file read with answers: a field with its spelling after a colon, and the meaning."""
    answers = [Answer(*SENDER, *name.split(": ", 1), meaning) for name, meaning in meanings.items()]
    return child.read(path, path.name, Limits(), Told(answers=tuple(answers)))


def offers(found: dict[str, Any]) -> dict[str, list[str]]:
    return {one["spelling"]: [offer[1] for offer in one["offers"]] for one in found["questions"]}


def test_sex_and_birth_alone_make_no_list_and_the_likeliest_is_proposed(tmp_path: Path) -> None:
    found = read(contacts_of_their_own(tmp_path / "a.xlsx"))
    assert [problem["code"] for problem in found["problems"]] == ["sheet-unknown", "nothing-read"]
    assert "It is least unlike List 1 (Contacts)" in found["problems"][0]["message"]
    (question,) = found["questions"]
    assert question["field"] == "sheet"
    assert question["words"] == 'Which list is the sheet "Sheet1"?'
    codes = [offer[1] for offer in question["offers"]]
    assert codes[0] == "list_1"
    assert codes[-1] == "ignore"
    assert question["offers"][-1][2] == "another list (leave it out)"


def test_the_columns_of_the_list_that_was_answered_are_proposed_by_their_cells(tmp_path: Path) -> None:
    path = contacts_of_their_own(tmp_path / "a.xlsx")
    (question,) = read(path)["questions"]
    found = read(path, **{f"sheet: {question['spelling']}": "list_1"})
    proposed = offers(found)
    assert {spelling: codes[0] for spelling, codes in proposed.items()} == {
        "Case Ref": "child_id",
        "Contact rec'd": "contact_date",
        "Who rang": "contact_source",
        "Came in via": "received_by",
        "What happened?": "contact_outcome",
    }
    assert not [one for one in found["questions"] if "??" in one["words"] or '?"' in one["words"]]
    named = {f"heading list_1: {spelling}": codes[0] for spelling, codes in proposed.items()}
    loaded = read(path, **{f"sheet: {question['spelling']}": "list_1"}, **named)
    assert loaded["questions"] == []
    (table,) = loaded["tables"]
    assert table["table"] == "list_1"
    assert table["values"]["gender"] == ["F"] * 5
    assert table["values"]["contact_source"] == ["6", "2A", "3A", "3B", "9"]


def test_an_answered_list_wins_over_headings_that_are_those_of_another(tmp_path: Path) -> None:
    headings = ("CHILD", "SEX", "DOB", "DUC")
    path = workbook(tmp_path / "a.xlsx", {"Sheet1": [headings, ("C1", "1", "01/02/2010", "01/05/2017")]})
    assert [table["table"] for table in read(path)["tables"]] == ["ssda903_uasc"]
    found = read(path, **{"sheet: child | sex | dob | duc": "list_1"})
    assert found["tables"] == []
    assert "looks like List 1 (Contacts) but lacks" in found["problems"][0]["message"]


def test_a_list_that_was_said_to_be_left_out_is_left_out_whatever_it_looks_like(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", {"List 1": [CONTACT_HEADINGS, A_CONTACT]})
    signature = " | ".join(heading.casefold() for heading in CONTACT_HEADINGS)
    found = read(path, **{f"sheet: {signature}": "ignore"})
    assert found["tables"] == []
    assert "sheet-ignored" in [problem["code"] for problem in found["problems"]]


def test_a_column_that_was_said_not_to_be_read_keeps_no_title_from_being_taken(tmp_path: Path) -> None:
    rows = [["Police"], ["Q1 2017-18"], ("Indicator", "Last seen by", "Value"), ("contacts", "Housing", 7)]
    path = workbook(tmp_path / "a.xlsx", {"Return": rows})
    (question,) = read(path)["questions"]
    assert question["spelling"] == "Last seen by"
    answer = Answer("Havering", "Police", "heading returned_values", "Last seen by", "ignore")
    found = child.read(path, path.name, Limits(), Told(answers=(answer,)))
    assert found["questions"] == []
    assert found["tables"][0]["values"]["agency"] == ["Police"]
