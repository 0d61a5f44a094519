"""Charts as files: complete, labelled, harmless."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

import pytest
from openpyxl import load_workbook

from hscb.charts import files
from hscb.charts.panel import Panel
from hscb.charts.trend_panel import trend_panel
from hscb.charts.wording import SYNTHETIC
from tests.unit.charts.figures import ASSESSMENTS, EXCLUSIONS, compared, year_rows, years


@pytest.fixture(scope="module")
def panel() -> Panel:
    """A trend with one hidden year."""
    rows = year_rows(
        [
            {"period_label": "2015-16", "suppressed": True},
            {"period_label": "2016-17", "value": 68.16763, "numerator": 1529, "denominator": 2243},
        ]
    )
    return trend_panel(
        ASSESSMENTS,
        rows,
        compared(y2016=82.9),
        years("2015-16", "2016-17"),
        EXCLUSIONS,
        "Data to 31 March 2017.",
    )


def test_the_csv_holds_numbers_as_they_are_and_hidden_ones_as_a_letter(panel: Panel) -> None:
    lines = list(csv.DictReader(io.StringIO(files.csv_text(panel, "").decode("utf-8-sig"))))
    assert (lines[0]["period_label"], lines[0]["value"]) == ("2016-17", "68.16763")
    assert (lines[1]["period_label"], lines[1]["value"], lines[1]["numerator"]) == ("2015-16", "c", "c")


def test_every_file_says_that_the_data_are_synthetic(panel: Panel) -> None:
    assert SYNTHETIC in files.csv_text(panel, SYNTHETIC).decode("utf-8-sig")
    about = load_workbook(io.BytesIO(files.excel(panel, SYNTHETIC)))["About"]
    assert about["A1"].value == SYNTHETIC
    drawn = files.svg(panel, SYNTHETIC).decode()
    assert "Synthetic demonstration data" in drawn
    assert "Synthetic" not in files.svg(panel, "").decode()


def test_the_workbook_keeps_numbers_as_numbers_and_has_the_notes(panel: Panel) -> None:
    book = load_workbook(io.BytesIO(files.excel(panel, "")))
    heads = [cell.value for cell in book["Figures"][1]]
    assert book["Figures"].cell(2, heads.index("value") + 1).value == 68.16763
    words = [row[0].value for row in book["About"]]
    assert panel.sentence in words
    assert any("disclosure control" in str(word) for word in words)


@pytest.mark.parametrize("text", ["=1+1", "+44", "-1 child", "@me", "\tx", "\rx"])
def test_no_cell_of_a_file_is_a_formula(panel: Panel, text: str) -> None:
    named = replace(panel, numbers=panel.numbers.assign(source=text))
    lines = list(csv.DictReader(io.StringIO(files.csv_text(named, "").decode("utf-8-sig"), newline="")))
    assert lines[0]["source"] == f"'{text}"
    sheet = load_workbook(io.BytesIO(files.excel(named, "")))["Figures"]
    heads = [cell.value for cell in sheet[1]]
    cell = sheet.cell(2, heads.index("source") + 1)
    assert cell.data_type == "s"
    assert str(cell.value).startswith("'")


def test_the_drawing_has_a_title_and_a_description_for_readers_that_do_not_see_it(panel: Panel) -> None:
    drawn = files.svg(panel, "").decode()
    assert f"<title>{panel.title}</title>" in drawn
    assert "<desc>" in drawn
    assert 'role="img"' in drawn


def test_the_picture_is_a_png_twice_as_fine_as_the_screen(panel: Panel) -> None:
    picture = files.png(panel, "")
    assert picture.startswith(b"\x89PNG")
    assert int.from_bytes(picture[16:20]) > 1200
