"""Workbooks as libraries write them, whose habits are not ours to copy."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pandas
import pyexcelerate
import xlsxwriter
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font
from openpyxl.utils.datetime import MAC_EPOCH

from tests.good_workbooks.returns import Sheets


def openpyxl_plain(path: Path, sheets: Sheets) -> Path:
    """openpyxl, cell by cell."""
    return _openpyxl(Workbook(), path, sheets)


def openpyxl_from_1904(path: Path, sheets: Sheets) -> Path:
    """openpyxl, with dates counted as Excel did on a Mac."""
    book = Workbook()
    book.epoch = MAC_EPOCH
    return _openpyxl(book, path, sheets)


def openpyxl_iso_dates(path: Path, sheets: Sheets) -> Path:
    """openpyxl, with dates as ISO texts in cells of the kind date."""
    book = Workbook()
    book.iso_dates = True
    return _openpyxl(book, path, sheets)


def _openpyxl(book: Workbook, path: Path, sheets: Sheets) -> Path:
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
    book.save(path)
    return path


def openpyxl_streamed(path: Path, sheets: Sheets) -> Path:
    """openpyxl, row by row, with headings in bold."""
    book = Workbook(write_only=True)
    for name, (headings, *rows) in sheets.items():
        sheet = book.create_sheet(name)
        cells = [WriteOnlyCell(sheet, value=heading) for heading in headings]
        for cell in cells:
            cell.font = Font(bold=True)
        sheet.append(cells)
        for row in rows:
            sheet.append(list(row))
    book.save(path)
    return path


def xlsxwriter_table(path: Path, sheets: Sheets) -> Path:
    """XlsxWriter: every sheet a table with a filter, column widths and frozen headings."""
    with xlsxwriter.Workbook(path, {"default_date_format": "dd/mm/yyyy"}) as book:
        for name, (headings, *rows) in sheets.items():
            sheet = book.add_worksheet(name)
            columns = [{"header": heading} for heading in headings]
            sheet.add_table(0, 0, len(rows), len(headings) - 1, {"columns": columns, "data": rows})
            sheet.freeze_panes(1, 0)
            sheet.autofit()
    return path


def xlsxwriter_streamed(path: Path, sheets: Sheets) -> Path:
    """XlsxWriter in constant memory: texts stand in their cells."""
    with xlsxwriter.Workbook(path, {"constant_memory": True, "default_date_format": "d mmm yyyy"}) as book:
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for number, row in enumerate(rows):
                for place, value in enumerate(row):
                    _write(sheet, number, place, value)
    return path


def _write(sheet: xlsxwriter.worksheet.Worksheet, row: int, column: int, value: Any) -> None:
    if isinstance(value, date):
        sheet.write_datetime(row, column, value)
    elif value is not None:
        sheet.write(row, column, value)


def pyexcelerate_plain(path: Path, sheets: Sheets) -> Path:
    """PyExcelerate, which writes no shared texts and a style of its own for dates."""
    book = pyexcelerate.Workbook()
    for name, rows in sheets.items():
        book.new_sheet(name, data=[["" if value is None else value for value in row] for row in rows])
    book.save(str(path))
    return path


def pandas_indexed(path: Path, sheets: Sheets) -> Path:
    """pandas with its index as the first column, headings in bold with borders, dates with a time."""
    with pandas.ExcelWriter(path, engine="openpyxl") as writer:
        for name, (headings, *rows) in sheets.items():
            frame = pandas.DataFrame(rows, columns=list(headings))
            frame.to_excel(writer, sheet_name=name)
    return path
