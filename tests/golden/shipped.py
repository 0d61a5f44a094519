"""What the store of the shipped workbooks holds: received rows with their types, as the recomputation reads them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import duckdb

from hscb.ingest.formats import Format, formats
from tests.oracle.held import Extract

_READ: dict[str, Callable[[str], Any]] = {
    "date": date.fromisoformat,
    "datetime": datetime.fromisoformat,
    "integer": int,
    "number": float,
}


def _rows(connection: duckdb.DuckDBPyConnection, form: Format, load_id: str) -> list[dict[str, Any]]:
    columns = [(column.name, _READ.get(column.type, str)) for column in form.kept]
    names = ", ".join(f'"{name}"' for name, _ in columns)
    found = connection.execute(f"select {names} from raw.{form.table} where load_id = ?", [load_id])
    return [
        {
            name: None if text is None else read(text)
            for (name, read), text in zip(columns, values, strict=True)
        }
        for values in found.fetchall()
    ]


def extracts(connection: duckdb.DuckDBPyConnection) -> list[Extract]:
    """The child-level extracts, one per load, authority and agency, in the order they were loaded."""
    windows = connection.execute("""
        select load_id, authority, submitted_by, min(data_from), max(data_to), list(sheet_table)
        from raw.extracts
        where data_to is not null
        group by load_id, load_number, authority, submitted_by
        order by load_number, authority, submitted_by
    """).fetchall()
    return [
        Extract(
            {table: _rows(connection, formats()[table], load_id) for table in tables},
            data_from,
            data_to,
            authority,
            agency,
        )
        for load_id, authority, agency, data_from, data_to, tables in windows
    ]
