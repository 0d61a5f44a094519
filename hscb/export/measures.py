"""Measures and definitions as one Excel workbook or two CSV files."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell

from hscb import config
from hscb.errors import WrongUseError
from hscb.spreadsheets import harmless
from hscb.warehouse.connection import rows
from hscb.warehouse.store import Store

_MEASURES = """
select
    figures.*, measures.title, measures.unit, measures.owner,
    case
        when not state.is_synthetic or figures.origin <> 'records' then null
        when state.has_real_children then 'partly synthetic'
        else 'synthetic'
    end as data,
    ? as profile
from {table} as figures
inner join reporting.measures on figures.measure_id = measures.measure_id
cross join reporting.state
order by measures.position, figures.authority, figures.origin, figures.period_start, figures.breakdown, figures.category
"""
_Table = tuple[Sequence[str], Sequence[tuple[Any, ...]]]
_DEFINITIONS = "select * from reporting.measures order by position"
_TABLES = {"meeting": "reporting.measure_values", "publish": "reporting.measure_values_publish"}


def write_export(store: Store, state: str, path: Path, profile: str = "meeting") -> list[Path]:
    """Writes what a profile may see of the figures, and the words about them; gives the files written.

    Raises WrongUseError for another ending than .xlsx and .csv.
    """
    tables = {
        "Measures": rows(store, state, _MEASURES.format(table=_TABLES[profile]), [config.PROFILES[profile]]),
        "Definitions": rows(store, state, _DEFINITIONS),
    }
    match path.suffix.lower():
        case ".xlsx":
            _write_workbook(path, tables)
            return [path]
        case ".csv":
            definitions = path.with_name(f"{path.stem}_definitions.csv")
            for written, table in zip((path, definitions), tables.values(), strict=True):
                _write_csv(written, table)
            return [path, definitions]
    raise WrongUseError("An export is written to a file that ends in .xlsx or .csv.", "Name it so.")


def _write_workbook(path: Path, tables: Mapping[str, _Table]) -> None:
    workbook = Workbook(write_only=True)
    for name, (columns, found) in tables.items():
        sheet = workbook.create_sheet(name)
        sheet.freeze_panes = "A2"
        for row in _lines(columns, found):
            sheet.append([WriteOnlyCell(sheet, value) for value in row])
    workbook.save(path)


def _write_csv(path: Path, table: _Table) -> None:
    # the byte order mark is how Excel knows UTF-8
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file).writerows(_lines(*table))


def _lines(columns: Sequence[str], found: Iterable[Sequence[Any]]) -> Iterable[list[Any]]:
    yield list(columns)
    for row in found:
        yield [harmless("; ".join(map(str, value)) if isinstance(value, list) else value) for value in row]
