"""The problems of files as a list to send to the agency they came from: CSV, or Excel with counts."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from openpyxl import Workbook
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from hscb.charts.tokens import tokens
from hscb.charts.wording import SYNTHETIC
from hscb.examine import Report
from hscb.export.cells import WRAPPED, ground, make_headings, writable
from hscb.ingest.alike import SEVERITIES, alike, counts_by, more_like_this, severities_said, title_of
from hscb.ingest.files.marked_copy import HEAD, PROBLEMS
from hscb.ingest.formats import formats
from hscb.ingest.people.unsaid import CODE
from hscb.ingest.problems import Problem, fix_of_sender, letters_of, problem_kinds, said_at
from hscb.spreadsheets import harmless

COUNTS = "Counts"
AUTHOR = "HSCB dashboard"
# Excel keeps no more than 65,530 links in a sheet, and nobody reads so many lines.
_MOST_LISTED = 20_000
# What only says how the file is loaded here.
_NOT_FOR_SENDERS = frozenset({"sender-differs"})
_IN_CSV = ("severity", "file", "sheet", "cell", "column", "message", "fix", "code")
_WIDTHS = {
    "Severity": 11,
    "File": 28,
    "Sheet": 20,
    "Cell": 10,
    "Column": 26,
    "What is wrong": 70,
    "What to do": 60,
    "Code": 22,
}
_COUNT_WIDTHS = {"Counted by": 14, "What": 60, "Errors": 10, "Warnings": 10, "Notes": 10, "All": 10}
_NO_VALUES = (
    "Values of children are left out here: the cell that is named has them, in the workbook that was sent."
)


def to_send(report: Report, files: Collection[str]) -> Report:
    """What a report says of some of its files to the agency, without what stands in cells of lists of children.

    The message of a cell then only says what kind of problem it has, unless its sheet is known to hold totals. The
    checks of rows against each other never quote a cell.
    """
    sheets = tuple(sheet for sheet in report.sheets if sheet.file in files)
    of_children = {(one.file, one.sheet) for one in sheets if formats()[one.table].is_child_level}
    totals = {(one.file, one.sheet) for one in sheets} - of_children
    problems = (
        replace(
            found if (found.file, found.sheet) in totals else _without_value(found), fix=fix_of_sender(found)
        )
        for found in report.problems
        # a problem of several files together names none
        if (not found.file or found.file in files) and found.code not in _NOT_FOR_SENDERS
    )
    return Report(sheets=sheets, problems=tuple(problems))


def _without_value(found: Problem) -> Problem:
    if not found.cell or found.code == CODE or found.code not in problem_kinds():
        return found
    column = "" if found.column == letters_of(found.cell) else f", in {found.column}"
    return replace(found, message=said_at(found.sheet, found.cell, f"{title_of(found.code)}{column}."))


def as_csv(report: Report) -> bytes:
    """Every problem as CSV."""
    written = io.StringIO()
    writer = csv.writer(written)
    writer.writerow(_IN_CSV)
    writer.writerows([harmless(getattr(found, name)) for name in _IN_CSV] for found in report.problems)
    # the byte order mark is how Excel knows UTF-8
    return written.getvalue().encode("utf-8-sig")


def as_workbook(report: Report, files: Sequence[str]) -> bytes:
    """Every problem as a workbook: the list, and counts by sheet, kind and column."""
    book = new_book()
    about = ["Put these right in the workbook that was sent, and send it again.", _NO_VALUES]
    write_problems(book, report, files, about)
    return saved(book)


def new_book() -> Workbook:
    """A workbook with the two empty sheets of a problem list."""
    book = Workbook()
    book.properties.creator = AUTHOR
    book.worksheets[0].title = PROBLEMS
    book.create_sheet(COUNTS)
    return book


def saved(book: Workbook) -> bytes:
    """A workbook as it is sent."""
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def write_problems(
    book: Workbook,
    report: Report,
    files: Sequence[str],
    about: Sequence[str],
    links: Mapping[tuple[str, str], str] | None = None,
) -> None:
    """Fills the sheets of a problem list: sentences about it, the problems, the gravest first, and the counts.

    links: where the cell of a problem (its sheet and address) stands in this workbook, such as `'List 1'!F14`.
    """
    sheet = book[PROBLEMS]
    listed = [found for kind in alike(report.problems) for found in kind.problems]
    lines = [*_head(report, files), *about, *_rest(len(listed) - _MOST_LISTED)]
    for row, line in enumerate(lines, start=1):
        sheet.cell(row, 1, writable(line))
    sheet["A1"].font = Font(bold=True, size=14)
    widths = {name: width for name, width in _WIDTHS.items() if name != "File" or len(files) > 1}
    top = len(lines) + 2
    for row, found in enumerate(listed[:_MOST_LISTED], start=top + 1):
        _write_problem(sheet, row, list(widths), found, (links or {}).get((found.sheet, found.cell)))
    _finish(sheet, widths, top)
    _write_counts(book[COUNTS], report.problems, len(files) > 1)


def _head(report: Report, files: Sequence[str]) -> Iterator[str]:
    yield f"{HEAD} {', '.join(files)}"
    yield f"{severities_said(report.problems) or 'No problem was found'}. Checked on {date.today():%d/%m/%Y}."
    if any(sheet.is_synthetic for sheet in report.sheets):
        yield SYNTHETIC


def _rest(count: int) -> Iterator[str]:
    if count > 0:
        yield f"The first {_MOST_LISTED:,} problems are listed, {more_like_this(count)}; the counts are of all."


def _write_problem(
    sheet: Worksheet, row: int, headings: Sequence[str], found: Problem, link: str | None
) -> None:
    said = {
        "Severity": found.severity.capitalize(),
        "File": found.file,
        "Sheet": found.sheet,
        "Cell": found.cell,
        "Column": found.column,
        "What is wrong": found.message,
        "What to do": found.fix,
        "Code": found.code,
    }
    for position, heading in enumerate(headings, start=1):
        cell = sheet.cell(row, position, writable(said[heading]))
        cell.alignment = WRAPPED
        if heading == "Severity":
            cell.fill = ground(found.severity)
        elif heading == "Cell" and link:
            cell.hyperlink = Hyperlink(ref=cell.coordinate, location=link)
            cell.font = Font(color=tokens().ours.removeprefix("#"), underline="single")


def _write_counts(sheet: Worksheet, problems: Sequence[Problem], has_files: bool) -> None:
    def of_sheet(found: Problem) -> str:
        return f"{found.sheet} ({found.file})" if has_files and found.sheet else found.sheet or found.file

    parts: dict[str, Callable[[Problem], str]] = {
        "Sheet": of_sheet,
        "Kind": lambda found: title_of(found.code),
        "Column": lambda found: found.column and f"{of_sheet(found)}: {found.column}",
    }
    row = 1
    for name, part in parts.items():
        for what, counts in counts_by(problems, part).items():
            row += 1
            numbers = [counts[severity] for severity in SEVERITIES]
            for position, value in enumerate((name, what, *numbers, sum(numbers)), start=1):
                sheet.cell(row, position, writable(value)).alignment = WRAPPED
    _finish(sheet, _COUNT_WIDTHS, 1)


def _finish(sheet: Worksheet, widths: Mapping[str, int], top: int) -> None:
    """Writes the headings over a table that begins below the row `top`, in sight and with filters."""
    for position, (heading, width) in enumerate(widths.items(), start=1):
        sheet.cell(top, position, heading)
        sheet.column_dimensions[get_column_letter(position)].width = width
    make_headings(sheet[top])
    sheet.freeze_panes = f"A{top + 1}"
    sheet.auto_filter.ref = f"A{top}:{get_column_letter(len(widths))}{max(top, sheet.max_row)}"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.print_title_rows = f"{top}:{top}"
