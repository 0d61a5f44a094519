"""One read-only query by an analyst on the current figures."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import duckdb

from hscb import config
from hscb.errors import WrongUseError
from hscb.warehouse.connection import open_state, time_limit
from hscb.warehouse.fingerprint import fingerprint
from hscb.warehouse.publish import current_state
from hscb.warehouse.store import Store


@dataclass(frozen=True)
class Answer:
    """Column names and rows, and whether other SQL made the figures than is here now."""

    columns: tuple[str, ...]
    rows: list[tuple[Any, ...]]
    is_outdated: bool


def answer(store: Store, statement: str, seconds: float = config.QUERY_SECONDS) -> Answer:
    """What one query gives. Raises WrongUseError for anything else, and for a query that takes too long."""
    cursor = open_state(store, current_state(store), any_version=True)
    try:
        query = _one_query(cursor, statement)
        made_by = cursor.execute("select fingerprint from raw.state").fetchone()
        with time_limit(cursor, seconds):
            cursor.execute(query)
            columns = tuple(column[0] for column in cursor.description or ())
            return Answer(columns, cursor.fetchall(), made_by != (fingerprint(),))
    except (duckdb.ProgrammingError, duckdb.DataError, duckdb.NotSupportedError) as wrong:
        hint = 'The columns of a table: python -m hscb sql "describe reporting.measure_values".'
        raise WrongUseError(str(wrong), hint) from None
    except duckdb.PermissionException as wrong:
        raise WrongUseError(str(wrong), "Queries read the database only, no files and no settings.") from None


def _one_query(cursor: duckdb.DuckDBPyConnection, statement: str) -> duckdb.Statement:
    found = cursor.extract_statements(statement)
    if len(found) != 1 or found[0].type != duckdb.StatementType.SELECT:
        raise WrongUseError(
            "Only one query can be run, and it can only read.",
            "Give one statement that begins with select, with or from.",
        )
    return found[0]
