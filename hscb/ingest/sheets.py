"""From the grid of one sheet to its clean rows: its tables, privacy, and every problem on the way."""

from __future__ import annotations

from dataclasses import dataclass, replace

from hscb.ingest.about import About, forget_submitter, is_about, read_about
from hscb.ingest.answers import Answers, Question
from hscb.ingest.files.grid import Grid, is_blank
from hscb.ingest.layout.likely_heading import likeliest_heading
from hscb.ingest.layout.notes import report_sheet
from hscb.ingest.layout.recognition import is_guide
from hscb.ingest.layout.table_rows import read_table, with_own_places
from hscb.ingest.layout.tables import Table, side_by_side, tables_in
from hscb.ingest.layout.understood import Understood
from hscb.ingest.layout.unmatched import answered_sheet, ask_sheet, is_ignored
from hscb.ingest.people.privacy import check_sheet
from hscb.ingest.problems import Problem
from hscb.ingest.report import Report
from hscb.ingest.tables import SheetRows


@dataclass(frozen=True)
class SheetReading:
    """What came of one sheet. `everything_kept` is false where the sheet holds something that was not read."""

    problems: list[Problem]
    everything_kept: bool
    tables: tuple[SheetRows, ...] = ()
    about: About | None = None
    questions: tuple[Question, ...] = ()
    understood: tuple[Understood, ...] = ()


def read_sheet(grid: Grid, file: str, answers: Answers) -> SheetReading:
    """Reads one sheet as far as it can be read, with what was answered. Never raises for what stands in its cells."""
    report = Report(file, grid.name, answers, grid.row_names)
    about = is_about(grid)
    # a sheet that was made out of another layout has less than its file
    unread = [grid.comments, grid.far_cells, grid.row_names, about and forget_submitter(grid)]
    tables = tables_of(grid, answers) if not (grid.hidden or about) else []
    for cells, matches in side_by_side(grid, tables):
        check_sheet(cells, matches, report)
    report_sheet(grid, report, has_table=bool(tables))
    if about and not grid.hidden:
        said, asked = read_about(grid, report), tuple(report.asked.values())
        return SheetReading(report.problems, not any(unread), about=said, questions=asked)
    if not tables:
        passed_over = _is_passed_over(grid, report) and not any(unread)
        return SheetReading(report.problems, passed_over, questions=tuple(report.asked.values()))
    read = [read_table(table, report) for table in tables]
    return SheetReading(
        report.problems,
        all(one.everything_kept for one in read) and not any(unread),
        tables=tuple(with_own_places([one.rows for one in read if one.rows])),
        questions=tuple(report.asked.values()),
        understood=() if grid.row_names else tuple(one.understood for one in read),
    )


def tables_of(grid: Grid, answers: Answers) -> list[Table]:
    """The tables of a sheet: of what it was said to be, else those whose headings are known."""
    if is_ignored(grid, answers):
        return []
    answered = answered_sheet(grid, answers)
    found = tables_in(grid, answers, answered.form if answered else None)
    tables = found or ([Table(grid, answered)] if answered else [])
    top = min((table.match.heading.first_row for table in tables), default=1)
    return [replace(table, top_row=top) for table in tables]


def _is_passed_over(grid: Grid, report: Report) -> bool:
    """Says why a sheet is not read. True where nothing is lost with that: a blank sheet, or a guide of ours."""
    if grid.hidden:
        if grid.rows:
            rows = sum(any(not is_blank(cell) for cell in row) for row in grid.rows)
            report.about_sheet("hidden-sheet", f"The sheet is hidden; it is not read. It has {rows} rows.")
        return not grid.rows
    if not any(not is_blank(cell) for row in grid.rows for cell in row):
        report.about_sheet("empty-sheet", "The sheet is empty.")
        return True
    if is_guide(grid.rows):
        return True
    if is_ignored(grid, report.answers):
        report.about_sheet("sheet-ignored", "The sheet is not read, as was answered before.")
        return False
    near, heading = ask_sheet(grid, report), likeliest_heading(grid.rows)
    hint = "" if heading else " No heading row was found."
    if near:
        lacking = ", ".join(f'"{heading}"' for heading in near.missing)
        hint = f" It is least unlike {near.form.sheet} ({near.form.title}), and lacks {lacking}."
    report.about_sheet("sheet-unknown", f"The sheet is not recognised by its headings; it is not read.{hint}")
    return False
