"""Empty workbooks to fill in: headings, drop-downs, notes. What they write, the loader reads without a word."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from openpyxl import Workbook
from openpyxl.styles import PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from hscb.catalogue import measures
from hscb.config import DEFAULT_AGENCY, DEFAULT_AUTHORITY
from hscb.ingest.cells.date_texts import EARLIEST, LATEST
from hscb.ingest.formats import Column, Format, formats
from hscb.ingest.templates.names import template_called, template_names
from hscb.ingest.templates.sheets import (
    DATE_FORMATS,
    choices_offered,
    offered_field,
    write_about,
    write_codes,
    write_measures,
    write_notes,
    write_table,
)

_ROWS = 5000
_NEEDED = PatternFill("solid", start_color="B8CCE0")
# Choices that are not all there are: other words than those listed may be entered.
_OPEN = ("agency", "breakdown", "category")


def write_template(path: Path, name: str | None = None) -> None:
    """Writes an empty workbook to fill in: `child-level` (also None), `ssda903`, `totals`, or one sheet.

    Raises WrongUseError for any other name.
    """
    chosen = template_called(name or "child-level")
    forms = [formats()[table] for table in template_names()[chosen]]
    known = list(measures().values())
    columns = [column for form in forms for column in form.kept]
    child_level = any(form.is_child_level for form in forms)
    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    agency = DEFAULT_AGENCY if child_level else None
    write_about(
        workbook.create_sheet("About"),
        {"Authority": DEFAULT_AUTHORITY, "Agency": agency, "Synthetic": "N"},
    )
    sheets = [(workbook.create_sheet(form.sheet), form) for form in forms]
    write_notes(workbook.create_sheet("Notes"), forms)
    if any(column.type == "measure" for column in columns):
        write_measures(workbook.create_sheet("Measures"), known)
    fields = {field: choices_offered(column, known) for column in columns if (field := offered_field(column))}
    ranges = write_codes(workbook.create_sheet("Codes"), fields)
    for sheet, form in sheets:
        _write_sheet(sheet, form, ranges)
    workbook.save(path)


def _write_sheet(sheet: Worksheet, form: Format, ranges: dict[str, str]) -> None:
    write_table(sheet, [column.heading for column in form.kept], [])
    for number, column in enumerate(form.kept, start=1):
        letter = get_column_letter(number)
        if column.needed:
            sheet.cell(1, number).fill = _NEEDED
        style = DATE_FORMATS.get(column.type, "@" if column.type in ("identifier", "period") else "General")
        sheet.column_dimensions[letter].number_format = style
        if validation := _validation(column, ranges):
            validation.add(f"{letter}2:{letter}{_ROWS}")
            sheet.add_data_validation(validation)


def _validation(column: Column, ranges: dict[str, str]) -> DataValidation | None:
    """What Excel lets a person enter in a column."""
    field = offered_field(column)
    if field:
        return choice_rule(column.heading, ranges[field], is_open=field in _OPEN)
    if column.type not in DATE_FORMATS:
        return None
    first, last = (
        f"DATE({day.year},{day.month},{day.day})" for day in (EARLIEST, date(LATEST.year + 1, 1, 1))
    )
    rule = DataValidation(type="date", operator="between", formula1=first, formula2=last, allow_blank=True)
    rule.showErrorMessage, rule.error = True, "Please enter a date as dd/mm/yyyy."
    rule.errorTitle = column.heading[:30]
    return rule


def choice_rule(title: str, cells: str, is_open: bool) -> DataValidation:
    """A drop-down of what stands in some cells; where it is open, other words may be entered too."""
    rule = DataValidation(type="list", formula1=cells, allow_blank=True, showErrorMessage=not is_open)
    rule.error, rule.errorTitle = "Please take one of the choices of the list.", title[:30]
    return rule
