"""Real files for tests: workbooks from rows, and workbooks whose parts are changed by hand."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.utils.datetime import MAC_EPOCH

from hscb.ingest import child
from hscb.ingest.answers import NOTHING_TOLD, Told
from hscb.ingest.files.limits import Limits
from hscb.ingest.formats import Format, formats
from hscb.ingest.problems import Problem, in_order
from hscb.ingest.reading import Extract, Reading, read_files

Rows = Sequence[Sequence[Any]]

_INLINE = re.compile(r'<c([^>]*?) t="inlineStr"><is>(.*?)</is></c>', re.DOTALL)
_STRINGS_TYPE = (
    '<Override PartName="/xl/sharedStrings.xml"'
    ' ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/>'
)
_STRINGS_LINK = (
    '<Relationship Id="rIdStrings" Target="sharedStrings.xml"'
    ' Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings"/>'
)

CONTACT_HEADINGS = ("Child Unique ID", "Gender", "Date of Contact", "Contact Source")
A_CONTACT = ("C1", "b) Female", date(2016, 5, 31), "q) 6: Police")
VALUE_HEADINGS = (
    "Agency",
    "Measure",
    "Period",
    "Breakdown",
    "Category",
    "Numerator",
    "Denominator",
    "Value",
    "Narrative",
)
SHEET_1 = "xl/worksheets/sheet1.xml"
TYPES = "[Content_Types].xml"
OLE2 = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def workbook(
    path: Path, sheets: Mapping[str, Rows], *, epoch_1904: bool = False, inline: bool = False
) -> Path:
    """A workbook of the given sheets: text in shared strings, as Excel saves it, or inline, as openpyxl does."""
    book = Workbook()
    book.remove(book.worksheets[0])
    if epoch_1904:
        book.epoch = MAC_EPOCH
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
    book.save(path)
    return path if inline else _with_shared_strings(path)


def _with_shared_strings(path: Path) -> Path:
    """Moves the inline text of a workbook into the part where Excel keeps it."""
    strings: dict[str, int] = {}

    def shared(cell: re.Match[str]) -> str:
        number = strings.setdefault(cell[2], len(strings))
        return f'<c{cell[1]} t="s"><v>{number}</v></c>'

    with zipfile.ZipFile(path) as old:
        parts: dict[str, str | bytes | None] = {
            name: _INLINE.sub(shared, old.read(name).decode())
            for name in old.namelist()
            if name.startswith("xl/worksheets/sheet")
        }
        types, links = (
            old.read("[Content_Types].xml").decode(),
            old.read("xl/_rels/workbook.xml.rels").decode(),
        )
    namespace = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    parts["xl/sharedStrings.xml"] = (
        f'<sst xmlns="{namespace}">{"".join(f"<si>{text}</si>" for text in strings)}</sst>'
    )
    parts["[Content_Types].xml"] = types.replace("</Types>", _STRINGS_TYPE + "</Types>")
    parts["xl/_rels/workbook.xml.rels"] = links.replace(
        "</Relationships>", _STRINGS_LINK + "</Relationships>"
    )
    copy = with_parts(path, path.with_suffix(".tmp"), parts)
    return copy.replace(path)


def contacts(path: Path, *rows: Sequence[Any], headings: Sequence[str] = CONTACT_HEADINGS) -> Path:
    """A workbook with a List 1 of the given rows, by default one sound contact."""
    return workbook(path, {"List 1": [headings, *(rows or (A_CONTACT,))]})


def with_parts(source: Path, target: Path, changes: Mapping[str, str | bytes | None]) -> Path:
    """A copy of a package with parts put in, replaced, or (None) left out."""
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for member in old.infolist():
            if member.filename not in changes:
                new.writestr(member.filename, old.read(member))
        for name, content in changes.items():
            if content is not None:
                new.writestr(name, content)
    return target


def with_text(source: Path, target: Path, part: str, change: Callable[[str], str]) -> Path:
    """A copy of a package in which the text of one part is changed. The change must change something."""
    with zipfile.ZipFile(source) as old:
        before = old.read(part).decode()
    after = change(before)
    assert after != before
    return with_parts(source, target, {part: after})


def with_cell(source: Path, target: Path, cell: str, xml: str, part: str = SHEET_1) -> Path:
    """A copy of a workbook in which the XML of one cell is another."""
    return with_text(
        source,
        target,
        part,
        lambda text: re.sub(rf'<c r="{cell}"[^>]*?(/>|>.*?</c>)', xml, text, flags=re.DOTALL),
    )


def package(parts: Mapping[str, str | bytes]) -> bytes:
    """A zip file of these parts."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return made.getvalue()


def ole2(stream: str) -> bytes:
    """The beginning of an OLE2 file with a stream of this name."""
    return OLE2 + b"\0" * 500 + stream.encode("utf-16-le")


def read(*paths: Path, authority: str | None = None) -> Reading:
    """The files of one load, read in child processes as a load does."""
    (reading,) = read_files(paths, Told(authority))
    return reading


def problems_here(path: Path, limits: Limits | None = None) -> list[Problem]:
    """The problems of one file in order, read by the same code without the child process around it."""
    found = child.read(path, path.name, limits or Limits(), NOTHING_TOLD)
    places = {(path.name, sheet): place for place, sheet in enumerate(found.get("sheets", ()))}
    return in_order([Problem(**entry) for entry in found["problems"]], places)


def codes(problems: Sequence[Problem]) -> list[str]:
    """The codes of problems, in their order."""
    return [problem.code for problem in problems]


def values_here(path: Path, table: str) -> list[dict[str, str | None]]:
    """The clean rows of one sheet of a file, read without the child process around it."""
    found = child.read(path, path.name, Limits(), NOTHING_TOLD)
    sheets = [sheet for sheet in found["tables"] if sheet["table"] == table]
    assert sheets, found["problems"]
    columns = sheets[0]["values"]
    return [dict(zip(columns, row, strict=True)) for row in zip(*columns.values(), strict=True)]


def extract(reading: Reading, table: str) -> Extract:
    """The one extract of a table."""
    found = [one for one in reading.extracts if one.table == table]
    assert len(found) == 1, (codes(reading.problems), found)
    return found[0]


def form_rows(form: Format, **values: Any) -> Rows:
    """A sheet of a format with all its headings and one row of the given values."""
    return [
        [column.heading for column in form.columns],
        [values.get(column.name) for column in form.columns],
    ]


def all_forms() -> list[Format]:
    """Every format."""
    return list(formats().values())
