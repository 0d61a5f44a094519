"""The store of what ships: one state, a load for each set of figures, made only where there is none."""

from __future__ import annotations

from pathlib import Path

import pytest

from hscb import pipeline
from hscb.config import SHIPPED_FIGURES
from hscb.errors import WrongUseError
from hscb.warehouse.ledger import Ledger
from hscb.warehouse.store import Store


def test_what_ships_is_loaded_in_one_step_and_each_set_can_be_taken_back(shipped_store: Store) -> None:
    (event,) = Ledger(shipped_store.ledger).events()
    files = [tuple(file.name for file in load.files) for load in event.loads]
    assert files[:-1] == [(name,) for name in SHIPPED_FIGURES]
    assert all(name.endswith(".xlsx") for name in files[-1])
    assert event.state == shipped_store.current()
    for load in event.loads:
        assert sum(change.added for change in load.changes) == sum(extract.rows for extract in load.extracts)


def test_without_the_synthetic_children_the_printed_figures_stay(copy_of_shipped_store: Store) -> None:
    from hscb.warehouse.connection import frame

    store = copy_of_shipped_store
    pipeline.undo(store, "an analyst")
    origins = frame(store, store.current(), "select distinct origin from reporting.measure_values")["origin"]
    assert set(origins) == {"published"}


def test_a_store_that_holds_something_is_left_as_it_is(copy_of_shipped_store: Store) -> None:
    before = copy_of_shipped_store.ledger.read_bytes()
    with pytest.raises(WrongUseError, match="There is a store already"):
        pipeline.build_shipped(copy_of_shipped_store, "an analyst")
    assert copy_of_shipped_store.ledger.read_bytes() == before


def test_a_folder_without_workbooks_says_where_they_come_from(store: Store, tmp_path: Path) -> None:
    with pytest.raises(WrongUseError) as told:
        pipeline.build_shipped(store, "an analyst", tmp_path)
    assert "demo" in told.value.fix
