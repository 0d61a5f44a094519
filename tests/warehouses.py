"""Small databases for tests, made from rows written in the test itself."""

from __future__ import annotations

import atexit
from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp
from typing import Any

import duckdb
import pyarrow

from hscb.config import DEFAULT_AGENCY, DEFAULT_AUTHORITY
from hscb.ingest.formats import formats
from hscb.warehouse.raw import create_raw_tables, insert_reference_tables, insert_rows
from hscb.warehouse.views import build_order, create_models, make_model, model_files

Rows = Sequence[Mapping[str, Any]]


def tiny_warehouse(
    tables: Mapping[str, Rows],
    data_from: str = "2016-04-01",
    data_to: str = "2017-03-31",
    authority: str = DEFAULT_AUTHORITY,
) -> duckdb.DuckDBPyConnection:
    """An in-memory database with one load of the given raw rows (dates as text `2016-05-31`) and every model built.

    Every table named in `tables`, also with no rows, counts as covered from data_from to data_to.
    """
    return warehouse_of_loads(
        [dict(tables=tables, data_from=data_from, data_to=data_to, authority=authority)]
    )


def warehouse_of_loads(loads: Sequence[Mapping[str, Any]]) -> duckdb.DuckDBPyConnection:
    """Like tiny_warehouse, for several loads in the order they were made.

    A load names its `tables`, `data_from` and `data_to`, and may name its `authority` and `agency`, the day `loaded_at`
    and whether it `is_synthetic` (it is, unless it says not); two agencies in one load are two entries of one `number`.
    """
    return _filled(empty_copy(), loads)


def empty_copy() -> duckdb.DuckDBPyConnection:
    """An in-memory database with every model and nothing in it."""
    connection = duckdb.connect(":memory:")
    # a copy of an empty database takes half the time of making every view again
    connection.execute(f"attach '{_empty_warehouse()}' as empty (read_only)")
    connection.execute("copy from database empty to memory")
    connection.execute("detach empty")
    return connection


@cache
def _empty_warehouse() -> Path:
    path = Path(mkdtemp()) / "empty.duckdb"
    atexit.register(rmtree, path.parent)
    with duckdb.connect(str(path)) as connection:
        create_raw_tables(connection)
        insert_reference_tables(connection)
        create_models(connection)
    return path


def _filled(
    connection: duckdb.DuckDBPyConnection, loads: Sequence[Mapping[str, Any]]
) -> duckdb.DuckDBPyConnection:
    """The same database with these loads: views stay as they are, tables are made anew."""
    for position, load in enumerate(loads, start=1):
        _insert_load(connection, load.get("number", position), load)
    files = model_files()
    for name in build_order():
        sql = files[name].read_text(encoding="utf-8")
        # the calendar rests on no load
        if "create or replace table" in sql and not name.startswith("calendar."):
            make_model(connection, name, sql)
    return connection


@cache
def _shared_warehouse() -> duckdb.DuckDBPyConnection:
    return warehouse_of_loads([])


def next_warehouse(loads: Sequence[Mapping[str, Any]]) -> duckdb.DuckDBPyConnection:
    """Like warehouse_of_loads, for one database after the other: the same one each time, emptied and filled again.

    Views stay as they are, tables are made anew, in about a third of the time. Do not close it.
    """
    connection = _shared_warehouse()
    for table in ("loads", "extracts", "columns", *formats()):
        connection.execute(f"delete from raw.{table}")
    return _filled(connection, loads)


