"""A sheet of totals without a column Agency or Period: taken from what stands around it, or asked; never in silence."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from hscb.ingest import child
from hscb.ingest.answers import Answer, Told
from hscb.ingest.cells.named_in_text import agencies_in, periods_in, quarters_in
from hscb.ingest.files.limits import Limits
from tests.unit.ingest.books import workbook

SENDER = ("Havering", "Children's Social Care")
HEADINGS = ("Indicator", "No.", "Out of", "%")
ROWS = (("Board attendance", 2, 4, "50%"), ("contacts", 7))


def book(path: Path, *titles: str, sheet: str = "Return", **about: Any) -> Path:
    """A return in a layout of its own, under titles; with an About of these items."""
    sheets: dict[str, Sequence[Sequence[Any]]] = {
        sheet: [*([title] for title in titles), [], HEADINGS, *ROWS]
    }
    if about:
        items = [(name.replace("_", " ").title(), value) for name, value in about.items()]
        sheets["About"] = [("Item", "Value"), *items]
    return workbook(path, sheets)


def read(path: Path, told: Told | None = None) -> dict[str, Any]:
    return child.read(path, path.name, Limits(), told or Told())


def named(found: dict[str, Any]) -> set[tuple[str, str]]:
    (table,) = found["tables"]
    return set(zip(table["values"]["agency"], table["values"]["period"], strict=True))


def errors(found: dict[str, Any]) -> list[str]:
    return [problem["message"] for problem in found["problems"] if problem["severity"] == "error"]


def asked(found: dict[str, Any]) -> list[tuple[str, str]]:
    return [(question["field"], question["spelling"]) for question in found["questions"]]


def answer(found: dict[str, Any], field: str, meaning: str, sender: str = SENDER[1]) -> Told:
    (question,) = [one for one in found["questions"] if one["field"] == field]
    kept_for = "" if field == "sender" else sender
    return Told(answers=(Answer(SENDER[0], kept_for, field, question["spelling"], meaning),))


def test_agency_and_period_are_taken_from_the_titles_and_said(tmp_path: Path) -> None:
    path = book(
        tmp_path / "a.xlsx", "Metropolitan Police Service - East Area: return to Havering LSCB", "Qtr 1 17/18"
    )
    found = read(path)
    assert errors(found) == []
    assert found["questions"] == []
    assert named(found) == {("Police", "2017-18 Q1")}
    (told,) = found["understood"]
    assert "The agency, Police, is taken from the title (A1)." in told["sentence"]
    assert "The period, 2017-18 Q1, is taken from the title (A2)." in told["sentence"]


def test_counts_and_percentages_of_one_column_of_numbers_are_told_apart(tmp_path: Path) -> None:
    found = read(book(tmp_path / "a.xlsx", "Police, Q1 2017-18"))
    (table,) = found["tables"]
    figures = [table["values"][name] for name in ("numerator", "denominator", "value")]
    assert list(zip(*figures, strict=True)) == [("2", "4", "50"), (None, None, "7")]


@pytest.mark.parametrize(
    ("file", "sheet", "titles", "about", "where"),
    [
        ("return.xlsx", "Police Q1 2017-18", (), {}, "the name of the sheet"),
        ("Police_Q1_2017-18.xlsx", "Sheet1", (), {}, "the name of the file"),
        (
            "return.xlsx", "Sheet1", (),
            {"agency": "Police", "data_from": date(2017, 4, 1), "data_to": date(2017, 6, 30)}, "About",
        ),
        ("Police Q1.xlsx", "Sheet1", ("Return 2017/18",), {}, "the name of the file"),
    ],
)  # fmt: skip
def test_what_no_title_says_is_taken_from_sheet_about_and_file(
    tmp_path: Path, file: str, sheet: str, titles: tuple[str, ...], about: dict[str, Any], where: str
) -> None:
    found = read(book(tmp_path / file, *titles, sheet=sheet, **about))
    assert errors(found) == []
    assert named(found) == {("Police", "2017-18 Q1")}
    assert where in found["understood"][0]["sentence"]


def test_the_sender_that_was_named_is_the_agency_where_nothing_else_says_one(tmp_path: Path) -> None:
    path = book(tmp_path / "a.xlsx", "Q1 2017-18")
    assert named(read(path, Told(agency="Housing"))) == {("Housing", "2017-18 Q1")}
    # who nobody named is not the default
    assert [field for field, _ in asked(read(path))] == ["sender"]


def test_a_title_holds_against_the_sender_named_for_files_that_do_not_say(tmp_path: Path) -> None:
    found = read(book(tmp_path / "a.xlsx", "Police, Q1 2017-18"), Told(agency="Housing"))
    assert named(found) == {("Police", "2017-18 Q1")}


def test_a_title_that_says_another_than_the_sender_chosen_for_its_file_is_asked_about(tmp_path: Path) -> None:
    told = Told(senders=(("a.xlsx", "Housing"),))
    (question,) = read(book(tmp_path / "a.xlsx", "Police, Q1 2017-18"), told)["questions"]
    assert "says Police and what was named as the sender says Housing" in question["words"]


def test_one_title_over_tables_side_by_side_holds_for_both(tmp_path: Path) -> None:
    left, right = ("Measure", "Value"), ("Measure", "Value")
    rows = [["Police, Q1 2017-18"], [], [*left, None, *right], ["contacts", 7, None, "referrals", 3]]
    found = read(workbook(tmp_path / "a.xlsx", {"Return": rows}))
    assert errors(found) == []
    assert [(table["values"]["agency"], table["values"]["value"]) for table in found["tables"]] == [
        (["Police"], ["7"]),
        (["Police"], ["3"]),
    ]


def test_what_nothing_says_is_asked_and_the_answers_hold(tmp_path: Path) -> None:
    path = book(tmp_path / "a.xlsx")
    found = read(path)
    assert [problem["code"] for problem in found["problems"] if problem["severity"] == "error"] == [
        "agency-unsaid",
        "period-unsaid",
    ]
    assert [question["words"] for question in found["questions"]] == [
        "Who sent a.xlsx?",
        "Which period is this sheet of?",
    ]
    told = Told(
        answers=(
            *answer(found, "sender", "Police").answers,
            *answer(found, "sheet period", "2017-18 Q1", "Police").answers,
        )
    )
    again = read(path, told)
    assert errors(again) == []
    assert again["questions"] == []
    assert named(again) == {("Police", "2017-18 Q1")}
    assert "The period, 2017-18 Q1, is what was answered." in again["understood"][0]["sentence"]


def test_the_period_is_asked_afresh_for_the_next_file_and_the_agency_is_not(tmp_path: Path) -> None:
    found = read(book(tmp_path / "Return Q1.xlsx"))
    told = Told(
        answers=(
            *answer(found, "sender", "Police").answers,
            *answer(found, "sheet period", "2017-18 Q1", "Police").answers,
        )
    )
    later = read(book(tmp_path / "Return Q2.xlsx"), told)
    assert [field for field, _ in asked(later)] == ["sheet period"]
    assert [row[0] for row in named(later)] == ["Police"]


@pytest.mark.parametrize(
    ("file", "titles", "about", "field", "said"),
    [
        (
            "a.xlsx", ("Police, Q1 2017-18",),
            {"agency": "Police", "data_from": date(2017, 7, 1), "data_to": date(2017, 9, 30)},
            "sheet period", "The title (A1) says 2017-18 Q1 and About says 2017-18 Q2.",
        ),
        (
            "a.xlsx", ("Police, Q1 2017-18",),
            {"agency": "Police", "data_from": date(2016, 4, 1), "data_to": date(2017, 5, 31)},
            "sheet period", "The title (A1) says 2017-18 Q1 and About says 01/04/2016 to 31/05/2017.",
        ),
        (
            "Q2.xlsx", ("Police, Q1 2017-18",), {},
            "sheet period", "The title (A1) says 2017-18 Q1 and the name of the file says Q2.",
        ),
        (
            "a.xlsx", ("Police, Q1 2017-18",), {"agency": "Housing"},
            "sheet agency", "The title (A1) says Police and About says Housing.",
        ),
    ],
)  # fmt: skip
def test_a_contradiction_is_asked_about(
    tmp_path: Path, file: str, titles: tuple[str, ...], about: dict[str, Any], field: str, said: str
) -> None:
    found = read(book(tmp_path / file, *titles, **about))
    (question,) = found["questions"]
    assert question["field"] == field
    assert question["words"].endswith(said)
    assert len(question["offers"]) >= 1
    assert len(errors(found)) == 1


def test_a_title_that_names_two_agencies_is_asked_about(tmp_path: Path) -> None:
    found = read(book(tmp_path / "a.xlsx", "Police and Housing, Q1 2017-18"))
    assert [field for field, _ in asked(found)] == ["sender"]
    (error,) = errors(found)
    assert "The title (A1) says Police and the title (A1) says Housing." in error


def test_the_narrowest_of_periods_that_agree_is_taken(tmp_path: Path) -> None:
    path = book(
        tmp_path / "a.xlsx",
        "Police return 2017/18",
        "Quarter 1",
        data_from=date(2017, 4, 1),
        data_to=date(2018, 3, 31),
    )
    found = read(path)
    assert named(found) == {("Police", "2017-18 Q1")}
    assert "taken from the title (A1) and the title (A2)" in found["understood"][0]["sentence"]


def test_a_column_that_may_be_the_agency_is_asked_about_and_nothing_is_taken_from_a_title(
    tmp_path: Path,
) -> None:
    rows = [["Housing return Q1 2017-18"], [], ("Sent in by", *HEADINGS), *(("Police", *row) for row in ROWS)]
    found = read(workbook(tmp_path / "a.xlsx", {"Return": rows}))
    assert [problem["code"] for problem in found["problems"] if problem["severity"] == "error"] == [
        "column-missing"
    ]
    (question,) = found["questions"]
    assert (question["field"], question["offers"][0][1]) == ("heading returned_values", "agency")


def test_tables_one_below_another_take_the_period_from_their_own_titles(tmp_path: Path) -> None:
    rows = [["Police"], ["Q1 2017-18"], HEADINGS, *ROWS, [], ["Q2 2017-18"], HEADINGS, ("contacts", 9)]
    found = read(workbook(tmp_path / "a.xlsx", {"Return": rows}))
    assert errors(found) == []
    periods = [set(table["values"]["period"]) for table in found["tables"]]
    assert periods == [{"2017-18 Q1"}, {"2017-18 Q2"}]
    assert {name for table in found["tables"] for name in table["values"]["agency"]} == {"Police"}
    assert "2017-18 Q2, is taken from the title (A7)" in found["understood"][1]["sentence"]


@pytest.mark.parametrize(
    ("text", "agencies", "periods", "quarters"),
    [
        (
            "Metropolitan Police Service - Havering (KD) - Safeguarding Children Board return",
            ["Police"],
            [],
            [],
        ),
        ("LB Havering Housing Services", ["Housing"], [], []),
        (
            "London Borough of Havering Housing Services - Safeguarding return 2017/18",
            ["Housing"],
            ["2017-18"],
            [],
        ),
        ("Return to Havering LSCB, Qtr 1 17/18", [], ["2017-18 Q1"], []),
        ("Barking, Havering and Redbridge University Hospitals NHS Trust", ["BHRUT"], [], []),
        ("01/04/2017 - 30/06/2017", [], ["2017-18 Q1"], []),
        ("Quarter ending 30 June 2017", [], ["2017-18 Q1"], []),
        ("Police_Q1", ["Police"], [], ["Q1"]),
        # when it was made, how old people are, which room
        ("Extracted 30/06/2017", [], [], []),
        ("Produced July 2017", [], [], []),
        ("Printed on the 1st April 2017", [], [], []),
        ("Young people aged 16/17", [], [], []),
        ("Room 1718", [], [], []),
        ("Year 2017", [], [], []),
    ],
)
def test_agencies_and_periods_in_a_line_of_words(
    text: str, agencies: list[str], periods: list[str], quarters: list[str]
) -> None:
    assert agencies_in(text) == agencies
    assert [period.label for period in periods_in(text)] == periods
    assert quarters_in(text) == quarters
