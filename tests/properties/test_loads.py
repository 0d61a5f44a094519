"""What is held after several loads, and what loading again, in another order or in parts must not change."""

from __future__ import annotations

from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hscb.config import DEFAULT_AUTHORITY
from tests.oracle.held import all_held
from tests.oracle.measures import AT_DATA_TO
from tests.properties.comparison import computable, differences, figures_of_oracle, figures_of_sql
from tests.properties.data_sets import FAMILIES, DataSet, as_text, data_sets
from tests.properties.histories import History, cover, histories
from tests.warehouses import warehouse_of_loads


def _all_figures(loads: list[dict[str, Any]]) -> Any:
    with warehouse_of_loads(loads) as connection:
        return figures_of_sql(connection, DEFAULT_AUTHORITY)


def _load(data: DataSet, **changed: Any) -> dict[str, Any]:
    window = data.window
    return {
        "tables": {table: as_text(rows) for table, rows in data.tables.items()},
        "data_from": window.data_from.isoformat(),
        "data_to": window.data_to.isoformat(),
    } | changed


def _wrong_after(history: History) -> list[object]:
    with warehouse_of_loads(history.loads) as connection:
        found: list[object] = []
        for authority in {extract.authority for extract in history.extracts}:
            held = all_held(history.extracts, authority)
            measures = [name for name in computable(history.extracts[0].tables) if name not in AT_DATA_TO]
            periods = cover(history.extracts, authority).periods
            recomputed = figures_of_oracle(held, periods, measures)
            found += [
                (authority, difference)
                for difference in differences(figures_of_sql(connection, authority), recomputed)
            ]
    return found


@pytest.mark.parametrize("family", FAMILIES)
@given(draw=st.data())
def test_a_later_extract_replaces_and_never_doubles(family: str, draw: st.DataObject) -> None:
    assert _wrong_after(draw.draw(histories(FAMILIES[family]))) == []


@pytest.mark.parametrize("family", FAMILIES)
@settings(max_examples=4)
@given(draw=st.data())
def test_loading_twice_is_loading_once(family: str, draw: st.DataObject) -> None:
    load = _load(draw.draw(data_sets(FAMILIES[family])))
    assert _all_figures([load, load]) == _all_figures([load])


@pytest.mark.parametrize("family", FAMILIES)
@settings(max_examples=4)
@given(draw=st.data())
def test_the_order_of_rows_is_nothing(family: str, draw: st.DataObject) -> None:
    load = _load(draw.draw(data_sets(FAMILIES[family])))
    random = Random(1)
    shuffled = {table: random.sample(rows, len(rows)) for table, rows in load["tables"].items()}
    assert _all_figures([load | {"tables": shuffled}]) == _all_figures([load])
