"""The rows of a database that are in force, sheet by sheet: what later extracts replaced is left out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import duckdb
import pyarrow as pa

from hscb.ingest.formats import Format, formats


def held_rows(connection: duckdb.DuckDBPyConnection) -> pa.Table:
    """(sheet_table, row_key, content, held): how many rows of each content are in force in a database."""
    dated = connection.execute("select distinct sheet_table from staging.dated_rows").fetchall()
    parts = [_held_rows_sql(form, (form.table,) in dated) for form in formats().values()]
    return connection.sql(" union all ".join(parts)).to_arrow_table()


@dataclass(frozen=True)
class ExtractReplaced:
    """One sheet format, authority and agency of a load: how many rows it holds, how many of them are not in force."""

    load_id: str
    table: str
    authority: str
    submitted_by: str
    rows: int
    replaced: int


def rows_replaced(connection: duckdb.DuckDBPyConnection, load_ids: Sequence[str]) -> list[ExtractReplaced]:
    """How many rows of each extract of these loads are not in force in a database, in the order of the formats."""
    dated = connection.execute("select distinct sheet_table from staging.dated_rows").fetchall()
    held = connection.execute(
        "select distinct sheet_table from raw.extracts where list_contains(?, load_id)", [load_ids]
    ).fetchall()
    return [
        ExtractReplaced(*found)
        for form in formats().values()
        if (form.table,) in held
        for found in connection.execute(_replaced_sql(form, (form.table,) in dated), [load_ids]).fetchall()
    ]


def _replaced_sql(form: Format, is_dated: bool) -> str:
    return (
        f"select load_id, '{form.table}', authority, submitted_by, count(*),"
        f" count(*) filter (source_id not in (select source_id from ({_rows_in_force(form, is_dated)})))"
        f" from raw.{form.table} where list_contains(?, load_id) group by all order by all"
    )


def _held_rows_sql(form: Format, is_dated: bool) -> str:
    content = _hash(form, [column.name for column in form.kept])
    return (
        f"select '{form.table}' as sheet_table, {_key(form)} as row_key, {content} as content, count(*) as held"
        f" from ({_rows_in_force(form, is_dated)}) as {form.table}"
        " group by row_key, content"
    )


def _rows_in_force(form: Format, is_dated: bool) -> str:
    return (
        f"select * from raw.{form.table} inner join raw.extracts using (load_id, authority, submitted_by)"
        f" where sheet_table = '{form.table}' and {_in_force(form, is_dated)}"
    )


def _in_force(form: Format, is_dated: bool) -> str:
    """SQL for the rows of a sheet that no later extract replaced, as the staging of its kind says."""
    if form.table == "cp_reviews":
        return "source_id in (select source_id from staging.plan_reviews)"
    if form.table == "published_values":
        # a later release holds, whichever was loaded first
        return "source_id in (select source_id from staging.published_values)"
    if form.kind == "snapshot":
        return f"load_id in (select load_id from staging.snapshots where sheet_table = '{form.table}')"
    if is_dated or not form.key:
        return "source_id not in (select source_id from staging.replaced_rows)"
    # of totals the latest load holds, of lists of children the greater Data To, as staging has it
    order = "data_to desc nulls last, load_number desc" if form.is_child_level else "load_number desc"
    return f"true qualify rank() over (partition by {_key(form)} order by {order}) = 1"


def _key(form: Format) -> str:
    """SQL for what makes two rows the same one: the format's key, and for a snapshot the day it shows."""
    if form.kind == "snapshot":
        as_at = (
            "(select any_value(data_to) from raw.extracts"
            f" where extracts.load_id = {form.table}.load_id and sheet_table = '{form.table}')"
        )
        return f"md5(concat_ws(chr(31), {_hash(form, form.key)}, {as_at}))"
    # an event has no key of its own: a child's event of the same day is the same event
    return _hash(form, form.key or ("child_id", form.date or "row"))


def _hash(form: Format, names: Sequence[str]) -> str:
    # totals may be corrected by another sender
    whose = ("authority", "submitted_by") if form.is_child_level else ("authority",)
    cells = ", ".join(f"""coalesce("{name}", '')""" for name in (*whose, *names))
    return f"md5(concat_ws(chr(31), {cells}))"
