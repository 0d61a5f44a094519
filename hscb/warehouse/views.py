"""Runs the SQL folders over a database that holds the raw tables, in the order that the files need each other."""

from __future__ import annotations

import re
from graphlib import TopologicalSorter
from pathlib import Path

import duckdb

from hscb.config import SQL_FOLDER

LAYERS = {
    "0_calendar": "calendar",
    "1_staging": "staging",
    "checks": "checks",
    "2_marts": "marts",
    "3_kpi": "kpi",
    "4_reporting": "reporting",
}
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


def build_order() -> list[str]:
    """The names of all models, each after those it reads. Raises graphlib.CycleError on a circle."""
    files = model_files()
    graph = {
        name: (models_read_by(path.read_text(encoding="utf-8")) - {name}) & files.keys()
        for name, path in files.items()
    }
    return list(TopologicalSorter(graph).static_order())


def create_models(connection: duckdb.DuckDBPyConnection) -> None:
    """Makes every schema, view and table of the SQL folders; line 1 of each file becomes its comment."""
    for schema in LAYERS.values():
        connection.execute(f"create schema if not exists {schema}")
    files = model_files()
    for name in build_order():
        sql = files[name].read_text(encoding="utf-8")
        connection.execute(sql)
        kind = "table" if _IS_TABLE.search(sql) else "view"
        comment = sql.splitlines()[0].removeprefix("--").strip().replace("'", "''")
        connection.execute(f"comment on {kind} {name} is '{comment}'")
