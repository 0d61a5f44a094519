"""What loading again, or in another order of rows, must not change."""

from __future__ import annotations

from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hscb.config import DEFAULT_AUTHORITY
from tests.oracle.cases import Figure
from tests.properties.comparison import Place, figures_of_sql
from tests.properties.data_sets import FAMILIES, data_sets
from tests.warehouses import next_warehouse


def _figures(loads: list[dict[str, Any]]) -> dict[Place, Figure]:
    return figures_of_sql(next_warehouse(loads), DEFAULT_AUTHORITY)


@pytest.mark.parametrize("family", FAMILIES)
@settings(max_examples=3)
@given(draw=st.data())
def test_loading_twice_is_loading_once(family: str, draw: st.DataObject) -> None:
    loads = draw.draw(data_sets(FAMILIES[family])).loads
    assert _figures(loads * 2) == _figures(loads)


@pytest.mark.parametrize("family", FAMILIES)
@settings(max_examples=3)
@given(draw=st.data())
def test_the_order_of_rows_is_nothing(family: str, draw: st.DataObject) -> None:
    (load,) = draw.draw(data_sets(FAMILIES[family])).loads
    shuffled = {table: Random(1).sample(rows, len(rows)) for table, rows in load["tables"].items()}
    assert _figures([load | {"tables": shuffled}]) == _figures([load])
