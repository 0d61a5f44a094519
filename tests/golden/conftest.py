"""A connection to the store of the shipped workbooks."""

from __future__ import annotations

from collections.abc import Iterator

import duckdb
import pytest

from hscb.warehouse.connection import reading
from hscb.warehouse.store import Store


@pytest.fixture(scope="session")
def shipped(shipped_store: Store) -> Iterator[duckdb.DuckDBPyConnection]:
    """The shipped store's current state, read-only."""
    with reading(shipped_store.state_path(shipped_store.current())) as connection:
        yield connection
