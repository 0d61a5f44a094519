"""Writes a large workbook as Excel saves one, in seconds: openpyxl would take a minute for it."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import islice
from pathlib import Path

from hscb.ingest.formats import Format, codes, formats
from hscb.ingest.problems import column_letter

_EPOCH = date(1899, 12, 30)
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_PARTS = {
    "[Content_Types].xml": (
        f'<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        + "".join(
            f'<Override PartName="/xl/{part}.xml"'
            f' ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.{kind}+xml"/>'
            for part, kind in (
                ("workbook", "sheet.main"),
                ("worksheets/sheet1", "worksheet"),
                ("styles", "styles"),
                ("sharedStrings", "sharedStrings"),
            )
        )
        + "</Types>"
    ),
    "_rels/.rels": (
        f'<Relationships xmlns="{_PACKAGE}/relationships">'
        f'<Relationship Id="r1" Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>'
    ),
    "xl/_rels/workbook.xml.rels": (
        f'<Relationships xmlns="{_PACKAGE}/relationships">'
        f'<Relationship Id="r1" Type="{_OFFICE}/worksheet" Target="worksheets/sheet1.xml"/>'
        f'<Relationship Id="r2" Type="{_OFFICE}/styles" Target="styles.xml"/>'
        f'<Relationship Id="r3" Type="{_OFFICE}/sharedStrings" Target="sharedStrings.xml"/></Relationships>'
    ),
    "xl/styles.xml": (
        f'<styleSheet xmlns="{_MAIN}"><fonts count="1"><font/></fonts>'
        '<fills count="1"><fill><patternFill patternType="none"/></fill></fills>'
        '<borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs>'
        '<cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs>'
        '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
    ),
}


def large_workbook(path: Path, rows: int, columns: int) -> Path:
    """A sound List 8 (children in care) of so many rows and columns: those that measures need, then the others."""
    form = formats()["list_8"]
    wanted = sorted((column for column in form.kept), key=lambda column: not column.needed)[:columns]
    headings = [column.heading for column in form.kept if column in wanted]
    shared: dict[str, int] = {}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as package:
        for name, text in _PARTS.items():
            package.writestr(name, text)
        package.writestr(
            "xl/workbook.xml",
            f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}">'
            f'<sheets><sheet name="{form.sheet}" sheetId="1" r:id="r1"/></sheets></workbook>',
        )
        with package.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as sheet:
            sheet.write(f'<worksheet xmlns="{_MAIN}"><sheetData>'.encode())
            for number, cells in enumerate([headings, *islice(_rows(form, headings), rows)], start=1):
                sheet.write(_row(number, cells, shared).encode())
            sheet.write(b"</sheetData></worksheet>")
        strings = "".join(f"<si><t>{text}</t></si>" for text in shared)
        package.writestr("xl/sharedStrings.xml", f'<sst xmlns="{_MAIN}">{strings}</sst>')
    return path


def _rows(form: Format, headings: Sequence[str]) -> Iterator[list[str | date | int]]:
    columns = [next(column for column in form.kept if column.heading == heading) for heading in headings]
    number = 0
    while True:
        number += 1
        started = date(2014, 4, 1) + timedelta(days=number % 900)
        row: list[str | date | int] = []
        for column in columns:
            if column.type == "text":
                row.append(f"Team {number % 40}")
            elif column.type == "identifier":
                row.append(f"C{number:07d}")
            elif column.type == "category":
                choices = codes()[column.codes or ""]
                row.append(choices[number % len(choices)].code)
            elif column.type == "yes_no":
                row.append("Yes" if number % 3 else "No")
            elif column.type in ("date", "datetime"):
                born = column.name == "date_of_birth"
                row.append(started - timedelta(days=4000) if born else started)
            else:
                row.append(number % 12)
        yield row


def _row(number: int, cells: Sequence[str | date | int], shared: dict[str, int]) -> str:
    return f'<row r="{number}">{"".join(_cells(number, cells, shared))}</row>'


def _cells(number: int, cells: Sequence[str | date | int], shared: dict[str, int]) -> Iterator[str]:
    for position, value in enumerate(cells, start=1):
        place = f"{column_letter(position)}{number}"
        if isinstance(value, date):
            yield f'<c r="{place}" s="1"><v>{(value - _EPOCH).days}</v></c>'
        elif isinstance(value, int):
            yield f'<c r="{place}"><v>{value}</v></c>'
        else:
            text = value.replace("&", "&amp;").replace("<", "&lt;")
            yield f'<c r="{place}" t="s"><v>{shared.setdefault(text, len(shared))}</v></c>'
