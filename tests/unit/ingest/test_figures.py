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
PERCENT, COUNT = "supervision_pct", "contacts"
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
        (PERCENT, None, None, 2, 3, 67),
        (PERCENT, None, None, 0, 0, None),
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
    assert column(reading, "value") == ["63", "33.3"]
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
