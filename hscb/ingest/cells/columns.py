"""Converts the cells of one column by its type, and names every cell that cannot be read."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from functools import partial
from typing import cast

from hscb.ingest.answers import Answers
from hscb.ingest.cells.categories import category_code, flag_text, yes_no_text
from hscb.ingest.cells.dates import birth_text, day_text, moment_text
from hscb.ingest.cells.names import agency_name, measure_id
from hscb.ingest.cells.numbers import figure_text, number_text, whole_number_text
from hscb.ingest.cells.periods import period_label
from hscb.ingest.cells.suggestions import hint
from hscb.ingest.cells.troubles import LONGEST_QUOTE, Converted, Read, Trouble, in_quotes
from hscb.ingest.cells.values import identifier_text, plain_text
from hscb.ingest.cells.whole_columns import column_troubles
from hscb.ingest.cells.words import has_unseen, is_active
from hscb.ingest.files.grid import ERROR_WORDS, Cell, Grid, is_blank
from hscb.ingest.formats import Column, Format
from hscb.ingest.report import Report

# Types whose cells can be quoted in a message without telling anything about a child.
_QUOTABLE = frozenset({"date", "datetime", "category", "yes_no", "flag", "measure", "period", "agency"})
# Columns of totals without which nobody knows what a figure is.
_NAMES_A_FIGURE = frozenset({"agency", "area", "measure_id", "period", "dataset", "year"})
# Days that are set before they come: a review, an 18th birthday, the end of an arrangement, a return.
_SET_AHEAD = frozenset(
    {"review_date", "latest_review_date", "ceased_date", "arrangement_end_date", "due_date"}
)
_EXPECTED_BIRTH = timedelta(days=310)
_NOT_NEGATIVE = frozenset({"numerator", "denominator", "population"})

# (code, what is odd, how it is said) of texts that are read all the same.
_ODD_TEXTS: tuple[tuple[str, Callable[[str], bool], str], ...] = (
    ("unseen-characters", has_unseen, "Characters that cannot be seen (control, direction) are left out of"),
    (
        "active-text",
        is_active,
        "What could be a formula or markup is kept as text, and quoted in exports, in",
    ),
)

Converter = Callable[[Cell], Converted | Read]

_CONVERTERS: dict[str, Converter] = {
    "identifier": identifier_text,
    "text": plain_text,
    "number": number_text,
    "integer": whole_number_text,
    "yes_no": yes_no_text,
    "flag": flag_text,
    "measure": measure_id,
    "period": period_label,
    "agency": agency_name,
}


def may_quote(form: Format, column: Column) -> bool:
    """True where a message may say what stands in a cell: never an identifier, a date of birth or free text."""
    if not form.is_child_level:
        return column.type != "text"
    return column.type in _QUOTABLE and column.name != "date_of_birth"


def is_vital(form: Format, column: Column) -> bool:
    """True where a cell that cannot be read makes the load wrong: a needed column, and any of a sheet of totals."""
    return column.needed or not form.is_child_level


def convert(
    column: Column,
    form: Format,
    cells: Sequence[Cell],
    rows: Sequence[int],
    position: int,
    grid: Grid,
    report: Report,
) -> list[str | None]:
    """The clean values of a column, given its cells and their Excel rows; problems go to the report."""
    convert_cell = _answered(column, _converter(column, form, grid.date_1904), report.answers)

    def of_cell(cell: Cell) -> Converted | Read:
        return _blank(column, form) if is_blank(cell) else _checked(column, convert_cell(cell), cell)

    values = _each_spelling_once(cells, of_cell)
    special = _special_cells(column, grid, rows, cells, position)
    if special:
        values = [special.get(row, value) for row, value in zip(rows, values, strict=True)]
    for place, trouble in column_troubles(column, cells):
        _keep(trouble, column, form, rows[place], position, report, "")
    _report_odd_texts(column, cells, rows, position, report)
    kinds = set(map(type, values))
    if Read in kinds:
        values = _plain(values, column, form, rows, position, report)
    if Trouble not in kinds:
        return cast("list[str | None]", values)
    return [
        _told(value, column, form, row, position, report) if isinstance(value, Trouble) else value
        for row, value in zip(rows, cast("list[Converted]", values), strict=True)
    ]


def _each_spelling_once(
    cells: Sequence[Cell], of_cell: Callable[[Cell], Converted | Read]
) -> list[Converted | Read]:
    """What the cells become, each different one converted once: a column of 100,000 cells holds few different ones."""
    if bool in set(map(type, cells)):
        # TRUE equals 1, so there the class tells them apart
        typed = [(cell.__class__, cell) for cell in cells]
        by_class = {key: of_cell(key[1]) for key in set(typed)}
        return [by_class[key] for key in typed]
    known = {cell: of_cell(cell) for cell in set(cells)}
    return [known[cell] for cell in cells]


def _told(
    trouble: Trouble, column: Column, form: Format, row: int, position: int, report: Report
) -> str | None:
    nearest = _ask(trouble, column, row, position, report)
    return _keep(trouble, column, form, row, position, report, nearest)


def _plain(
    values: Sequence[Converted | Read],
    column: Column,
    form: Format,
    rows: Sequence[int],
    position: int,
    report: Report,
) -> list[Converted | Read]:
    """The values without what was done to read them, which is told once for each rule, with how many cells."""
    readings: dict[str, list[tuple[int, Read]]] = {}
    for row, value in zip(rows, values, strict=True):
        if isinstance(value, Read):
            readings.setdefault(value.rule, []).append((row, value))
    for rule, of_rule in readings.items():
        row, first = of_rule[0]
        number = "1 cell" if len(of_rule) == 1 else f"{len(of_rule):,} cells"
        is_shown = may_quote(form, column) and 0 < len(first.quoted) <= LONGEST_QUOTE
        example = f"{in_quotes(first.quoted)} as {first.value or 'not given'} in " if is_shown else ""
        words = f"Read {example}{number} of {column.heading}: {rule}."
        report.about_cell("read-by-rule", words, row, position)
    return [value.value if isinstance(value, Read) else value for value in values]


def _blank(column: Column, form: Format) -> Trouble | None:
    """What is wrong with a blank cell, where it may not be blank."""
    if column.needed and (column.type == "identifier" or column.name in _NAMES_A_FIGURE):
        return Trouble("identifier-blank", "is blank.", subject="The cell")
    is_blank_start = column.name in (form.date, form.start)
    return Trouble("date-blank", "is blank.", subject="The cell") if is_blank_start else None


def _converter(column: Column, form: Format, date_1904: bool) -> Converter:
    if column.name == "date_of_birth":
        return partial(birth_text, date_1904=date_1904)
    return converter_of(column.type, column.codes or "", form.is_child_level, date_1904)


def converter_of(kind: str, field: str, is_of_children: bool, date_1904: bool = False) -> Converter:
    """What makes a clean value of a cell of a type of column, before what a person said of it."""
    if kind == "category":
        return partial(category_code, field=field)
    if kind in ("date", "datetime"):
        return partial(moment_text if kind == "datetime" else day_text, date_1904=date_1904)
    if kind == "number" and not is_of_children:
        return figure_text
    return _CONVERTERS[kind]


def asked_field(column: Column) -> str:
    """The field whose spellings a person can be asked about in a column; empty where cells are not spellings."""
    if column.type == "category":
        return column.codes or ""
    return column.type if column.type in ("agency", "measure", "period", "yes_no", "flag") else ""


def _answered(column: Column, convert_cell: Converter, answers: Answers) -> Converter:
    """The converter, after what a person said of a spelling: that goes before every rule."""
    name = asked_field(column)
    if not name or not answers.of_field(name):
        return convert_cell

    def converted(cell: Cell) -> Converted | Read:
        text = plain_text(cell)
        meaning = answers.meaning(name, text) if isinstance(text, str) else None
        return convert_cell(cell) if meaning is None else meaning or None

    return converted


def _ask(trouble: Trouble, column: Column, row: int, position: int, report: Report) -> str:
    """Asks what a spelling means; says which choices are near."""
    if not (trouble.asks and trouble.quoted):
        return ""
    words = f'What does "{trouble.quoted}" mean in {column.heading.rstrip("?")}?'
    return hint(trouble.asks, report.ask(trouble.asks, trouble.quoted, words, report.cell(row, position)))


def _checked(column: Column, converted: Converted | Read, cell: Cell) -> Converted | Read:
    if isinstance(cell, str) and cell.strip() in ERROR_WORDS:
        return Trouble("error-cell", "is an Excel error.", cell.strip(), subject="The cell")
    value = converted.value if isinstance(converted, Read) else converted
    if column.name in _NOT_NEGATIVE and isinstance(value, str) and value.startswith("-"):
        return Trouble("number-negative", "is below 0.", value)
    if column.type in ("date", "datetime") and isinstance(value, str) and _is_in_future(column, value):
        return Trouble("date-in-future", "lies in the future.", value, value)
    return converted


def _is_in_future(column: Column, moment: str) -> bool:
    """True for a day after today, where it can only be one that has been; a birth may be expected."""
    ahead = _EXPECTED_BIRTH if column.name == "date_of_birth" else timedelta()
    return column.name not in _SET_AHEAD and moment[: len("2016-05-31")] > str(date.today() + ahead)


def _special_cells(
    column: Column, grid: Grid, rows: Sequence[int], cells: Sequence[Cell], position: int
) -> dict[int, Converted | Read]:
    """The cells of a column that are not what the reader shows, by row: errors, lost results, percentages."""
    errors, formulas, percents = (
        {row for row, number in places if number == position + 1} if places else set()
        for places in (grid.scan.errors, grid.scan.formulas, grid.scan.percents)
    )
    found: dict[int, Converted | Read] = {}
    for row, cell in zip(rows, cells, strict=True) if errors or formulas or percents else ():
        if row in errors:
            found[row] = Trouble("error-cell", "is an Excel error.", subject="The cell")
        elif row in formulas and is_blank(cell):
            found[row] = Trouble(
                "formula-unsaved", "is a formula without a saved result.", subject="The cell"
            )
        elif row in percents and column.type == "number" and isinstance(cell, float):
            found[row] = number_text(cell, is_percent=True)
    return found


def _report_odd_texts(
    column: Column, cells: Sequence[Cell], rows: Sequence[int], position: int, report: Report
) -> None:
    """Says once for a column that its texts hold what nobody sees, or what a program could run."""
    different = {cell for cell in set(cells) if isinstance(cell, str)}
    for code, is_odd, words in _ODD_TEXTS:
        odd = {text for text in different if is_odd(text)}
        places = [row for row, cell in zip(rows, cells, strict=True) if cell in odd] if odd else []
        if places:
            count = "1 cell" if len(places) == 1 else f"{len(places):,} cells"
            report.about_cell(code, f"{words} {count} of {column.heading}.", places[0], position)


def _keep(
    trouble: Trouble, column: Column, form: Format, row: int, position: int, report: Report, nearest: str
) -> str | None:
    words = trouble.sentence(may_quote(form, column), column.heading, nearest)
    report.about_cell(trouble.code, words, row, position, vital=is_vital(form, column))
    return trouble.value
