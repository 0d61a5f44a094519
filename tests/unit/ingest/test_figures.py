"""Rows of totals held against the catalogue: what a row of a return may say."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from hscb.ingest.answers import Answer, Told
from hscb.ingest.cells.periods import first_day
from hscb.ingest.reading import Reading, read_files
from tests.unit.ingest.books import workbook

HEADINGS = ("Agency", "Measure", "Period", "Breakdown", "Category", "Numerator", "Denominator", "Value")
PERCENT, COUNT, OWN = "police_conference_attendance_pct", "contacts", "board_attendance_pct"
BOARD = "Havering Safeguarding Children Board"
POLICE = Answer("Havering", "Police", "scale", PERCENT, "fraction")


def returned(path: Path, *rows: tuple[Any, ...], told: Told | None = None) -> Reading:
    """A sheet of Values whose rows give measure, breakdown, category, numerator, denominator, value."""
    lines = [("Police", row[0], "2016-17 Q1", *row[1:]) for row in rows]
    (reading,) = read_files([workbook(path / "v.xlsx", {"Values": [HEADINGS, *lines]})], told or Told())
    return reading


def codes(reading: Reading) -> list[tuple[str, str]]:
    return [(problem.code, problem.cell) for problem in reading.problems]


def column(reading: Reading, name: str) -> list[Any]:
    (extract,) = reading.extracts
    return extract.rows[name].to_pylist()


@pytest.mark.parametrize(
    ("row", "code", "cell"),
    [
        ((PERCENT, None, None, 120, 100, None), "numerator-greater", "F2"),
        ((PERCENT, None, None, 63, 100, 99), "value-contradicts", "H2"),
        ((PERCENT, None, None, None, None, 163), "percentage-impossible", "H2"),
        ((COUNT, None, None, None, None, 12.7), "count-not-whole", "H2"),
        ((COUNT, None, None, None, None, 1e12), "count-too-large", "H2"),
        ((COUNT, None, None, None, None, -3), "number-negative", "H2"),
        ((PERCENT, None, None, 62.5, 100, None), "count-not-whole", "F2"),
        ((COUNT, "shoe size", "9", None, None, 12), "breakdown-unknown", "D2"),
        ((COUNT, "Contact source", "Polcie", None, None, 12), "category-unknown", "E2"),
    ],
)
def test_a_figure_that_cannot_be_is_named_with_its_cell(
    tmp_path: Path, row: tuple[Any, ...], code: str, cell: str
) -> None:
    assert (code, cell) in codes(returned(tmp_path, row))


@pytest.mark.parametrize(
    "row",
    [
        (PERCENT, None, None, 63, 100, 63),
        (PERCENT, None, None, 905, 1326, 68.3),
        (PERCENT, None, None, 0, 0, None),
        (OWN, "Agency", "Police", 63, 100, 63),
        # a narrower measure of the same agency, which no other owes
        ("police_child_abuse_team_vacancies", None, None, None, None, 3),
        (PERCENT, None, None, 12, 12, 100),
        (COUNT, "Contact source", "Police", None, None, 12),
        (COUNT, "agency", "Police", None, None, 12),
        ("cafcass_public_law_change_pct", None, None, None, None, -12),
        ("cafcass_public_law_change_pct", None, None, None, None, 130),
    ],
)
def test_a_sound_figure_is_read_without_a_word(tmp_path: Path, row: tuple[Any, ...]) -> None:
    assert codes(returned(tmp_path, row)) == []


def test_a_percentage_as_a_share_of_1_is_read_by_its_counts(tmp_path: Path) -> None:
    reading = returned(
        tmp_path, (PERCENT, None, None, 63, 100, 0.63), (PERCENT, "agency", "Police", 1, 3, 0.333)
    )
    # of 33.3 the counts say more
    assert column(reading, "value") == ["63", None]
    assert codes(reading) == [("percentage-as-share", "")]


def test_half_a_per_cent_beside_its_counts_stays(tmp_path: Path) -> None:
    reading = returned(tmp_path, (PERCENT, None, None, 5, 1000, 0.5))
    assert (column(reading, "value"), codes(reading)) == (["0.5"], [])


def test_a_share_without_counts_is_asked_about_and_read_as_answered(tmp_path: Path) -> None:
    reading = returned(tmp_path, (PERCENT, None, None, None, None, 0.63))
    assert codes(reading) == [("scale-doubtful", "H2")]
    (question,) = reading.questions
    assert (question.field, question.spelling) == ("scale", PERCENT)
    answered = returned(tmp_path, (PERCENT, None, None, None, None, 0.63), told=Told(answers=(POLICE,)))
    assert (column(answered, "value"), codes(answered)) == (["63"], [("percentage-as-share", "")])


@pytest.mark.parametrize(("small", "is_asked"), [(0.61, True), (0.2, False)])
def test_two_scales_in_one_measure_are_asked_about(tmp_path: Path, small: float, is_asked: bool) -> None:
    rows = [(PERCENT, "agency", name, None, None, value) for name, value in (("Police", 63), ("Housing", 71))]
    reading = returned(tmp_path, *rows, (PERCENT, "agency", "CCG", None, None, small))
    assert codes(reading) == ([("scale-doubtful", "H4")] if is_asked else [])


@pytest.mark.parametrize(("left_out", "told"), [("Numerator", 1), ("Denominator", 1), ("Narrative", 0)])
def test_a_percentage_without_one_of_its_counts_is_told(tmp_path: Path, left_out: str, told: int) -> None:
    row = dict(zip(HEADINGS, ("Police", PERCENT, "2016-17 Q1", None, None, 63, 100, 63), strict=True))
    row.pop(left_out, None)
    (reading,) = read_files([workbook(tmp_path / "v.xlsx", {"Values": [list(row), list(row.values())]})])
    assert [code for code, _ in codes(reading)] == ["counts-missing"] * told


def test_a_category_is_named_as_measures_name_it(tmp_path: Path) -> None:
    reading = returned(
        tmp_path,
        (COUNT, "Contact Source", "POLICE ", None, None, 12),
        (COUNT, "contact_source", "q) 6: Police", None, None, 12),
        ("cp_plans_open", "category_of_abuse", "neglect\u00a0", None, None, 12),
        (PERCENT, "agency", "Met Police", None, None, 12),
    )
    assert column(reading, "category") == ["Police", "Police", "Neglect", "Police"]


def test_a_row_of_a_template_that_was_left_blank_is_no_row(tmp_path: Path) -> None:
    reading = returned(tmp_path, (COUNT, None, None, None, None, 12), (PERCENT, None, None, None, None, None))
    assert (column(reading, "measure_id"), codes(reading)) == ([COUNT], [])


def test_a_period_in_the_future_is_refused(tmp_path: Path) -> None:
    rows = [HEADINGS, ("Police", COUNT, "2039-40 Q1", None, None, None, None, 12)]
    (reading,) = read_files([workbook(tmp_path / "v.xlsx", {"Values": rows})])
    assert codes(reading) == [("period-in-future", "C2")]


def test_the_first_day_of_a_period() -> None:
    labels = ("2016-17", "2016-17 Q1", "2016-17 Q4", "2016-06", "2010-11", "2099-00")
    assert [str(first_day(label)) for label in labels] == [
        "2016-04-01", "2016-04-01", "2017-01-01", "2016-06-01", "2010-04-01", "2099-04-01",
    ]  # fmt: skip


def sent_by(path: Path, agency: str, *rows: tuple[Any, ...]) -> Reading:
    """A sheet of an agency whose rows give measure, breakdown, category, numerator, denominator, value."""
    lines = [(agency, row[0], "2016-17 Q1", *row[1:]) for row in rows]
    (reading,) = read_files([workbook(path / "own.xlsx", {"Values": [HEADINGS, *lines]})])
    return reading


@pytest.mark.parametrize(
    ("breakdown", "category"),
    [(None, None), ("All", "all"), ("agency", None), (None, "Housing Services"), ("Agency", "All")],
)
@pytest.mark.parametrize(
    "measure", [OWN, "safeguarding_training_pct", "supervision_pct", "single_agency_audits"]
)
def test_what_each_agency_sends_of_itself_is_never_the_whole_boards(
    tmp_path: Path, measure: str, breakdown: str | None, category: str | None
) -> None:
    reading = sent_by(tmp_path, "Housing", (measure, breakdown, category, None, None, 67))
    assert (column(reading, "breakdown"), column(reading, "category")) == (["agency"], ["Housing"])
    assert codes(reading) == []
    assert ", 1 figure as one agency's own and not the whole board's (" in reading.understood[0][1].sentence


@pytest.mark.parametrize("board", [BOARD, "HSCB", "LSCB", "Whole board", "All agencies"])
def test_what_the_board_sends_is_of_the_whole_board(tmp_path: Path, board: str) -> None:
    reading = sent_by(
        tmp_path, board, (OWN, None, None, 31, 40, None), ("conference_attendance_pct",) + (None,) * 4 + (80,)
    )
    assert (column(reading, "agency"), column(reading, "breakdown")) == ([BOARD] * 2, [None] * 2)
    assert codes(reading) == []


def test_what_one_agency_owns_is_the_whole(tmp_path: Path) -> None:
    owner = "Children's Social Care"
    reading = sent_by(tmp_path, owner, ("private_fostering_notifications", None, None, None, None, 12))
    assert (column(reading, "breakdown"), codes(reading)) == ([None], [])


def test_a_sheet_without_breakdowns_gets_them_and_says_once_how_many_figures(tmp_path: Path) -> None:
    headings = ("Agency", "Measure", "Period", "Numerator", "Denominator", "Value")
    rows = [
        ("NPS", OWN, 2, 3),
        ("LFB", OWN, 3, 3),
        ("LFB", "safeguarding_training_pct", 4, 5),
        ("Police", PERCENT, 31, 40),
    ]
    lines = [(agency, measure, "2017-18 Q1", *counts, None) for agency, measure, *counts in rows]
    (reading,) = read_files([workbook(tmp_path / "v.xlsx", {"Values": [headings, *lines]})])
    assert column(reading, "breakdown") == ["agency"] * 3 + [None]
    assert column(reading, "category") == [
        "National Probation Service",
        "London Fire Brigade",
        "London Fire Brigade",
        None,
    ]
    assert codes(reading) == []
    assert [said.sentence for _, said in reading.understood] == [
        'Read "Values" as Values: headings in row 1, 4 rows (2-5), 3 figures as one agency\'s own and not the whole'
        " board's (Board attendance, Staff with up-to-date safeguarding training)."
    ]


def test_a_category_that_is_no_agency_is_asked_about_and_never_the_whole_boards(tmp_path: Path) -> None:
    reading = sent_by(tmp_path, "Housing", (OWN, None, "North team", None, None, 67))
    assert column(reading, "breakdown") == ["agency"]
    assert ("agency-doubtful", "E2") in codes(reading)


def test_one_agencys_figure_twice_is_told_however_its_breakdown_is_written(tmp_path: Path) -> None:
    rows = [(OWN, None, None, None, None, 67), (OWN, "Agency", "Housing", None, None, 100)]
    assert "conflicting-rows" in [code for code, _ in codes(sent_by(tmp_path, "Housing", *rows))]


@pytest.mark.parametrize(
    ("row", "value", "told"),
    [
        # four of 40 posts: the measure is the four
        ((4, 40, "10%"), "4", []),
        ((4, 40, 0.1), "4", []),
        ((None, None, "10%"), None, [("percentage-of-count", "H2")]),
        ((4, None, "10%"), None, [("percentage-of-count", "H2")]),
        ((None, None, 10), "10", []),
    ],
)
def test_a_percentage_of_a_measure_that_is_a_number_is_never_the_number(
    tmp_path: Path, row: tuple[Any, ...], value: str | None, told: list[tuple[str, str]]
) -> None:
    reading = returned(tmp_path, ("police_child_abuse_team_vacancies", None, None, *row))
    assert [code for code in codes(reading) if code[0] == "percentage-of-count"] == told
    assert told or column(reading, "value") == [value]


def test_a_rounded_percentage_is_worked_out_from_its_counts(tmp_path: Path) -> None:
    reading = returned(
        tmp_path,
        (PERCENT, None, None, 31, 49, "63%"),
        (PERCENT, "agency", "Housing", 2, 3, 67),
        (PERCENT, "agency", "CCG", 905, 1326, 68.3),
        (PERCENT, "agency", "LFB", 1, 2, 50),
    )
    # the counts give it, unrounded
    assert column(reading, "value") == [None, None, None, "50"]
    assert column(reading, "numerator") == ["31", "2", "905", "1"]
    worked_out = [
        (one.severity, one.cell, one.message)
        for one in reading.problems
        if one.code == "percentage-worked-out"
    ]
    assert worked_out == [
        (
            "note",
            "H2",
            "Values, cell H2: 2 percentages are worked out from the counts beside it: 63% is sent, 63.3% worked out"
            " from 31 of 49.",
        )
    ]


@pytest.mark.parametrize("sent", [64, 62.8, 63.2, 99])
def test_a_percentage_that_its_counts_do_not_round_to_stays_as_sent(tmp_path: Path, sent: float) -> None:
    assert column(returned(tmp_path, (PERCENT, None, None, 31, 49, sent)), "value") == [str(sent)]


def test_printed_percentages_stand_as_printed(tmp_path: Path) -> None:
    headings = ("Area", "Measure", "Period", "Numerator", "Denominator", "Value", "Source", "Agency")
    line = ("Havering", OWN, "2016-17", 31, 49, 63, "HSCB annual report 2016-17", "Police")
    (reading,) = read_files([workbook(tmp_path / "p.xlsx", {"Published": [headings, line]})])
    assert (column(reading, "value"), column(reading, "breakdown")) == (["63"], [None])
    assert codes(reading) == []


@pytest.mark.parametrize("measure", [PERCENT, "Sergeants' own indicator"])
def test_more_than_all_is_one_error_on_the_numerator(tmp_path: Path, measure: str) -> None:
    reading = returned(tmp_path, (measure, None, None, 130, 120, "108%"))
    errors = [(one.code, one.cell) for one in reading.problems if one.severity == "error"]
    assert [error for error in errors if error[0] != "measure-unknown"] == [("numerator-greater", "F2")]


def test_more_than_all_names_the_numerators_cell_where_figures_stand_side_by_side(tmp_path: Path) -> None:
    rows = [
        ("", "", "Q1 2017/18", "", "", "Q2 2017/18", "", ""),
        ("Agency", "Measure", *("Numerator", "Denominator", "Value") * 2),
        ("Housing", "safeguarding_training_pct", 110, 120, "92%", 130, 120, "108%"),
        ("Housing", "Training we made up", 130, 120, "108%", 110, 120, "92%"),
    ]
    (reading,) = read_files([workbook(tmp_path / "v.xlsx", {"Values": rows})])
    greater = [one.cell for one in reading.problems if one.code == "numerator-greater"]
    assert greater == ["F3", "C4"]
    assert "percentage-impossible" not in [code for code, _ in codes(reading)]


def test_a_quotient_of_a_measure_not_yet_known_is_no_share(tmp_path: Path) -> None:
    reading = returned(tmp_path, ("Cases per worker", None, None, 200, 10, 20))
    assert [code for code, _ in codes(reading)] == ["measure-unknown"]


def test_a_count_that_stands_alone_in_numerator_is_the_value(tmp_path: Path) -> None:
    reading = returned(
        tmp_path,
        ("mase_cases", None, None, 12, None, None),
        ("county_lines_children", None, None, 3, 4, None),
        (PERCENT, None, None, 31, None, 63),
    )
    assert column(reading, "value") == ["12", "3", "63"]
    assert column(reading, "numerator") == [None, None, "31"]


def test_a_bad_count_is_named_where_it_stands(tmp_path: Path) -> None:
    reading = returned(tmp_path, ("mase_cases", None, None, 12.5, None, None))
    assert codes(reading) == [("count-not-whole", "F2"), ("read-by-rule", "F2")]


def test_a_measure_that_the_board_does_not_want_is_left_out_as_answered(tmp_path: Path) -> None:
    rows = (("Police protection used (s46)", None, None, None, None, 5), (COUNT, None, None, None, None, 12))
    (question,) = returned(tmp_path, *rows).questions
    answer = Answer("Havering", "Police", "measure", question.spelling, "ignore")
    reading = returned(tmp_path, *rows, told=Told(answers=(answer,)))
    assert column(reading, "measure_id") == [COUNT]
    assert reading.questions == ()
    assert ("measure-ignored", "") in codes(reading)
