"""Small databases for tests, made from rows written in the test itself."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import duckdb

from hscb.config import DEFAULT_AGENCY, DEFAULT_AUTHORITY
from hscb.warehouse.raw import create_raw_tables, insert_reference_tables, insert_rows
from hscb.warehouse.views import create_models

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
    """Like tiny_warehouse, for several loads in the order they were made."""
    connection = duckdb.connect(":memory:")
    create_raw_tables(connection)
    insert_reference_tables(connection)
    for number, load in enumerate(loads, start=1):
        _insert_load(connection, number, load)
    create_models(connection)
    return connection


def _insert_load(connection: duckdb.DuckDBPyConnection, number: int, load: Mapping[str, Any]) -> None:
    load_id = f"L{number:04d}"
    authority = load.get("authority", DEFAULT_AUTHORITY)
    entry = dict(load_id=load_id, load_number=number, loaded_at="2017-04-10", is_synthetic=True)
    insert_rows(connection, "loads", [entry])
    for table, rows in load["tables"].items():
        extract = dict(
            load_id=load_id, load_number=number, sheet_table=table, authority=authority,
            submitted_by=DEFAULT_AGENCY, data_from=load["data_from"], data_to=load["data_to"], is_synthetic=True,
        )  # fmt: skip
        insert_rows(connection, "extracts", [extract])
        insert_rows(
            connection,
            table,
            [
                dict(
                    source_id=f"{load_id}/0/{table}/{row}", load_id=load_id, authority=authority,
                    submitted_by=DEFAULT_AGENCY, file="test.xlsx", sheet=table, row=str(row),
                ) | {name: _text(value) for name, value in values.items()}
                for row, values in enumerate(rows, start=2)
            ],
        )  # fmt: skip


def _text(value: Any) -> str | None:
    return value.isoformat() if isinstance(value, date) else None if value is None else str(value)


def measure(
    connection: duckdb.DuckDBPyConnection, measure_id: str, period: str = "2016-17", **where: str
) -> Any:
    """(numerator, denominator, value) of one computed row of kpi.measure_values, or None where there is no row."""
    where = {"breakdown": "all", "category": "all", "origin": "records"} | where
    clause = " and ".join(f"{name} = ?" for name in where)
    return connection.execute(
        "select numerator, denominator, value from kpi.measure_values"
        f" where measure_id = ? and period_label = ? and {clause}",
        [measure_id, period, *where.values()],
    ).fetchone()
