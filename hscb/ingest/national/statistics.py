"""Turns a data set of Explore Education Statistics into a sheet of published figures, or of populations."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from hscb.ingest.answers import Answers
from hscb.ingest.cells.values import plain_number
from hscb.ingest.files.grid import Cell, Grid
from hscb.ingest.layout.recognition import heading_row_with
from hscb.ingest.national.areas import areas_taken
from hscb.ingest.national.asked import with_answers
from hscb.ingest.national.data_sets import DataSet, data_set_with
from hscb.ingest.national.figures import FigureRead, figures_read, totals_of
from hscb.ingest.national.rows import StatisticRows, UnreadableError
from hscb.ingest.national.understood import Understood, report_lacking, report_understood, report_unknown
from hscb.ingest.people.privacy import check_sheet
from hscb.ingest.people.unsaid import is_personal
from hscb.ingest.report import Report
from hscb.ingest.sheets import SheetReading, read_sheet

# The columns by which a file in the layout of Explore Education Statistics is known.
TOLD_BY = ("time_period", "time_identifier", "geographic_level")
_HEADINGS = (
    "Area", "Measure", "Period", "Breakdown", "Category", "Numerator", "Denominator", "Value",
    "Source", "Published In", "Narrative",
)  # fmt: skip
_POPULATION = "population"
_POPULATION_HEADINGS = ("Authority", "Year", "Population 0-17")
_LONGEST_QUOTE = 60


def read_statistic(
    grid: Grid, file: str, answers: Answers, held: Collection[str] = ()
) -> SheetReading | None:
    """Reads a file in the layout of Explore Education Statistics; None for any other sheet.

    Of it are taken the figures of England, London, Outer London, the authority that the file is loaded for, those
    held, and the statistical neighbours of all of these.
    """
    headings = None if grid.hidden else heading_row_with(grid.rows, TOLD_BY)
    if headings is None:
        return None
    report = Report(file, grid.name, answers)
    check_sheet(grid, [], report)
    if is_personal(report.problems):
        return SheetReading(report.problems, everything_kept=False)
    sheet = _as_sheet(StatisticRows(grid, headings[0]), {answers.authority, *held}, report)
    asked = tuple(report.asked.values())
    if sheet is None:
        return SheetReading(report.problems, everything_kept=False, questions=asked)
    reading = read_sheet(sheet, file, answers)
    problems, questions = [*report.problems, *reading.problems], (*asked, *reading.questions)
    return replace(reading, problems=problems, questions=questions, everything_kept=False)


def _as_sheet(rows: StatisticRows, authorities: Collection[str], report: Report) -> Grid | None:
    data_set = with_answers(rows, data_set_with(rows.positions), report.answers)
    if data_set is None:
        report_unknown(rows, report)
        return None
    taken = areas_taken(authorities)
    numbers = [number for number in rows.numbers if rows.area(number) in taken]
    understood = Understood(rows, data_set, numbers, _figures(rows, data_set, numbers, report))
    if not understood.figures:
        report_lacking(understood, taken, report)
        return None
    report_understood(understood, authorities, report)
    return _sheet(understood)


def _figures(
    rows: StatisticRows, data_set: DataSet, numbers: Sequence[int], report: Report
) -> list[FigureRead]:
    found: list[FigureRead] = []
    unreadable: dict[tuple[int, int], str] = {}
    for figure in data_set.figures:
        totals = totals_of(rows, figure)
        if any(rows.column(names) is None for names in figure.columns):
            continue
        if isinstance(totals, str):
            words = f'Rows differ in "{totals}", and none of its words is known to stand for all of them.'
            report.about_sheet("statistic-unclear", words)
            break
        try:
            found += figures_read(rows, figure, numbers, totals, data_set.year_of)
        except UnreadableError as fault:
            unreadable[fault.number, fault.position] = fault.text[:_LONGEST_QUOTE]
    for place, text in unreadable.items():
        report.about_cell("number-unreadable", f'"{text}" is neither a number nor a known mark.', *place)
    return [one for one in found if one.value is not None or one.mark]


def _sheet(understood: Understood) -> Grid:
    if understood.data_set.figures[0].measure == _POPULATION:
        figures = [one for one in understood.figures if one.value is not None]
        lines = [[one.area, one.period, _text(one.value)] for one in figures]
        return _grid(understood, _POPULATION_HEADINGS, lines, figures)
    lines = [_line(one, understood) for one in understood.figures]
    return _grid(understood, _HEADINGS, lines, understood.figures)


def _grid(
    understood: Understood, headings: Sequence[str], lines: list[list[Cell]], figures: Iterable[FigureRead]
) -> Grid:
    names = ("", *(one.cell for one in figures))
    return Grid(name=understood.rows.grid.name, rows=[[*headings], *lines], row_names=names)


def _line(one: FigureRead, understood: Understood) -> list[Cell]:
    narrative = understood.data_set.narrative
    if one.value is None:
        narrative = f"Not given: {one.mark} ({understood.rows.marks[one.mark]})"
    elif one.figure.narrative:
        narrative = f"Computed here: {one.figure.narrative}"
    return [
        one.area, one.figure.measure, one.period, one.figure.breakdown, one.figure.category,
        _text(one.numerator), _text(one.denominator), _text(one.value),
        understood.data_set.source, understood.published_in, narrative,
    ]  # fmt: skip


def _text(number: float | None) -> Cell:
    return "" if number is None else plain_number(number)
