"""A workbook for one agency and period: a row for every figure that it owes, and what was held of it before beside."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from openpyxl import Workbook
from openpyxl.styles import Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from hscb.catalogue import Measure
from hscb.ingest.cells.breakdowns import ALL, breakdown_words
from hscb.ingest.cells.choices import Choice
from hscb.ingest.cells.reporting_periods import ReportingPeriod
from hscb.ingest.formats import Format, formats
from hscb.ingest.templates.empty import choice_rule
from hscb.ingest.templates.sheets import (
    choices_offered,
    unit_words,
    write_about,
    write_codes,
    write_measures,
    write_notes,
    write_table,
)

_TABLE = "returned_values"
_FURTHER_ROWS = 200
_LONGEST_PROMPT = 250
_TO_FILL_IN = PatternFill("solid", start_color="FFF2CC")
_NOT_ASKED = PatternFill("solid", start_color="E7E6E6")
_EDGES = Border(*(Side("thin", "7F7F7F"),) * 4)
_BESIDE = Font(italic=True, color="505A5F")
_HIDDEN = "c"
_WIDTHS = {"measure_id": 52, "category": 26, "narrative": 40, "unit": 24}
_NOTES = (
    ("Values", "Cells on a yellow ground", "yes", "To be filled in. Leave a row blank where there is nothing to tell."),
    ("Values", "Cells on a grey ground", "no", "Nothing to fill in. The value of a percentage is worked out."),
    (
        "Values", "Unit, Last Period to Last Value", "no",
        "For help: what is held of the newest period before. c is a figure that is hidden: few children.",
    ),
    ("Values", "Further rows", "no", "For other categories of a breakdown: write them below, with agency and period."),
)  # fmt: skip


@dataclass(frozen=True)
class Held:
    """A figure that is held of an earlier period, after disclosure control; hidden where it speaks of few children."""

    period_label: str
    numerator: float | None
    denominator: float | None
    value: float | None
    is_hidden: bool


@dataclass(frozen=True)
class Asked:
    """One figure that is asked for: of the measure as a whole, or of one category of a breakdown."""

    measure: Measure
    breakdown: str = ALL
    category: str = ALL
    before: Held | None = None


def write_agency_template(
    path: Path, authority: str, agency: str, period: ReportingPeriod, asked: Sequence[Asked]
) -> None:
    """Writes the workbook that an agency is sent for a period."""
    form = formats()[_TABLE]
    measures = list(dict.fromkeys(one.measure for one in asked))
    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    sheet = workbook.create_sheet(form.sheet)
    about: dict[str, str | date] = {"Authority": authority, "Agency": agency, "Synthetic": "N"}
    about |= {"Data From": period.first_day, "Data To": period.last_day}
    write_about(workbook.create_sheet("About"), about)
    write_measures(workbook.create_sheet("Measures"), measures)
    write_notes(workbook.create_sheet("Notes"), [form], *_NOTES)
    fields = {
        column.name: choices_offered(column, measures)
        for column in form.kept
        if column.name in ("measure_id", "breakdown", "category")
    }
    fields["agency"] = [Choice("agency", agency, agency)]
    ranges = write_codes(workbook.create_sheet("Codes"), fields)
    _write_values(sheet, form, agency, period, asked)
    _add_choices(sheet, form, ranges)
    workbook.save(path)


def _write_values(
    sheet: Worksheet, form: Format, agency: str, period: ReportingPeriod, asked: Sequence[Asked]
) -> None:
    names = [column.name for column in form.columns]
    rows = [_row(one, agency, period.label) for one in asked]
    write_table(
        sheet,
        [column.heading for column in form.columns],
        [[row.get(name) for name in names] for row in rows],
    )
    for number, name in enumerate(names, start=1):
        letter = get_column_letter(number)
        if name in _WIDTHS:
            sheet.column_dimensions[letter].width = _WIDTHS[name]
        if form.columns[number - 1].type == "help":
            for (cell,) in sheet[f"{letter}2:{letter}{len(rows) + 1}"]:
                cell.font = _BESIDE
    sheet.freeze_panes = "C2"
    _mark(sheet, names, asked)


def _row(one: Asked, agency: str, label: str) -> dict[str, str | float | None]:
    before = one.before
    return {
        "agency": agency,
        "measure_id": one.measure.title,
        "period": label,
        "breakdown": breakdown_words(one.breakdown),
        "category": breakdown_words(ALL) if one.breakdown == ALL else one.category,
        "unit": unit_words(one.measure),
        "last_period": before.period_label if before else None,
        "last_numerator": _shown(before.numerator) if before else None,
        "last_denominator": _shown(before.denominator) if before else None,
        "last_value": _HIDDEN if before and before.is_hidden else _shown(before.value) if before else None,
    }


def _shown(figure: float | None) -> float | None:
    return None if figure is None else round(figure, 1)


def _mark(sheet: Worksheet, names: Sequence[str], asked: Sequence[Asked]) -> None:
    """Gives every cell that must be filled in its ground, and says what it is for when it is chosen."""
    prompts: dict[tuple[str, str], DataValidation] = {}
    for row, one in enumerate(asked, start=2):
        wanted = _wanted(one.measure)
        for name in ("numerator", "denominator", "value"):
            cell = sheet.cell(row, names.index(name) + 1)
            cell.fill, cell.border = (_TO_FILL_IN if name in wanted else _NOT_ASKED), _EDGES
            if words := wanted.get(name):
                key = (one.measure.measure_id, name)
                rule = prompts.setdefault(key, _prompt(one.measure.title, words))
                rule.add(cell.coordinate)
    for rule in prompts.values():
        sheet.add_data_validation(rule)


def _wanted(measure: Measure) -> dict[str, str]:
    """What is to be filled in for a measure, each with what it is."""
    counts = {"numerator": measure.numerator_words, "denominator": measure.denominator_words}
    if measure.unit == "percent":
        return {name: words or name for name, words in counts.items()}
    value = f"{measure.definition} Unit: {unit_words(measure)}."
    return {name: words for name, words in counts.items() if words} | {"value": value}


def _prompt(title: str, words: str) -> DataValidation:
    cut = words if len(words) <= _LONGEST_PROMPT else f"{words[: _LONGEST_PROMPT - 2]} …"
    return DataValidation(promptTitle=title[:30], prompt=cut, showInputMessage=True, allow_blank=True)


def _add_choices(sheet: Worksheet, form: Format, ranges: dict[str, str]) -> None:
    for number, column in enumerate(form.columns, start=1):
        if column.name in ranges:
            letter = get_column_letter(number)
            rule = choice_rule(column.heading, ranges[column.name], is_open=column.name != "measure_id")
            rule.add(f"{letter}2:{letter}{sheet.max_row + _FURTHER_ROWS}")
            sheet.add_data_validation(rule)