def _insert_load(connection: duckdb.DuckDBPyConnection, number: int, load: Mapping[str, Any]) -> None:
    load_id = f"L{number:04d}"
    authority, agency = load.get("authority", DEFAULT_AUTHORITY), load.get("agency", DEFAULT_AGENCY)
    is_synthetic = load.get("is_synthetic", True)
    if not connection.execute("from raw.loads where load_id = ?", [load_id]).fetchone():
        loaded = dict(load_id=load_id, load_number=number, loaded_at=load.get("loaded_at", "2017-04-10"))
        insert_rows(connection, "loads", [loaded | {"is_synthetic": is_synthetic}])
    for table, rows in load["tables"].items():
        # totals are replaced by key: they have no window
        is_dated = formats()[table].is_child_level
        extract = dict(
            load_id=load_id, load_number=number, sheet_table=table, authority=authority, submitted_by=agency,
            data_from=load["data_from"] if is_dated else None, data_to=load["data_to"] if is_dated else None,
            is_synthetic=is_synthetic,
        )  # fmt: skip
        insert_rows(connection, "extracts", [extract])
        origin = dict(
            load_id=load_id, authority=authority, submitted_by=agency, file="test.xlsx", sheet=table
        )
        _insert_texts(
            connection,
            table,
            [
                origin
                | dict(source_id=f"{load_id}/{agency}/{table}/{row}", row=str(row))
                | {name: _text(value) for name, value in values.items()}
                for row, values in enumerate(rows, start=2)
            ],
        )


def _insert_texts(
    connection: duckdb.DuckDBPyConnection, table: str, rows: Sequence[Mapping[str, str | None]]
) -> None:
    """Hundreds of rows at once: one statement a row would take most of a test's time."""
    if not rows:
        return
    names = list(dict.fromkeys(name for row in rows for name in row))
    columns = {name: pyarrow.array([row.get(name) for row in rows], pyarrow.string()) for name in names}
    connection.register("given_rows", pyarrow.table(columns))
    connection.execute(f"insert into raw.{table} by name select * from given_rows")
    connection.unregister("given_rows")


def _text(value: Any) -> str | None:
    return value.isoformat() if isinstance(value, date) else None if value is None else str(value)


def measure(
    connection: duckdb.DuckDBPyConnection, measure_id: str, period: str = "2016-17", **where: str
) -> Any:
    """(numerator, denominator, value) of one computed row of kpi.measure_values, or None where there is no row."""
    return _one_row(connection, "numerator, denominator, value", measure_id, period, where)


def caveat(
    connection: duckdb.DuckDBPyConnection, measure_id: str, period: str = "2016-17", **where: str
) -> Any:
    """The caveat of one computed row, or None."""
    return _one_row(connection, "caveat", measure_id, period, where)[0]


def status(
    connection: duckdb.DuckDBPyConnection, measure_id: str, period: str = "2016-17", **where: str
) -> Any:
    """The status of one computed row: final, provisional or partial."""
    return _one_row(connection, "status", measure_id, period, where)[0]


def categories(
    connection: duckdb.DuckDBPyConnection, measure_id: str, breakdown: str, period: str = "2016-17"
) -> dict[str, float]:
    """The values of a measure by category of one breakdown."""
    rows = connection.execute(
        "select category, value from kpi.measure_values"
        " where measure_id = ? and breakdown = ? and period_label = ?",
        [measure_id, breakdown, period],
    )
    return dict(rows.fetchall())


def exclusions(
    connection: duckdb.DuckDBPyConnection, measure_id: str, period: str = "2016-17"
) -> dict[str, int]:
    """How many cases a measure left out of its denominator, by reason."""
    rows = connection.execute(
        'select reason, "count" from kpi.exclusions where measure_id = ? and period_label = ?',
        [measure_id, period],
    )
    return dict(rows.fetchall())


def problems(connection: duckdb.DuckDBPyConnection) -> list[tuple[str, str, str]]:
    """(code, row, column) of every contradiction between rows, by code and row."""
    return connection.execute(
        "select code, row, column_name from checks.problems order by code, row, column_name"
    ).fetchall()


def _one_row(
    connection: duckdb.DuckDBPyConnection,
    columns: str,
    measure_id: str,
    period: str,
    where: Mapping[str, str],
) -> Any:
    where = {"breakdown": "all", "category": "all", "origin": "records"} | where
    clause = " and ".join(f"{name} = ?" for name in where)
    rows = connection.execute(
        f"select {columns} from kpi.measure_values where measure_id = ? and period_label = ? and {clause}",
        [measure_id, period, *where.values()],
    ).fetchall()
    # two rows for one question are a fault of the SQL, never a matter of which comes first
    assert len(rows) <= 1, rows
    return rows[0] if rows else None
