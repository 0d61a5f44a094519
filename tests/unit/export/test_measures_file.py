"""An export holds what disclosure control lets out, and no cell that a spreadsheet would run."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from openpyxl import load_workbook

from hscb.errors import WrongUseError
from hscb.export.measures import write_export
from hscb.warehouse.connection import rows
from hscb.warehouse.store import Store
from tests.unit.pipeline.returns import front_door, loaded


@pytest.fixture
def one_load(store: Store, tmp_path: Path) -> Store:
    loaded(store, front_door(tmp_path / "a.xlsx", Synthetic="Y"))
    return store


def test_every_row_of_reporting_is_in_the_workbook_and_hidden_figures_are_not(
    one_load: Store, tmp_path: Path
) -> None:
    (path,) = write_export(one_load, one_load.current(), tmp_path / "out.xlsx")
    book = load_workbook(path)
    headings, *lines = book["Measures"].iter_rows(values_only=True)
    exported = [dict(zip(headings, line, strict=True)) for line in lines]
    _, reported = rows(
        one_load, one_load.current(), "select count(*), sum(suppressed::int) from reporting.measure_values"
    )
    assert (len(exported), sum(bool(line["suppressed"]) for line in exported)) == reported[0]
    assert reported[0][1] > 0
    assert {line["value"] for line in exported if line["suppressed"]} == {None}
    assert {line["data"] for line in exported if line["origin"] == "records"} == {"synthetic"}
    assert book["Definitions"].max_row > 50


def test_csv_has_a_second_file_of_definitions(one_load: Store, tmp_path: Path) -> None:
    measures, definitions = write_export(one_load, one_load.current(), tmp_path / "out.csv")
    with definitions.open(encoding="utf-8-sig", newline="") as file:
        found = list(csv.DictReader(file))
    assert {"measure_id", "title", "definition"} <= set(found[0])
    assert measures.read_bytes().startswith(b"\xef\xbb\xbf")


def test_another_ending_is_refused(one_load: Store, tmp_path: Path) -> None:
    with pytest.raises(WrongUseError, match=r"\.xlsx or \.csv"):
        write_export(one_load, one_load.current(), tmp_path / "out.pdf")
