"""An extract as the workbook a sender would have sent, in words and not in codes."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import openpyxl

from hscb.ingest.formats import Column, codes, formats
from tests.oracle.held import Extract


def _cell(column: Column, value: Any) -> Any:
    if value is None or column.codes is None:
        return value
    return next(entry.meaning for entry in codes()[column.codes] if entry.code == value)


def _about(extract: Extract) -> list[tuple[str, str | date]]:
    return [
        ("Item", "Value"),
        ("Authority", extract.authority),
        ("Agency", extract.agency),
        ("Data From", extract.data_from),
        ("Data To", extract.data_to),
        ("Synthetic", "Y"),
    ]


def write(extract: Extract, path: Path) -> Path:
    """Writes a sheet for each list of the extract, and About; gives the path back."""
    book = openpyxl.Workbook(write_only=True)
    about = book.create_sheet("About")
    for line in _about(extract):
        about.append(line)
    for table, rows in extract.tables.items():
        form = formats()[table]
        sheet = book.create_sheet(form.sheet)
        sheet.append([column.heading for column in form.kept])
        for row in rows:
            sheet.append([_cell(column, row[column.name]) for column in form.kept])
    book.save(path)
    return path
