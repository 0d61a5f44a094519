"""What each agency sends of itself: shown by agency on the page of aim 5, never as the whole board's figure."""

from __future__ import annotations

from pathlib import Path

import pytest

from hscb.warehouse.store import Store
from tests.app.conftest import Opened, words
from tests.unit.ingest.books import workbook
from tests.unit.pipeline.returns import loaded

AIM_5 = "pages/aim_5_assuring_quality.py"
HEADINGS = ("Agency", "Measure", "Period", "Numerator", "Denominator", "Value")
QUARTERS = ("2017-18 Q1", "2017-18 Q2")


def test_one_agencys_figure_is_shown_by_agency_and_is_no_headline(
    opened: Opened, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = Store(tmp_path / "store")
    rows = [
        *(("Housing", "board_attendance_pct", quarter, 2, 3, "67%") for quarter in QUARTERS),
        *(("NPS", "board_attendance_pct", quarter, 3, 3, "100%") for quarter in QUARTERS),
        *(("HSCB", "single_agency_audits", quarter, None, None, 4) for quarter in QUARTERS),
    ]
    loaded(store, workbook(tmp_path / "return.xlsx", {"Values": [HEADINGS, *rows]}))
    monkeypatch.setenv("HSCB_STORE", str(store.folder))
    app = opened(AIM_5, by="Quarters", theme="Governance")
    assert not app.exception
    (drawn,) = [
        chart.proto.alt for chart in app.get("vega_lite_chart") if "Board attendance" in chart.proto.alt
    ]
    assert "Housing: 66.7% in 2017-18 Q2 (2 of 3 meetings held)" in drawn
    assert "No headline measure has a figure for 2017" in words(app)
