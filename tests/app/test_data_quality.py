"""The page Data quality: findings with their filters, accepted with name and reason; figures side by side."""

from __future__ import annotations

from pathlib import Path

from streamlit.testing.v1 import AppTest

from hscb import pipeline
from hscb.warehouse.store import Store
from tests.app.conftest import Opened, words
from tests.unit.ingest.books import workbook
from tests.unit.pipeline.returns import loaded

PAGE = "pages/data_quality.py"
HEADINGS = (
    "Area",
    "Measure",
    "Period",
    "Numerator",
    "Denominator",
    "Value",
    "Source",
    "Published In",
    "Narrative",
)


def report(path: Path) -> Path:
    """A printed report with one percentage that its counts do not give."""
    row = (
        "Havering",
        "training_capacity_pct",
        "2016-17",
        905,
        1326,
        69.4,
        "Report",
        "2016-17",
        "L844: places taken",
    )
    return workbook(path, {"Published": [HEADINGS, row]})


def accept(app: AppTest, reason: str, who: str) -> AppTest:
    """Fills in the form that accepts the finding chosen."""
    for label, text in (("Why may it stand?", reason), ("Your name", who)):
        next(one for one in app.text_input if one.label == label).set_value(text)
    next(one for one in app.button if one.label == "Accept it").click().run()
    assert not app.exception
    return app


def test_the_report_as_printed_is_asked_about(opened: Opened, demo: Path) -> None:
    app = opened(PAGE)
    assert not app.exception
    said = words(app)
    assert "905 of 1,326 is 68.3%" in said
    assert "7 in 2015-16, plus 12 less 11, is 8" in said
    assert "HSCB annual report 2016-17, L713" in said
    assert "The same measure from two sources" in said


def test_a_figure_is_followed_to_its_load_file_sheet_and_row(opened: Opened, demo: Path) -> None:
    said = words(opened(PAGE, figure="Contacts"))
    assert "Where a figure comes from" in said
    assert "annual_report_2016-17.xlsx" in said
    assert "demonstration_annex_a.xlsx" in said
    assert "List 1" in said
    assert "whole list" in said


def test_findings_are_filtered(opened: Opened, demo: Path) -> None:
    app = opened(PAGE, rule="Stock and flow (R8)")
    said = words(app)
    assert "7 in 2015-16, plus 12 less 11, is 8" in said
    assert "905 of 1,326" not in said


def test_an_accepted_finding_stays_with_name_and_reason(opened: Opened, store: Store, tmp_path: Path) -> None:
    loaded(store, report(tmp_path / "report.xlsx"))
    app = accept(opened(PAGE), "confirmed with the training officer", "")
    assert "Write your name" in words(app)
    app = accept(opened(PAGE), "", "Ada Analyst")
    assert "The reason is missing" in words(app)
    app = accept(opened(PAGE), "confirmed with the training officer", "Ada Analyst")
    said = words(opened(PAGE))
    assert "Accepted by Ada Analyst: confirmed with the training officer" in said
    assert "1 of them is accepted" in said
    assert "905 of 1,326 is 68.3%" in said


def test_an_acceptance_outlives_a_rebuild(opened: Opened, store: Store, tmp_path: Path) -> None:
    loaded(store, report(tmp_path / "report.xlsx"))
    accept(opened(PAGE), "confirmed", "Ada Analyst")
    pipeline.rebuild(store, "an analyst")
    assert "Accepted by Ada Analyst: confirmed" in words(opened(PAGE))
