"""The sheets that templates are made of: what says whose data they are, what explains, what lists choices."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from hscb.catalogue import Measure
from hscb.ingest.about import ITEMS
from hscb.ingest.cells.breakdowns import ALL, breakdown_words, labels_of
from hscb.ingest.cells.choices import Choice, choice_field, choices_of
from hscb.ingest.formats import Column, Format
from hscb.ingest.layout.recognition import ABOUT_HEADINGS, GUIDE_HEADINGS

Cells = Sequence[str | float | date | None]

DATE_FORMATS = {"date": "dd/mm/yyyy", "datetime": "dd/mm/yyyy hh:mm"}
_WIDEST = 40
_HEADING = PatternFill("solid", start_color="DDE6EE")
_UNITS = {
    "count": "number",
    "percent": "per cent, 0 to 100",
    "rate_10k": "per 10,000 children aged 0 to 17",
    "days": "working days",
    "number": "number, with decimals where it has them",
    "pounds": "pounds",
    "fte": "full-time equivalents",
}
_FORMS = {
    "identifier": "The number or letters of the case system, never a name or an NHS number",
    "date": "A date, dd/mm/yyyy",
    "datetime": "A date and time, dd/mm/yyyy hh:mm",
    "integer": "A whole number",
    "number": "A number; a percentage as 63 or 63%",
    "text": "Text, without names, addresses or numbers of people",
    "period": "2016-17, 2016-17 Q3 or 2016-06",
    "breakdown": "All for the measure as a whole, else the name of one of its breakdowns; sheet Measures has them",
    "category": "All for the measure as a whole, else the category in the breakdown; sheet Codes lists those "
    "with fixed names, others are written in words",
}


def write_table(sheet: Worksheet, headings: Sequence[str], rows: Iterable[Cells]) -> None:
    """Fills an empty sheet: headings on a ground of their own that stay in sight, columns as wide as what they hold."""
    sheet.append(list(headings))
    for row in rows:
        sheet.append(list(row))
    for number, cell in enumerate(sheet[1], start=1):
        cell.font, cell.fill = Font(bold=True), _HEADING
        cell.alignment = Alignment(wrap_text=True, vertical="top")
        letter = get_column_letter(number)
        longest = max(len(str(one.value or "")) for one in sheet[letter])
        sheet.column_dimensions[letter].width = min(longest + 3, _WIDEST)
    sheet.freeze_panes = "A2"


def write_about(sheet: Worksheet, known: Mapping[str, str | date | None]) -> None:
    """The About sheet with the items that are known; its dates are written as people write them."""
    write_table(sheet, ABOUT_HEADINGS, [(item, known.get(item)) for item in ITEMS])
    for row in range(2, len(ITEMS) + 2):
        if str(sheet.cell(row, 1).value).startswith("Data"):
            sheet.cell(row, 2).number_format = DATE_FORMATS["date"]


def write_notes(sheet: Worksheet, forms: Iterable[Format], *further: tuple[str, str, str, str]) -> None:
    """What to fill in, a row for every column of the sheets, and further rows."""
    rows = [
        (form.sheet, column.heading, "yes" if column.needed else "no", _what_to_fill_in(column))
        for form in forms
        for column in form.kept
    ]
    write_table(sheet, GUIDE_HEADINGS["notes"], [*rows, *further])
    _wrap(sheet, "D", 90)


def _what_to_fill_in(column: Column) -> str:
    field = offered_field(column)
    if field in ("breakdown", "category"):
        return _FORMS[field]
    return f"One of the choices; sheet Codes, field {field}" if field else _FORMS[column.type]


def offered_field(column: Column) -> str | None:
    """The field whose choices a column offers in a template; None where there is nothing to choose from."""
    is_named = column.type == "text" and column.name in ("breakdown", "category")
    return column.name if is_named else choice_field(column)


def choices_offered(column: Column, measures: Sequence[Measure]) -> list[Choice]:
    """The choices of a column, where a workbook is about these measures; none where anything may be entered."""
    field = offered_field(column)
    names = dict.fromkeys(name for measure in measures for name in measure.breakdowns)
    if field == "measure":
        return [Choice(field, measure.measure_id, measure.title) for measure in measures]
    if field == "breakdown":
        return [Choice(field, name, breakdown_words(name)) for name in (ALL, *names)]
    if field == "category":
        found = [(breakdown_words(name), label) for name in names for label in labels_of(name)]
        return [Choice(field, of, label) for of, label in ((breakdown_words(ALL),) * 2, *found)]
    return choices_of(field) if field else []


def write_codes(sheet: Worksheet, fields: Mapping[str, Sequence[Choice]]) -> dict[str, str]:
    """Lists the choices of every field; the cells of each field as a formula names them."""
    rows: list[Choice] = []
    ranges = {}
    for field, found in fields.items():
        ranges[field] = f"Codes!$C${len(rows) + 2}:$C${len(rows) + len(found) + 1}"
        rows += found
    write_table(sheet, GUIDE_HEADINGS["codes"], rows)
    return ranges


def write_measures(sheet: Worksheet, measures: Iterable[Measure]) -> None:
    """What each measure is, what is counted out of what, and which breakdowns it has."""
    rows = [
        (
            measure.title,
            unit_words(measure),
            measure.definition,
            measure.numerator_words or None,
            measure.denominator_words or None,
            ", ".join(map(breakdown_words, measure.breakdowns)) or None,
        )
        for measure in measures
    ]
    write_table(sheet, GUIDE_HEADINGS["measures"], rows)
    for letter in "CDE":
        _wrap(sheet, letter, 60)


def unit_words(measure: Measure) -> str:
    """The unit of a measure, and the day a stock is taken on."""
    return _UNITS[measure.unit] + (", on the last day of the period" if measure.stock else "")


def _wrap(sheet: Worksheet, letter: str, width: int) -> None:
    sheet.column_dimensions[letter].width = width
    for row in sheet.iter_rows(min_row=2):
        for cell in row:
            cell.alignment = Alignment(wrap_text=True, vertical="top")
