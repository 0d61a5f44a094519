"""The shapes of the sheets that the loader knows, read from the TOML files beside this module."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent


@dataclass(frozen=True)
class Column:
    """One column of a sheet: its heading in the workbook and its name in the raw table."""

    heading: str
    name: str
    type: str
    codes: str | None = None
    also: tuple[str, ...] = ()
    needed: bool = False
    addition: bool = False


@dataclass(frozen=True)
class Format:
    """One kind of sheet: its columns, and how a later extract replaces its rows.

    kind: `event` (replaced by window of `date`), `spell` (keyed, from `start` to `end`), `snapshot` (keyed within
    the year of Data To), `keyed` (the latest row of the key holds), `totals` (keyed, never by window).
    unless: headings with which a sheet is not of this format, whatever else it has.
    """

    table: str
    sheet: str
    title: str
    layout: str
    kind: str
    columns: tuple[Column, ...]
    date: str | None = None
    key: tuple[str, ...] = ()
    start: str | None = None
    end: str | None = None
    unless: tuple[str, ...] = ()

    @property
    def kept(self) -> tuple[Column, ...]:
        """The columns that reach the raw table: all but those dropped while reading, and help for who fills it in."""
        return tuple(column for column in self.columns if column.type not in ("dropped", "help"))

    @property
    def is_child_level(self) -> bool:
        """True for lists with a row per child; False for totals, calendars and populations."""
        return self.kind != "totals"


def _format(layout: str, table: str, entry: dict[str, Any]) -> Format:
    columns = tuple(
        Column(**{**column, "also": tuple(column.get("also", ()))}) for column in entry["columns"]
    )
    rest: dict[str, Any] = {
        name: tuple(value) if isinstance(value, list) else value for name, value in entry.items()
    }
    return Format(**{**rest, "table": table, "layout": layout, "columns": columns})


@cache
def formats() -> dict[str, Format]:
    """Every sheet format by the name of its raw table."""
    found: dict[str, Format] = {}
    for layout in ("annex_a", "ssda903", "board"):
        entries = tomllib.loads((FOLDER / f"{layout}.toml").read_text(encoding="utf-8"))
        found |= {table: _format(layout, table, entry) for table, entry in entries.items()}
    return found


@dataclass(frozen=True)
class Code:
    """One coded value: what raw tables hold, the category measures show, the words, further spellings.

    also: what means just this code; group: what means any code of its label, for which this one stands; perhaps: what
    often means this code and can mean another, so that it is only proposed.
    """

    code: str
    label: str
    meaning: str
    also: tuple[str, ...] = ()
    group: tuple[str, ...] = ()
    perhaps: tuple[str, ...] = ()


def _code(entry: dict[str, Any]) -> Code:
    lists = {name: tuple(entry.get(name, ())) for name in ("also", "group", "perhaps")}
    return Code(**{**entry, **lists})


@cache
def codes() -> dict[str, tuple[Code, ...]]:
    """The coded values of each coded field, in the order they are shown."""
    fields = tomllib.loads((FOLDER / "codes.toml").read_text(encoding="utf-8"))
    return {field: tuple(_code(entry) for entry in entries) for field, entries in fields.items()}
