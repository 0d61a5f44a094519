"""Returns laid out as people lay them out, their figures and dates written as people write them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import openpyxl
from openpyxl.comments import Comment

from tests.good_workbooks.libraries import openpyxl_plain
from tests.good_workbooks.package import Formula, Percent
from tests.good_workbooks.returns import (
    CONTACTS_HEADINGS,
    CONTACTS_ROWS,
    LIST_SHEETS,
    PERIODS,
    QUARTERS_HEADINGS,
    QUARTERS_ROWS,
    REFERRALS_HEADINGS,
    REFERRALS_ROWS,
    VALUES_ROWS,
    Sheets,
)
from tests.unit.ingest.books import VALUE_HEADINGS, Rows

Change = Callable[[Any], Any]


def changed(rows: Rows, change: Change) -> Rows:
    """Rows with every cell that is filled changed."""
    return [[cell if cell is None else change(cell) for cell in row] for row in rows]


def moved(rows: Rows, down: int, right: int) -> Rows:
    """Rows further down and to the right."""
    return [[], *([[]] * (down - 1)), *([*[None] * right, *row] for row in rows)]


# --- the return in totals ---------------------------------------------------------------------------------------------

TITLED: Sheets = {
    "Q1-Q2 return": [
        ["Havering LSCB: partners' return on safeguarding"],
        ["Reporting year 2016-17, quarters 1 and 2"],
        ["Return to the Business Unit by the 10th working day"],
        *moved([VALUE_HEADINGS, *VALUES_ROWS], 1, 2),
        [],
        [None, None, "Source: the agencies' own systems, July 2016"],
        [None, None, "* Figures are provisional"],
    ]
}
TWO_HEADING_ROWS: Sheets = {
    "Values": [
        ["What is counted", None, None, "Of whom", None, "Figures", None, None, "Words"],
        VALUE_HEADINGS,
        *VALUES_ROWS,
    ]
}
TWO_HEADING_ROWS_MERGED = ("A1:C1", "D1:E1", "F1:H1")
OTHER_ORDER: Sheets = {
    "Values": [
        [*reversed(VALUE_HEADINGS), "RAG", "Notes"],
        *([*reversed(row), "Green", "Checked"] for row in VALUES_ROWS),
    ]
}
SHOUTED: Sheets = {
    "VALUES ": [
        [f" {heading.upper()}\n\xa0" for heading in VALUE_HEADINGS],
        *VALUES_ROWS,
    ]
}


def as_typed(cell: Any) -> Any:
    """Numbers as texts, and periods in the words of people."""
    periods = {"2016-17 Q1": "Q1 2016/17", "2016-17 Q2": "Qtr 2 16/17", "2016-17": "2016/2017"}
    if isinstance(cell, int | float):
        return f" {cell:,} "
    return periods.get(cell, cell) if isinstance(cell, str) else cell


AS_TYPED: Sheets = {"Values": [VALUE_HEADINGS, *changed(VALUES_ROWS, as_typed)]}


def _with_formulas(row: Sequence[Any], number: int) -> list[Any]:
    period = Formula(f'"2016-17 Q"&{row[2][-1]}', row[2]) if "Q" in row[2] else row[2]
    value = Formula(f"F{number}/G{number}*100", row[7]) if row[5] is not None else row[7]
    return [*row[:2], period, *row[3:7], value, *row[8:]]


WITH_FORMULAS: Sheets = {
    "Values": [
        VALUE_HEADINGS,
        *(_with_formulas(row, number) for number, row in enumerate(VALUES_ROWS, start=2)),
    ]
}
IN_PER_CENT: Sheets = {
    "Values": [
        VALUE_HEADINGS,
        *(
            [*row[:7], Percent(row[7] / 100) if row[5] is not None else row[7], *row[8:]]
            for row in VALUES_ROWS
        ),
    ]
}
WITH_PER_CENT_SIGNS: Sheets = {
    "Values": [
        VALUE_HEADINGS,
        *([*row[:7], f"{row[7]}%" if row[5] is not None else row[7], *row[8:]] for row in VALUES_ROWS),
    ]
}

# --- the return of quarters -------------------------------------------------------------------------------------------

_AGENCIES = [row[0] for row in QUARTERS_ROWS[:3]]
_COUNTS = {(row[0], row[2]): row[3] for row in QUARTERS_ROWS}
ACROSS: Sheets = {
    "Contacts": [
        ["Contacts by agency"],
        [None, None, "2016-17", None],
        ["Agency", "Measure", "Q1", "Q2"],
        *([agency, "Contacts", *(_COUNTS[agency, period] for period in PERIODS)] for agency in _AGENCIES),
        ["Total", None, *(sum(_COUNTS[agency, period] for agency in _AGENCIES) for period in PERIODS)],
    ]
}
ACROSS_MERGED = ("A1:D1", "C2:D2")


def _subtotalled() -> Rows:
    rows: list[Sequence[Any]] = [QUARTERS_HEADINGS]
    for period in PERIODS:
        quarter = [row for row in QUARTERS_ROWS if row[2] == period]
        rows += [*quarter, ("Subtotal", "Contacts", period, sum(row[3] for row in quarter))]
    return [*rows, ("Grand total", "Contacts", "2016-17", sum(row[3] for row in QUARTERS_ROWS))]


SUBTOTALLED: Sheets = {"Values": _subtotalled()}


def _grouped() -> Rows:
    rows = sorted(QUARTERS_ROWS, key=lambda row: _AGENCIES.index(row[0]))
    return [
        QUARTERS_HEADINGS,
        *((row[0] if not place % 2 else None, *row[1:]) for place, row in enumerate(rows)),
    ]


GROUPED: Sheets = {"Values": _grouped()}
GROUPED_MERGED = ("A2:A3", "A4:A5", "A6:A7")

# --- the lists of children --------------------------------------------------------------------------------------------


def lists(change: Change) -> Sheets:
    """The lists with every date below the headings written another way."""
    return {
        name: [rows[0], *changed(rows[1:], lambda cell: change(cell) if isinstance(cell, date) else cell)]
        for name, rows in LIST_SHEETS.items()
    }


def as_serial(day: date) -> int:
    """A date as the number that Excel keeps, where the cell has lost its format."""
    return (day - date(1899, 12, 30)).days


DATES_WITH_TIME = lists(lambda day: datetime.combine(day, time()))
DATES_AS_TEXT = lists(lambda day: day.strftime("%d/%m/%Y"))
DATES_IN_WORDS = lists(lambda day: f"{day.day} {day:%B %Y}")
DATES_AS_NUMBERS = lists(as_serial)


def _spread(rows: Rows) -> Rows:
    return [[part for cell in row for part in (cell, None)] for row in rows]


# a report server merges every cell over two columns
REPORT_SERVER: Sheets = {
    name: [["Ofsted Annex A", None], ["Run on 03/04/2017 by the reporting service"], [], *_spread(rows)]
    if name != "About"
    else rows
    for name, rows in LIST_SHEETS.items()
}
REPORT_SERVER_MERGED = tuple(
    f"{left}{row}:{right}{row}" for row in range(4, 8) for left, right in ("AB", "CD", "EF", "GH", "IJ", "KL")
)
OWN_NAMES: Sheets = {
    "Sheet2": [
        [
            *(heading.lower().replace(" ", "  ", 1) for heading in CONTACTS_HEADINGS),
            "Forename",
            "Case worker",
        ],
        *([*row, "withheld", "withheld"] for row in CONTACTS_ROWS),
    ],
    "Sheet3": [REFERRALS_HEADINGS, *REFERRALS_ROWS],
    "Sheet1": LIST_SHEETS["About"],
}


def laid_out(path: Path, sheets: Sheets, merged: Sequence[str] = ()) -> Path:
    """A workbook of which every sheet but About has merged cells."""
    book = openpyxl.load_workbook(openpyxl_plain(path, sheets))
    for sheet in book.worksheets:
        for block in merged if sheet.title != "About" else ():
            sheet.merge_cells(block)
    book.save(path)
    return path


def with_harmless_things(path: Path, sheets: Sheets) -> Path:
    """A workbook with an empty hidden sheet, an empty visible one and a comment."""
    book = openpyxl.load_workbook(openpyxl_plain(path, sheets))
    book.worksheets[0]["A1"].comment = Comment("As agreed with the board", "Business Unit")
    book.create_sheet("Lists").sheet_state = "hidden"
    book.create_sheet("Sheet2")
    book.save(path)
    return path
