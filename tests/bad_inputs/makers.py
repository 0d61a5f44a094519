"""Makers of the files: a sound return, a sound list of children, and both after a change."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from xml.sax.saxutils import escape

import openpyxl

from hscb.ingest.problems import column_number
from tests.bad_inputs.case import Maker
from tests.unit.ingest.books import Rows, with_cell, with_parts, with_text, workbook

HEADINGS = ("Agency", "Measure", "Period", "Breakdown", "Category", "Numerator", "Denominator", "Value")
AGENCIES = ("Police", "Children's Social Care", "NELFT", "Schools", "Housing")
MEASURE = "conference_attendance_pct"
# Two quarters of five agencies; the numerators add to 145.
RETURN: Rows = [
    HEADINGS,
    *(
        (agency, MEASURE, period, "all", "", number + place, 100, number + place)
        for period, number in (("2026-27 Q1", 10), ("2026-27 Q2", 15))
        for place, agency in enumerate(AGENCIES)
    ),
]
LIST_HEADINGS = ("Child Unique ID", "Gender", "Date of Birth", "Date of Contact", "Contact Source")
# Each child is born and met on a day that no other is.
LIST: Rows = [
    LIST_HEADINGS,
    *(
        (f"004{number}217", "Female", date(2012, 3, number), date(2026, 4, number), "Police")
        for number in range(1, 8)
    ),
]

_ADDRESS = re.compile(r"([A-Z]+)(\d+)")


NAME = "received.xlsx"
Change = Callable[[openpyxl.Workbook], None]


@dataclass(frozen=True)
class Book:
    """Makes a workbook of plain rows."""

    sheets: Mapping[str, Rows]
    epoch_1904: bool = False

    def __call__(self, folder: Path) -> Path:
        """The workbook, in this folder, its text shared between cells as Excel saves it."""
        return workbook(folder / NAME, self.sheets, epoch_1904=self.epoch_1904)

    def with_text_inline(self, folder: Path) -> Path:
        """The workbook as other programs write it, the text in its cell."""
        return workbook(folder / NAME, self.sheets, epoch_1904=self.epoch_1904, inline=True)


def values(rows: Rows = RETURN, /, *, sheet: str = "Values", **cells: Any) -> Book:
    """A return in which the named cells are others, such as `H2="63%"`, or a whole column, such as `H="63%"`."""
    return Book({sheet: _changed(rows, cells)})


def children(rows: Rows = LIST, /, **cells: Any) -> Book:
    """A list of contacts in which the named cells, or whole columns, are others."""
    return Book({"List 1": _changed(rows, cells)})


def with_column(rows: Rows, heading: str, content: Any) -> Rows:
    """The rows with one more column, the same in every row or one for each."""
    each = content if isinstance(content, list) else [content] * (len(rows) - 1)
    return [[*row, cell] for row, cell in zip(rows, [heading, *each], strict=True)]


def as_csv(book: Book, name: str = "received.csv", delimiter: str = ",", encoding: str = "utf-8") -> Maker:
    """The only sheet of a book as a CSV file."""

    def make(folder: Path) -> Path:
        (rows,) = book.sheets.values()
        with (folder / name).open("w", newline="", encoding=encoding) as file:
            csv.writer(file, delimiter=delimiter).writerows(rows)
        return folder / name

    return make


def content(of_file: bytes | Callable[[], bytes], name: str = NAME) -> Maker:
    """A file of these bytes."""

    def make(folder: Path) -> Path:
        (folder / name).write_bytes(of_file if isinstance(of_file, bytes) else of_file())
        return folder / name

    return make


def parts(changes: Mapping[str, str | bytes | None], source: Maker | None = None) -> Maker:
    """A sound return (or another file) with parts put in, replaced, or (None) left out."""
    return lambda folder: with_parts(_source(folder, source), folder / NAME, changes)


def text(part: str, change: Callable[[str], str], source: Maker | None = None) -> Maker:
    """A sound return (or another file) in which the text of a part is changed."""
    return lambda folder: with_text(_source(folder, source), folder / NAME, part, change)


def cell_xml(cell: str, xml: str, source: Maker | None = None) -> Maker:
    """A sound return (or another file) in which the XML of a cell is another."""
    return lambda folder: with_cell(_source(folder, source), folder / NAME, cell, xml)


def text_cell(cell: str, words: str, source: Maker) -> Maker:
    """A file in which a cell that is filled holds these words as text, also where they begin like a formula."""
    return cell_xml(cell, f'<c r="{cell}" t="inlineStr"><is><t>{escape(words)}</t></is></c>', source)


def edited(change: Change, source: Maker | None = None) -> Maker:
    """A sound return (or another file) after a change by openpyxl."""

    def make(folder: Path) -> Path:
        book = openpyxl.load_workbook(_source(folder, source))
        change(book)
        book.save(folder / NAME)
        return folder / NAME

    return make


@cache
def sound_bytes() -> bytes:
    """A sound return, the same bytes every time."""
    with TemporaryDirectory() as folder:
        return values()(Path(folder)).read_bytes()


def _source(folder: Path, source: Maker | None) -> Path:
    aside = folder / "source"
    aside.mkdir()
    return (source or values())(aside)


def _changed(rows: Rows, cells: Mapping[str, Any]) -> list[list[Any]]:
    changed = [list(row) for row in rows]
    for address, value in cells.items():
        found = _ADDRESS.fullmatch(address)
        position = column_number(found[1] if found else address) - 1
        if found:
            changed[int(found[2]) - 1][position] = value
            continue
        for number, row in enumerate(changed[1:]):
            row[position] = value[number] if isinstance(value, list) else value
    return changed
