"""What was received is held against its hash; a state is held against the ledger."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import duckdb
import pytest

from hscb import pipeline
from hscb.errors import DamagedStoreError
from hscb.warehouse.ledger import Ledger, loads_in_force
from hscb.warehouse.publish import is_sound, is_up_to_date
from hscb.warehouse.store import Store
from tests.unit.pipeline.returns import figures, front_door, loaded


@pytest.fixture
def one_load(store: Store, tmp_path: Path) -> Store:
    loaded(store, front_door(tmp_path / "year.xlsx"))
    return store


def one_byte_other(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)


@pytest.mark.parametrize("spoil", [Path.unlink, one_byte_other])
def test_rows_that_are_not_as_they_came_are_never_built_from(
    one_load: Store, spoil: Callable[[Path], None]
) -> None:
    state = one_load.current()
    spoil(next((one_load.received / "L0001").glob("*.parquet")))
    with pytest.raises(DamagedStoreError, match="L0001"):
        pipeline.rebuild(one_load, "an analyst")
    assert one_load.current() == state


def test_a_state_short_of_a_row_is_found_at_start(one_load: Store) -> None:
    assert is_up_to_date(one_load)
    before = figures(one_load)
    connection = duckdb.connect(str(one_load.state_path(one_load.current())))
    connection.execute("delete from raw.list_1 where child_id = 'C1'")
    connection.close()
    assert not is_up_to_date(one_load)
    pipeline.make_ready(one_load, "start")
    assert figures(one_load) == before


def test_a_state_with_another_cell_is_found(one_load: Store) -> None:
    loads = loads_in_force(Ledger(one_load.ledger).events())
    assert is_sound(one_load, one_load.current(), loads)
    connection = duckdb.connect(str(one_load.state_path(one_load.current())))
    connection.execute("update raw.list_1 set contact_outcome = 'NFA' where child_id = 'C2'")
    connection.close()
    assert not is_sound(one_load, one_load.current(), loads)


def test_a_state_that_other_sql_made_is_made_again_at_start(
    one_load: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    state, before = one_load.current(), figures(one_load)
    monkeypatch.setattr("hscb.warehouse.build.fingerprint", lambda: "another version")
    pipeline.make_ready(one_load, "start")
    assert one_load.current() != state
    assert figures(one_load) == before
