"""From the grid of one sheet to its clean rows: recognition, privacy, rows, columns, and every problem on the way."""

from __future__ import annotations

from dataclasses import dataclass

from hscb.ingest.about import About, forget_submitter, is_about, read_about
from hscb.ingest.answers import Answers, Question
from hscb.ingest.body import data_rows
from hscb.ingest.columns import convert
from hscb.ingest.figures import checked_figures
from hscb.ingest.grid import Grid, is_blank
from hscb.ingest.notes import report_columns, report_layout
from hscb.ingest.privacy import check_sheet
from hscb.ingest.problems import Problem, column_letter
from hscb.ingest.recognition import Match, is_guide, nearest, recognise
from hscb.ingest.report import Report
from hscb.ingest.tables import SheetRows
from hscb.ingest.unmatched import answered_sheet, ask_headings, ask_sheet, is_ignored, use_answers

# Sheets whose rows are figures of measures.
_FIGURES = ("returned_values", "published_values")


@dataclass(frozen=True)
class SheetReading:
    """What came of one sheet. `everything_kept` is false where the sheet holds something that was not read."""

    problems: list[Problem]
    everything_kept: bool
    rows: SheetRows | None = None
    about: About | None = None
    questions: tuple[Question, ...] = ()


def read_sheet(grid: Grid, file: str, answers: Answers) -> SheetReading:
    """Reads one sheet as far as it can be read, with what was answered. Never raises for what stands in its cells."""
    report = Report(file, grid.name, answers, grid.row_names)
    about = is_about(grid)
    # a sheet that was made out of another layout has less than its file
    unread = [grid.comments, grid.far_cells, grid.row_names, about and forget_submitter(grid)]
    readable = not (grid.hidden or about)
    matches = recognise(grid.rows, grid.scan.merged, answers) if readable else []
    match = matches[0] if matches else answered_sheet(grid, answers) if readable else None
    check_sheet(grid, matches or ([match] if match else []), report)
    report_layout(grid, match, report)
    if about and not grid.hidden:
        said, asked = read_about(grid, report), tuple(report.asked.values())
        return SheetReading(report.problems, not any(unread), about=said, questions=asked)
    if match is None:
        passed_over = _is_passed_over(grid, report) and not any(unread)
        return SheetReading(report.problems, passed_over, questions=tuple(report.asked.values()))
    use_answers(match, answers)
    ask_headings(grid, match, report)
    if match.missing or match.repeated:
        _report_headings(match, report)
        return SheetReading(report.problems, False, questions=tuple(report.asked.values()))
    kept = report_columns(grid, match, report) and not any(unread)
    rows = _clean_rows(grid, match, report)
    return SheetReading(report.problems, kept, rows=rows, questions=tuple(report.asked.values()))


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
    ask_sheet(grid, report)
    near = nearest(grid.rows)
    hint = ""
    if near:
        lacking = ", ".join(f'"{heading}"' for heading in near.missing)
        hint = f" It is least unlike {near.form.sheet} ({near.form.title}), and lacks {lacking}."
    report.about_sheet("sheet-unknown", f"The sheet is not recognised by its headings; it is not read.{hint}")
    return False


def _clean_rows(grid: Grid, match: Match, report: Report) -> SheetRows | None:
    form = match.form
    rows = data_rows(grid, match, report)
    if not rows:
        report.about_sheet(
            "no-rows", f"The sheet has the headings of {form.sheet} ({form.title}) but no rows."
        )
        return None
    values = {}
    for column in form.kept:
        position = match.positions.get(column.name)
        if position is not None:
            cells = grid.column(position, 1)
            values[column.name] = convert(
                column, form, [cells[row - 1] for row in rows], rows, position, grid, report
            )
    letters = {
        column.name: "" if grid.row_names else column_letter(match.positions[column.name] + 1)
        for column in form.kept
        if column.name in values
    }
    found = SheetRows(form.table, grid.name, [grid.row_name(row) for row in rows], values, letters)
    # a national file says in its layout what its figures are
    is_checked = form.table in _FIGURES and not grid.row_names
    return checked_figures(found, report) if is_checked else found


def _report_headings(match: Match, report: Report) -> None:
    form = match.form
    if match.missing:
        lacking = ", ".join(f'"{heading}"' for heading in match.missing)
        report.about_sheet(
            "column-missing", f"The sheet looks like {form.sheet} ({form.title}) but lacks {lacking}."
        )
    for heading in match.repeated:
        report.about_sheet("column-twice", f'The heading "{heading}" stands over more than one column.')
