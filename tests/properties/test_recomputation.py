"""Every child-level measure of random data, as SQL computes it and as plain Python does."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hscb.config import DEFAULT_AUTHORITY
from tests.oracle.held import Extract, all_held
from tests.properties.comparison import (
    computable,
    differences,
    figures_of_oracle,
    figures_of_sql,
)
from tests.properties.data_sets import FAMILIES, DataSet, as_text, data_sets
from tests.warehouses import tiny_warehouse


def _differences(data: DataSet) -> list[object]:
    window = data.window
    connection = tiny_warehouse(
        {table: as_text(rows) for table, rows in data.tables.items()},
        window.data_from.isoformat(),
        window.data_to.isoformat(),
    )
    extract = Extract(data.tables, window.data_from, window.data_to, DEFAULT_AUTHORITY, "")
    held = all_held([extract], DEFAULT_AUTHORITY)
    recomputed = figures_of_oracle(held, window.periods, computable(data.tables))
    found = differences(figures_of_sql(connection, DEFAULT_AUTHORITY), recomputed)
    connection.close()
    return found


@pytest.mark.parametrize("family", FAMILIES)
@given(draw=st.data())
def test_sql_and_recomputation_agree(family: str, draw: st.DataObject) -> None:
    data = draw.draw(data_sets(FAMILIES[family]))
    assert _differences(data) == []
