"""Every child-level measure of random data, as SQL computes it and as plain Python does."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.oracle.measures import MEASURES
from tests.properties.comparison import computable, disagreements, explained
from tests.properties.data_sets import FAMILIES, History, data_sets
from tests.properties.histories import histories


def test_every_measure_recomputed_is_compared() -> None:
    assert {name for family in FAMILIES.values() for name in computable(family.tables)} == set(MEASURES)


def _agree(history: History) -> None:
    assert not disagreements(history), explained(history)


@pytest.mark.parametrize("family", FAMILIES)
@given(draw=st.data())
def test_sql_and_recomputation_agree(family: str, draw: st.DataObject) -> None:
    _agree(draw.draw(data_sets(FAMILIES[family])))


@pytest.mark.parametrize("family", FAMILIES)
@given(draw=st.data())
def test_a_later_extract_replaces_and_never_doubles(family: str, draw: st.DataObject) -> None:
    _agree(draw.draw(histories(FAMILIES[family])))


@pytest.mark.long
@pytest.mark.parametrize("family", FAMILIES)
@settings(max_examples=100)
@given(draw=st.data())
def test_sql_and_recomputation_agree_on_many_data_sets(family: str, draw: st.DataObject) -> None:
    _agree(draw.draw(data_sets(FAMILIES[family], most=90)))


@pytest.mark.long
@pytest.mark.parametrize("family", FAMILIES)
@settings(max_examples=100)
@given(draw=st.data())
def test_a_later_extract_replaces_and_never_doubles_in_many_histories(
    family: str, draw: st.DataObject
) -> None:
    _agree(draw.draw(histories(FAMILIES[family], children=60)))
