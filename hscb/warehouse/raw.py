"""Makes the raw tables, from the sheet formats, and the reference tables that SQL needs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

import duckdb
import holidays
import pyarrow as pa

from hscb import catalogue, config
from hscb.ingest.formats import codes, formats
from hscb.warehouse.board import insert_board_tables
from hscb.warehouse.targets import targets_in_force
from hscb.warehouse.words import Entry

# Where a row came from. source_id names the load, file, sheet and row in one text, unique in the database.
ORIGIN_COLUMNS = ("source_id", "load_id", "authority", "submitted_by", "file", "sheet", "row")

_LEDGER_TABLES = {
    "loads": "load_id varchar, load_number integer, loaded_at timestamp, loaded_by varchar, is_synthetic boolean",
    "extracts": "load_id varchar, load_number integer, sheet_table varchar, authority varchar,"
    " submitted_by varchar, data_from date, data_to date, is_synthetic boolean",
    "columns": "load_id varchar, file varchar, sheet varchar, sheet_table varchar, name varchar, letter varchar,"
    " authority varchar, submitted_by varchar, is_filled boolean",
    # one row: what made this database, out of which loads and entries
    "state": "state varchar, built_at timestamp, fingerprint varchar, inputs varchar",
    "problems": "load_id varchar, severity varchar, code varchar, file varchar, sheet varchar, cell varchar,"
    " message varchar, fix varchar",
}


def create_raw_tables(connection: duckdb.DuckDBPyConnection) -> None:
    """Makes schema raw: an empty table for every sheet format, all text, and for the ledger; raw.sheets over them."""
    connection.execute("create schema if not exists raw")
    for table, columns in _LEDGER_TABLES.items():
        connection.execute(f"create table raw.{table} ({columns})")
    for form in formats().values():
        names = [*ORIGIN_COLUMNS, *(column.name for column in form.kept)]
        columns = ", ".join(f'"{name}" varchar' for name in names)
        connection.execute(f"create table raw.{form.table} ({columns})")
    each = " union all ".join(
        f"select distinct load_id, '{form.table}' as sheet_table, authority, submitted_by, file, sheet"
        f" from raw.{form.table}"
        for form in formats().values()
    )
    connection.execute(f"create view raw.sheets as {each}")


def insert_reference_tables(connection: duckdb.DuckDBPyConnection, entries: Sequence[Entry] = ()) -> None:
    """Fills raw.codes, raw.measures, raw.targets, raw.bank_holidays, raw.settings and, from people, raw.entries."""
    _table(
        connection,
        "codes (field varchar, code varchar, label varchar, meaning varchar, position integer)",
        (
            (field, entry.code, entry.label, entry.meaning, position)
            for field, entries in codes().items()
            for position, entry in enumerate(entries)
        ),
    )
    _table(
        connection,
        "bank_holidays (holiday date, name varchar)",
        # England and Wales share their bank holidays; 2010-2035 covers every list a board holds.
        holidays.country_holidays("GB", subdiv="ENG", years=range(2010, 2036)).items(),
    )
    _table(
        connection,
        "settings (name varchar, value double)",
        [
            ("suppress_up_to", config.SUPPRESS_UP_TO),
            ("publish_suppress_up_to", config.PUBLISH_SUPPRESS_UP_TO),
            ("smallest_group_described", config.SMALLEST_GROUP_DESCRIBED),
        ],
    )
    _table(
        connection,
        "entries (entry_id integer, entered_at timestamp, who varchar, kind varchar, key varchar, content varchar)",
        ((entry.entry_id, entry.at, entry.who, entry.kind, entry.key, entry.content) for entry in entries),
    )
    _table(
        connection,
        "targets (measure_id varchar, value double, valid_from date, valid_to date, set_by varchar)",
        (
            (measure_id, target.value, target.valid_from, target.valid_to, target.set_by)
            for measure_id, target in targets_in_force(entries)
        ),
    )
    _insert_catalogue(connection)
    insert_board_tables(connection)


def _insert_catalogue(connection: duckdb.DuckDBPyConnection) -> None:
    measures = list(catalogue.measures().values())
    _table(
        connection,
        "measures (position integer, measure_id varchar, title varchar, definition varchar,"
        " numerator_words varchar, denominator_words varchar, unit varchar, polarity varchar, aim integer,"
        " other_aims integer[], theme varchar, is_stock boolean, is_headline boolean, breakdowns varchar[],"
        " sources varchar[], every_period boolean, look_back_months integer, years_only boolean,"
        " grows_with_period boolean, change boolean, counts_children boolean,"
        " is_expected boolean, timescale varchar, owner varchar, legal_source varchar, caveats varchar)",
        (
            (
                position, measure.measure_id, measure.title, measure.definition, measure.numerator_words,
                measure.denominator_words, measure.unit, measure.polarity, measure.aim,
                list(measure.other_aims), measure.theme, measure.stock, measure.headline,
                list(measure.breakdowns), list(measure.sources), measure.every_period, measure.look_back_months,
                measure.years_only, measure.grows_with_period, measure.change, measure.counts_children,
                measure.expected, measure.timescale, measure.owner, measure.legal_source, measure.caveats,
            )
            for position, measure in enumerate(measures)
        ),
    )  # fmt: skip


def _table(connection: duckdb.DuckDBPyConnection, definition: str, rows: Iterable[Sequence[Any]]) -> None:
    connection.execute(f"create table raw.{definition}")
    insert_arrow(connection, definition.split(" ", 1)[0], _columns(rows))


def _columns(rows: Iterable[Sequence[Any]]) -> pa.Table:
    columns = list(zip(*rows, strict=True))
    return pa.table([pa.array(column) for column in columns], names=[f"c{n}" for n in range(len(columns))])


def column_names(connection: duckdb.DuckDBPyConnection, table: str) -> set[str]:
    """The columns of a raw table; none where there is no such table."""
    found = connection.execute(
        "select column_name from duckdb_columns() where schema_name = 'raw' and table_name = ?", [table]
    )
    return {name for (name,) in found.fetchall()}


def insert_arrow(
    connection: duckdb.DuckDBPyConnection,
    into: str,
    rows: pa.Table,
    select: str = "*",
    parameters: Sequence[Any] = (),
) -> None:
    """Puts an Arrow table into a raw table in one go: `into` is its name, with `by name` where columns go by name."""
    if rows.num_columns == 0:
        return
    connection.register("incoming", rows)
    connection.execute(f"insert into raw.{into} select {select} from incoming", parameters)
    connection.unregister("incoming")


def insert_rows(
    connection: duckdb.DuckDBPyConnection, table: str, rows: Iterable[dict[str, str | date | None]]
) -> None:
    """Puts rows given by column name into a raw table; columns that a row does not name stay null."""
    for row in rows:
        names = ", ".join(f'"{name}"' for name in row)
        marks = ", ".join("?" * len(row))
        connection.execute(f"insert into raw.{table} ({names}) values ({marks})", list(row.values()))
