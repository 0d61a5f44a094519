"""Builds one immutable DuckDB file: a function of the loads in force, the entries and the SQL, and of nothing else."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path

import duckdb
import pyarrow as pa

from hscb.errors import DamagedStoreError
from hscb.warehouse.connection import new_database, reading
from hscb.warehouse.control import scan
from hscb.warehouse.fingerprint import fingerprint
from hscb.warehouse.ledger import Load, now
from hscb.warehouse.raw import column_names, create_raw_tables, insert_arrow, insert_reference_tables
from hscb.warehouse.received import Content
from hscb.warehouse.store import Store, sync
from hscb.warehouse.views import create_models
from hscb.warehouse.words import Entry

_ORIGIN = (
    "? || '/' || file || '/' || sheet || '/' || row as source_id,"
    " ? as load_id, ? as authority, ? as submitted_by, *"
)


def inputs_hash(loads: Sequence[Load], entries: Sequence[Entry]) -> str:
    """What tells two states apart: the same hash means the same figures."""
    content = [(load.load_id, load.number, load.loaded_at, load.loaded_by, load.extracts) for load in loads]
    everything = [fingerprint(), content, [asdict(entry) for entry in entries]]
    return hashlib.sha256(json.dumps(everything, default=asdict).encode()).hexdigest()[:16]


def state_name(inputs: str) -> str:
    """A name for a new state that was never used and sorts by the time it was made."""
    return f"{datetime.now(UTC):%Y%m%dT%H%M%S%f}-{inputs}"


def finished_state(store: Store, inputs: str) -> str | None:
    """A state still kept that was built from the same inputs, if there is one."""
    found = sorted(store.states.glob(f"[!.]*-{inputs}.duckdb"))
    return found[-1].stem if found else None


def fill(
    connection: duckdb.DuckDBPyConnection, contents: Iterable[Content], entries: Sequence[Entry]
) -> None:
    """Makes schema raw from loads, in their order, and from what people wrote."""
    create_raw_tables(connection)
    insert_reference_tables(connection, entries)
    for content in contents:
        _insert_load(connection, content)


def build_aside(
    store: Store, state: str, inputs: str, contents: Sequence[Content], entries: Sequence[Entry]
) -> Path:
    """Builds a state under a name that nobody opens, whole, scanned and on the disk. Gives its path."""
    store.states.mkdir(parents=True, exist_ok=True)
    path = store.states / f".building-{state}"
    with new_database(path) as connection:
        fill(connection, contents, entries)
        connection.execute("insert into raw.state values (?, ?, ?, ?)", [state, now(), fingerprint(), inputs])
        create_models(connection)
        connection.execute("checkpoint")
    if path.with_name(path.name + ".wal").exists():
        raise DamagedStoreError("The new database could not be completed.")
    sync(path)
    with reading(path) as finished:
        scan(finished, [content.load for content in contents])
    return path


def keep_state(store: Store, aside: Path, state: str) -> None:
    """Gives a finished file its name among the states. It is not the current one yet."""
    aside.replace(store.state_path(state))
    sync(store.states)


def _insert_load(connection: duckdb.DuckDBPyConnection, content: Content) -> None:
    load = content.load
    synthetic = any(extract.is_synthetic for extract in load.extracts)
    connection.execute(
        "insert into raw.loads values (?, ?, ?, ?, ?)",
        [load.load_id, load.number, load.loaded_at, load.loaded_by, synthetic],
    )
    for extract, rows in zip(load.extracts, content.tables, strict=True):
        # a column that the formats no longer have stays in what was received and goes no further
        known = [name for name in rows.column_names if name in column_names(connection, extract.table)]
        origin = [load.load_id, load.load_id, extract.authority, extract.submitted_by]
        insert_arrow(connection, f"{extract.table} by name", rows.select(known), _ORIGIN, origin)
    _insert_places(connection, content)


def _insert_places(connection: duckdb.DuckDBPyConnection, content: Content) -> None:
    load = content.load
    extracts = [
        {"load_number": load.number, "sheet_table": extract.table, **_fields(extract, _EXTRACT)}
        for extract in load.extracts
    ]
    columns = [{"sheet_table": column.table, **_fields(column, _COLUMN)} for column in content.columns]
    problems = [_fields(problem, _PROBLEM) for problem in content.problems]
    for table, rows in (("extracts", extracts), ("columns", columns), ("problems", problems)):
        insert_arrow(
            connection, f"{table} by name", pa.Table.from_pylist(rows), "? as load_id, *", [load.load_id]
        )


_EXTRACT = ("authority", "submitted_by", "data_from", "data_to", "is_synthetic")
_COLUMN = ("file", "sheet", "name", "letter", "authority", "submitted_by", "is_filled")
_PROBLEM = ("severity", "code", "file", "sheet", "cell", "message", "fix")


def _fields(what: object, names: Sequence[str]) -> dict[str, object]:
    return {name: getattr(what, name) for name in names}
