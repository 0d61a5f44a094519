"""Control totals: what a database must hold for the loads it rests on, and the scan that proves it."""

from __future__ import annotations

from collections.abc import Sequence

import duckdb
import pyarrow as pa

from hscb.errors import DamagedStoreError
from hscb.warehouse.connection import new_database
from hscb.warehouse.ledger import Load
from hscb.warehouse.raw import column_names

# file, sheet and row are left out: the same cells in a re-saved workbook have the same total
_PLACES = frozenset({"file", "sheet", "row"})


def rows_and_total(rows: pa.Table) -> tuple[int, tuple[str, ...], str]:
    """Rows, the columns that the total is over, and the control total of an extract's rows."""
    columns = tuple(sorted(name for name in rows.column_names if name not in _PLACES))
    with new_database() as connection:
        connection.register("incoming", rows)
        found = connection.execute(f"select count(*), {_total(columns)} from incoming").fetchone()
    count, total = found or (0, "0")
    return count, columns, total


def scan(connection: duckdb.DuckDBPyConnection, loads: Sequence[Load]) -> None:
    """Reads every table whole and holds the raw rows against the ledger. Raises DamagedStoreError.

    DuckDB finds damage only where it reads, so connecting proves nothing.
    """
    _read_every_table(connection)
    held = {load for (load,) in connection.execute("select load_id from raw.loads").fetchall()}
    if held != {load.load_id for load in loads}:
        raise DamagedStoreError("The database does not hold the loads that the ledger names.")
    for load in loads:
        _scan_load(connection, load)


def _scan_load(connection: duckdb.DuckDBPyConnection, load: Load) -> None:
    for extract in load.extracts:
        names = column_names(connection, extract.table)
        # a column that the formats no longer have is not in the database: the count must do
        total = _total(extract.columns) if names.issuperset(extract.columns) else f"'{extract.control_total}'"
        found = connection.execute(
            f"select count(*), {total} from raw.{extract.table}"
            " where load_id = ? and authority = ? and submitted_by = ?",
            [load.load_id, extract.authority, extract.submitted_by],
        ).fetchone()
        if found != (extract.rows, extract.control_total):
            raise DamagedStoreError(
                f"The rows of {extract.table} in load {load.load_id} are not those that the ledger tells of."
            )


def _read_every_table(connection: duckdb.DuckDBPyConnection) -> None:
    tables = connection.execute("select schema_name, table_name from duckdb_tables()").fetchall()
    for schema, table in tables:
        connection.execute(f'select bit_xor(hash(t)) from "{schema}"."{table}" as t').fetchall()


def _total(columns: Sequence[str]) -> str:
    # md5, not DuckDB's own hash, because that may change between its versions; an empty cell adds nothing, so that
    # a column added to a format later leaves the totals as they were
    cells = ", ".join(f"""'{name}=' || "{name}" """ for name in columns)
    return f"coalesce(sum(md5_number_lower(concat_ws(chr(31), {cells}))), 0)::varchar"
