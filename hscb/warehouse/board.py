"""The board's own words, from `sql/board/*.toml`: aims, challenges, events, what agencies are to send, and when."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import duckdb

from hscb.config import SQL_FOLDER

FOLDER: Path = SQL_FOLDER / "board"

# Each file holds one array of tables; a field that an entry leaves out is null.
_TABLES: dict[str, tuple[str, str, dict[str, str]]] = {
    "aims": (
        "aims.toml",
        "aim",
        {
            "number": "integer",
            "title": "varchar",
            "question": "varchar",
            "purpose": "varchar",
            "themes": "varchar[]",
        },
    ),
    "challenges": (
        "challenges.toml",
        "challenge",
        {
            "number": "integer",
            "aim": "integer",
            "line": "integer",
            "theme": "varchar",
            "words": "varchar",
            "measures": "varchar[]",
        },
    ),
    "events": (
        "events.toml",
        "event",
        {
            "starts": "date",
            "ends": "date",
            "title": "varchar",
            "words": "varchar",
            "aims": "integer[]",
            "changes_base": "boolean",
            "measures": "varchar[]",
            "line": "integer",
        },
    ),
    "expected_returns": (
        "expected_returns.toml",
        "agency",
        {
            "name": "varchar",
            "lead": "varchar",
            "report_2016_17": "varchar",
            "line": "integer",
            "measures": "varchar[]",
        },
    ),
    "rules": ("rules.toml", "rule", {"rule": "varchar", "title": "varchar", "words": "varchar"}),
    "relations": (
        "relations.toml",
        "relation",
        {
            "kind": "varchar",
            "measure_id": "varchar",
            "adds": "varchar[]",
            "takes": "varchar[]",
            "numerator": "varchar",
            "divided_by": "varchar",
            "number": "double",
            "part": "varchar",
            "of_measure": "varchar",
            "breakdown": "varchar",
            "categories": "varchar[]",
            "other": "varchar",
        },
    ),
    "neighbour_models": (
        "neighbours.toml",
        "model",
        {
            "name": "varchar",
            "authority": "varchar",
            "since": "date",
            "in_force": "boolean",
            "neighbours": "varchar[]",
        },
    ),
    "datasets": (
        "datasets.toml",
        "dataset",
        {"name": "varchar", "frequency": "varchar", "days_to_send": "integer", "measures": "varchar[]"},
    ),
    "late_return_steps": (
        "late_returns.toml",
        "step",
        {"number": "integer", "name": "varchar", "working_days_late": "integer", "words": "varchar"},
    ),
}


def board_words(table: str) -> list[dict[str, Any]]:
    """The entries of a table of the board's words, such as `aims` or `expected_returns`, as the file gives them."""
    file, array, _ = _TABLES[table]
    entries = tomllib.loads((FOLDER / file).read_text(encoding="utf-8"))[array]
    return list(entries)


def insert_board_tables(connection: duckdb.DuckDBPyConnection) -> None:
    """Makes and fills a raw table for each file: raw.aims, raw.challenges, raw.expected_returns and the others."""
    for table, (_, _, columns) in _TABLES.items():
        definition = ", ".join(f"{name} {kind}" for name, kind in columns.items())
        connection.execute(f"create table raw.{table} ({definition})")
        rows: Sequence[list[Any]] = [[entry.get(name) for name in columns] for entry in board_words(table)]
        marks = ", ".join("?" * len(columns))
        connection.executemany(f"insert into raw.{table} values ({marks})", rows)
