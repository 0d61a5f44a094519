"""Empty workbooks to fill in: headings, drop-downs, notes. What they write, the loader reads without a word."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from hscb.config import DEFAULT_AGENCY, DEFAULT_AUTHORITY
from hscb.ingest.about import ITEMS
from hscb.ingest.choices import Choice, choice_field, choices_of
from hscb.ingest.dates import EARLIEST, LATEST
from hscb.ingest.formats import Column, Format, formats
from hscb.ingest.recognition import ABOUT_HEADINGS, GUIDE_HEADINGS
from hscb.ingest.template_names import template_called, template_names

_ROWS = 5000
_WIDEST = 40
_DATE_FORMATS = {"date": "dd/mm/yyyy", "datetime": "dd/mm/yyyy hh:mm"}
_HEADING = PatternFill("solid", start_color="DDE6EE")
_NEEDED = PatternFill("solid", start_color="B8CCE0")
_FORMS = {
    "identifier": "The number or letters of the case system, never a name or an NHS number",
    "date": "A date, dd/mm/yyyy",
    "datetime": "A date and time, dd/mm/yyyy hh:mm",
    "integer": "A whole number",
    "number": "A number; a percentage as 63 or 63%",
    "text": "Text, without names, addresses or numbers of people",
    "period": "2016-17, 2016-17 Q3 or 2016-06",
}


def write_template(path: Path, name: str | None = None) -> None:
    """Writes an empty workbook to fill in: `child-level` (also None), `ssda903`, `totals`, or one sheet.

    Raises WrongUseError for any other name.
    """
    chosen = template_called(name or "child-level")
    forms = [formats()[table] for table in template_names()[chosen]]
    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    _write_about(workbook.create_sheet("About"), forms)
    sheets = [(workbook.create_sheet(form.sheet), form) for form in forms]
    _write_notes(workbook.create_sheet("Notes"), forms)
    ranges = _write_codes(workbook.create_sheet("Codes"), forms)
    for sheet, form in sheets:
        _write_sheet(sheet, form, ranges)
    workbook.save(path)


def _write_about(sheet: Worksheet, forms: Sequence[Format]) -> None:
    child_level = any(form.is_child_level for form in forms)
    known = {
        "Authority": DEFAULT_AUTHORITY,
        "Agency": DEFAULT_AGENCY if child_level else None,
        "Synthetic": "N",
    }
    _write_table(sheet, ABOUT_HEADINGS, [(item, known.get(item)) for item in ITEMS])
    for row in range(2, len(ITEMS) + 2):
        if str(sheet.cell(row, 1).value).startswith("Data"):
            sheet.cell(row, 2).number_format = _DATE_FORMATS["date"]


def _write_sheet(sheet: Worksheet, form: Format, ranges: dict[str, str]) -> None:
    _write_table(sheet, [column.heading for column in form.kept], [])
    for number, column in enumerate(form.kept, start=1):
        letter = get_column_letter(number)
        if column.needed:
            sheet.cell(1, number).fill = _NEEDED
        style = _DATE_FORMATS.get(column.type, "@" if column.type in ("identifier", "period") else "General")
        sheet.column_dimensions[letter].number_format = style
        if validation := _validation(column, ranges):
            validation.add(f"{letter}2:{letter}{_ROWS}")
            sheet.add_data_validation(validation)


def _validation(column: Column, ranges: dict[str, str]) -> DataValidation | None:
    """What Excel lets a person enter in a column; other agencies than those listed are allowed."""
    field = choice_field(column)
    if field:
        rule = DataValidation(
            type="list", formula1=ranges[field], allow_blank=True, showErrorMessage=field != "agency"
        )
        rule.error = "Please take one of the choices of the list."
    elif column.type in _DATE_FORMATS:
        first, last = (
            f"DATE({day.year},{day.month},{day.day})" for day in (EARLIEST, date(LATEST.year + 1, 1, 1))
        )
        rule = DataValidation(
            type="date", operator="between", formula1=first, formula2=last, allow_blank=True
        )
        rule.showErrorMessage, rule.error = True, "Please enter a date as dd/mm/yyyy."
    else:
        return None
    rule.errorTitle = column.heading[:30]
    return rule


def _write_notes(sheet: Worksheet, forms: Sequence[Format]) -> None:
    rows = [
        (form.sheet, column.heading, "yes" if column.needed else "no", _what_to_fill_in(column))
        for form in forms
        for column in form.kept
    ]
    _write_table(sheet, GUIDE_HEADINGS["notes"], rows)


def _what_to_fill_in(column: Column) -> str:
    field = choice_field(column)
    return f"One of the choices; sheet Codes, field {field}" if field else _FORMS[column.type]


def _write_codes(sheet: Worksheet, forms: Sequence[Format]) -> dict[str, str]:
    """Lists the choices of every field that the sheets use; the cells of each field as a formula names them."""
    fields = dict.fromkeys(field for form in forms for column in form.kept if (field := choice_field(column)))
    rows: list[Choice] = []
    ranges = {}
    for field in fields:
        found = choices_of(field)
        ranges[field] = f"Codes!$C${len(rows) + 2}:$C${len(rows) + len(found) + 1}"
        rows += found
    _write_table(sheet, GUIDE_HEADINGS["codes"], rows)
    return ranges


def _write_table(sheet: Worksheet, headings: Sequence[str], rows: Sequence[Sequence[str | None]]) -> None:
    sheet.append(list(headings))
    for row in rows:
        sheet.append(list(row))
    for number, cell in enumerate(sheet[1], start=1):
        cell.font, cell.fill = Font(bold=True), _HEADING
        cell.alignment = Alignment(wrap_text=True, vertical="top")
        longest = max([len(headings[number - 1]), *(len(row[number - 1] or "") for row in rows)])
        sheet.column_dimensions[get_column_letter(number)].width = min(longest + 3, _WIDEST)
    sheet.freeze_panes = "A2"
