"""Workbooks: sheets in the project's formats, the same bytes on every run."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter

from hscb.demo.days import DATA_FROM, DATA_TO
from hscb.demo.population import Child
from hscb.demo.written import Values
from hscb.ingest.formats import formats

# The date in the file's properties and its parts; the day after the data end, so that the bytes never change.
WRITTEN_AT = datetime(2017, 4, 1)
_FORMATS: dict[type, str] = {datetime: "dd/mm/yyyy hh:mm", date: "dd/mm/yyyy"}
_BOLD = Font(bold=True)


@dataclass(frozen=True)
class Sheet:
    """The rows of one sheet: values by the column names of its format."""

    table: str
    rows: Sequence[Values]


def about(agency: str) -> list[tuple[str, object]]:
    """The sheet that says whose data these are, for which days, and that they are made up."""
    return [
        ("Authority", "Havering"), ("Agency", agency), ("Data From", DATA_FROM), ("Data To", DATA_TO),
        ("Submitted By", "Demonstration generator"), ("Synthetic", "Y"),
    ]  # fmt: skip


def write_workbook(path: Path, agency: str, sheets: Iterable[Sheet]) -> Path:
    """Writes a workbook with its About sheet first. Columns that are dropped while reading are left out."""
    workbook = Workbook(write_only=True)
    _append(workbook, "About", ["Item", "Value"], about(agency))
    for sheet in sheets:
        form = formats()[sheet.table]
        rows = ([row.get(column.name) for column in form.kept] for row in sheet.rows)
        _append(workbook, form.sheet, [column.heading for column in form.kept], rows)
    content = BytesIO()
    workbook.save(content)
    path.write_bytes(_without_clock(content.getvalue()))
    return path


def _append(workbook: Workbook, title: str, headings: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    page: Any = workbook.create_sheet(title)
    page.freeze_panes = "A2"
    for position, heading in enumerate(headings, start=1):
        page.column_dimensions[get_column_letter(position)].width = min(max(len(heading) * 0.9, 12), 28)
    page.append([_heading(page, heading) for heading in headings])
    for row in rows:
        page.append([_cell(page, value) for value in row])


def _heading(page: Any, heading: str) -> Any:
    cell = WriteOnlyCell(page, value=heading)
    cell.font = _BOLD
    return cell


def _cell(page: Any, value: Any) -> Any:
    if isinstance(value, Child):
        return value.child_id
    number_format = _FORMATS.get(type(value))
    if number_format is None:
        return value
    cell = WriteOnlyCell(page, value=value)
    cell.number_format = number_format
    return cell


def _without_clock(content: bytes) -> bytes:
    """The same workbook with fixed times, which Excel's format otherwise takes from the clock."""
    stamp = WRITTEN_AT.strftime("%Y-%m-%dT%H:%M:%SZ").encode()
    result = BytesIO()
    with (
        zipfile.ZipFile(BytesIO(content)) as source,
        zipfile.ZipFile(result, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for name in source.namelist():
            part = source.read(name)
            if name == "docProps/core.xml":
                part = re.sub(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", stamp, part)
            target.writestr(zipfile.ZipInfo(name, WRITTEN_AT.timetuple()[:6]), part, zipfile.ZIP_DEFLATED)
    return result.getvalue()
