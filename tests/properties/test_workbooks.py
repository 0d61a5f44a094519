"""From a random workbook through the reader, the store and the SQL to figures that plain Python recomputes."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hscb import pipeline
from hscb.config import DEFAULT_AUTHORITY
from hscb.warehouse.connection import reading
from hscb.warehouse.store import Store
from tests.oracle.held import all_held
from tests.properties.comparison import Difference, computable, differences, figures_of_oracle, figures_of_sql
from tests.properties.data_sets import FAMILIES, History, data_sets
from tests.properties.workbooks import write


def _disagreements(history: History, folder: Path) -> list[Difference]:
    (extract,) = history.extracts
    store = Store(folder / "store")
    result = pipeline.load(store, [write(extract, folder / "extract.xlsx")], "tests", accept_warnings=True)
    assert result.outcome == "loaded", result.sentence
    held = all_held(history.extracts, DEFAULT_AUTHORITY)
    # a sheet without a row says nothing: it may be one of the template's that nobody filled in
    measures = computable(table for table, rows in extract.tables.items() if rows)
    recomputed = figures_of_oracle(held, history.periods(DEFAULT_AUTHORITY), measures)
    with reading(store.state_path(store.current())) as connection:
        return differences(DEFAULT_AUTHORITY, figures_of_sql(connection, DEFAULT_AUTHORITY), recomputed)


@pytest.mark.parametrize("family", FAMILIES)
@settings(max_examples=2)
@given(draw=st.data())
def test_a_random_workbook_gives_the_figures_recomputed(family: str, draw: st.DataObject) -> None:
    history = draw.draw(data_sets(FAMILIES[family]))
    with tempfile.TemporaryDirectory() as folder:
        assert not _disagreements(history, Path(folder))[:5], history
