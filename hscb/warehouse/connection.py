"""The one place that opens DuckDB: new files to build, finished states to read, locked down."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import duckdb

from hscb import config
from hscb.errors import DamagedStoreError, NothingLoadedError, OutdatedStateError, WrongUseError
from hscb.warehouse.fingerprint import fingerprint
from hscb.warehouse.store import Store

if TYPE_CHECKING:
    import pandas as pd

Parameters = Sequence[Any] | Mapping[str, Any]

_LIMITS: dict[str, str | bool | int | float | list[str]] = {
    "memory_limit": config.DATABASE_MEMORY,
    "threads": str(config.DATABASE_THREADS),
    # nothing is ever fetched from the internet, and what spills to disk is not plain text
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
    "allow_community_extensions": "false",
    "temp_file_encryption": "true",
}
_LOCKED: dict[str, str | bool | int | float | list[str]] = {
    **_LIMITS,
    "enable_external_access": "false",
    "lock_configuration": "true",
}
# A checksum that does not match comes as the plain class.
_DAMAGE = (duckdb.IOException, duckdb.FatalException, duckdb.InternalException, duckdb.SerializationException)


def new_database(path: Path | None = None) -> duckdb.DuckDBPyConnection:
    """An empty database to build in: a new file, or in memory without a path."""
    if path is not None and path.exists():
        raise FileExistsError(path.name)
    return duckdb.connect(str(path) if path else ":memory:", config=_LIMITS)


@contextmanager
def reading(path: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """A finished database file, read-only and locked down, closed at the end."""
    connection = _connect(path)
    try:
        with _damage_told():
            yield connection
    finally:
        connection.close()


def open_state(store: Store, state: str, any_version: bool = False) -> duckdb.DuckDBPyConnection:
    """A cursor on a state, for one caller: connections are shared between threads, cursors never are.

    Raises NothingLoadedError, DamagedStoreError, or OutdatedStateError where other SQL made it and `any_version` is
    not asked for.
    """
    path = store.state_path(state)
    if not path.is_file():
        raise _damaged() if store.exists else NothingLoadedError()
    connection, made_by = _opened(str(path))
    if made_by != fingerprint() and not any_version:
        raise OutdatedStateError
    return connection.cursor()


def frame(
    store: Store, state: str, sql: str, parameters: Parameters = (), seconds: float = config.QUERY_SECONDS
) -> pd.DataFrame:
    """What a query of a state gives, as a DataFrame. Stopped after so many seconds with a WrongUseError."""
    cursor = open_state(store, state)
    with time_limit(cursor, seconds), _damage_told():
        return cursor.execute(sql, parameters).df()


def rows(
    store: Store, state: str, sql: str, parameters: Parameters = (), seconds: float = config.QUERY_SECONDS
) -> tuple[tuple[str, ...], list[tuple[Any, ...]]]:
    """What a query of a state gives, as column names and rows of Python values."""
    cursor = open_state(store, state)
    with time_limit(cursor, seconds), _damage_told():
        cursor.execute(sql, parameters)
        return tuple(column[0] for column in cursor.description or ()), cursor.fetchall()


@contextmanager
def time_limit(cursor: duckdb.DuckDBPyConnection, seconds: float) -> Iterator[None]:
    """Stops what the cursor does after so many seconds; DuckDB has no setting for it."""
    timer = threading.Timer(seconds, cursor.interrupt)
    timer.start()
    try:
        yield
    except duckdb.InterruptException:
        raise WrongUseError(
            f"The query took longer than {seconds:g} seconds and was stopped.",
            "Ask for fewer rows, or for one period or measure at a time.",
        ) from None
    finally:
        timer.cancel()


@contextmanager
def _damage_told() -> Iterator[None]:
    try:
        yield
    except duckdb.Error as fault:
        if type(fault) is duckdb.Error or isinstance(fault, _DAMAGE):
            _opened.cache_clear()  # the next call opens the file again
            raise _damaged() from fault
        raise


# More than one stays open because sessions that began before a load finish on the state they began with.
@lru_cache(maxsize=4)
def _opened(path: str) -> tuple[duckdb.DuckDBPyConnection, str]:
    connection = _connect(Path(path))
    with _damage_told():
        try:
            found = connection.execute("select fingerprint from raw.state").fetchone()
        except duckdb.CatalogException:
            found = None
    return connection, found[0] if found else ""


def _connect(path: Path) -> duckdb.DuckDBPyConnection:
    try:
        return duckdb.connect(str(path), read_only=True, config=_LOCKED)
    except duckdb.Error as fault:
        raise _damaged() from fault


def _damaged() -> DamagedStoreError:
    return DamagedStoreError("The database file is damaged or missing.")
