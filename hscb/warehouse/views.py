"""Runs the SQL folders over a database that holds the raw tables, in the order that the files need each other."""

from __future__ import annotations

import re
from graphlib import TopologicalSorter
from pathlib import Path

import duckdb

from hscb.config import SQL_FOLDER
from hscb.warehouse import disclosure

LAYERS = {
    "0_calendar": "calendar",
    "1_staging": "staging",
    "checks": "checks",
    "2_marts": "marts",
    "3_kpi": "kpi",
    "rules": "rules",
    "4_reporting": "reporting",
}
# Tables that Python fills, after their SQL made them.
FILLED = {"kpi.protecting_figures": disclosure.fill}
_SCHEMAS = "|".join(LAYERS.values())
_READS = re.compile(rf"\b({_SCHEMAS})\.([a-z_0-9]+)")
_COMMENTS = re.compile(r"--.*")
_IS_TABLE = re.compile(r"create or replace table", re.IGNORECASE)


def model_files() -> dict[str, Path]:
    """Every SQL file by the name of the view or table it makes, such as `marts.contacts`."""
    return {
        f"{schema}.{path.stem}": path
        for folder, schema in LAYERS.items()
        for path in sorted((SQL_FOLDER / folder).glob("*.sql"))
    }


def models_read_by(sql: str) -> set[str]:
    """The views and tables of other SQL files that a statement reads."""
    return {".".join(found) for found in _READS.findall(_COMMENTS.sub("", sql))}


def model_graph() -> dict[str, set[str]]:
    """Every model with the models that its file reads."""
    files = model_files()
    return {
        name: (models_read_by(path.read_text(encoding="utf-8")) - {name}) & files.keys()
        for name, path in files.items()
    }


def build_order(wanted: str | None = None) -> list[str]:
    """The names of all models, or of one and what it rests on, each after those it reads.

    Raises graphlib.CycleError on a circle.
    """
    graph = model_graph()
    order = list(TopologicalSorter(graph).static_order())
    if wanted is None:
        return order
    needed = {wanted}
    for name in reversed(order):
        if name in needed:
            needed |= graph[name]
    return [name for name in order if name in needed]


def make_model(connection: duckdb.DuckDBPyConnection, name: str, sql: str) -> None:
    """Runs one SQL file, and what fills its table where that is no matter for SQL."""
    connection.execute(sql)
    if name in FILLED:
        FILLED[name](connection)


def create_models(connection: duckdb.DuckDBPyConnection, wanted: str | None = None) -> None:
    """Makes every schema, view and table of the SQL folders; line 1 of each file becomes its comment.

    With `wanted`, only that model and what it rests on.
    """
    for schema in LAYERS.values():
        connection.execute(f"create schema if not exists {schema}")
    files = model_files()
    for name in build_order(wanted):
        sql = files[name].read_text(encoding="utf-8")
        make_model(connection, name, sql)
        kind = "table" if _IS_TABLE.search(sql) else "view"
        comment = sql.splitlines()[0].removeprefix("--").strip().replace("'", "''")
        connection.execute(f"comment on {kind} {name} is '{comment}'")
