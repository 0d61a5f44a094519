"""Turns a data set of Explore Education Statistics into a sheet of published figures, or of populations."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from pathlib import PurePath

from hscb.catalogue import measures
from hscb.ingest.grid import Cell, Grid
from hscb.ingest.national.areas import areas_taken, neighbours
from hscb.ingest.national.data_sets import DataSet, data_set_with
from hscb.ingest.national.figures import FigureRead, figures_read, totals_of
from hscb.ingest.national.rows import LAYOUT, StatisticRows, UnreadableError
from hscb.ingest.recognition import heading_row_with
from hscb.ingest.report import Report
from hscb.ingest.values import plain_number
from hscb.ingest.words import folded

_HEADINGS = (
    "Area", "Measure", "Period", "Breakdown", "Category", "Numerator", "Denominator", "Value",
    "Source", "Published In", "Narrative",
)  # fmt: skip
_POPULATION_HEADINGS = ("Authority", "Year", "Population 0-17")
POPULATION = "population"
_TOLD_BY = ("time_period", "time_identifier", "geographic_level")
_LAST_YEAR_IN_NAME = re.compile(r"to[ _-]?(20\d\d)(?!\d)", re.IGNORECASE)
_MOST_NAMED = 12
_SHORT = 60


def heading_row_of_statistic(grid: Grid) -> int | None:
    """The heading row of a file in the layout of Explore Education Statistics; None for any other sheet."""
    found = heading_row_with(grid.rows, _TOLD_BY)
    return found[0] if found else None


def as_published(grid: Grid, heading_row: int, authorities: Collection[str], report: Report) -> Grid | None:
    """The figures of a data set that are ours, as a sheet of published figures that names the cell of each.

    authorities: whose figures are wanted, with those of England, London, Outer London and their neighbours. What was
    understood, and what not, goes to the report. None where nothing of it is used: the report says why.
    """
    rows = StatisticRows(grid, heading_row)
    data_set = data_set_with(rows.positions)
    if data_set is None:
        _report_unknown(rows, report)
        return None
    taken = areas_taken(authorities)
    numbers = [number for number in rows.numbers if rows.area(number) in taken]
    read = _figures(rows, data_set, numbers, report)
    if not read:
        words = f"{_name(data_set, rows)} has no figure of {_listed(sorted(taken))} for a whole year."
        report.about_sheet("statistic-unused", words)
        return None
    _report_read(rows, data_set, read, numbers, authorities, report)
    return _sheet(grid, data_set, _published_in(data_set, rows), read, rows)


def _figures(
    rows: StatisticRows, data_set: DataSet, numbers: Sequence[int], report: Report
) -> list[FigureRead]:
    found: list[FigureRead] = []
    for figure in data_set.figures:
        lacking = [names for names in figure.columns if rows.column(names) is None]
        if lacking:
            continue
        totals = totals_of(rows, figure)
        if isinstance(totals, str):
            words = f'Rows differ in "{totals}", and none of its words is known to stand for all.'
            report.about_sheet("statistic-unclear", words)
            continue
        try:
            found += figures_read(rows, figure, numbers, totals, data_set.year_of)
        except UnreadableError as fault:
            words = f'"{fault.text[:_SHORT]}" is neither a number nor a known mark of a figure not given.'
            report.about_cell("number-unreadable", words, fault.number, fault.position)
    return found


def _sheet(
    grid: Grid, data_set: DataSet, published_in: str, read: Iterable[FigureRead], rows: StatisticRows
) -> Grid:
    lines: list[list[Cell]] = []
    cells = []
    is_population = data_set.figures[0].measure == POPULATION
    for one in read:
        if one.value is None and not one.mark:
            continue
        if is_population:
            if one.value is None:
                continue
            lines.append([one.area, one.period, plain_number(one.value)])
        else:
            lines.append(_line(one, data_set, published_in, rows))
        cells.append(one.cell)
    headings = _POPULATION_HEADINGS if is_population else _HEADINGS
    return Grid(name=grid.name, rows=[[*headings], *lines], row_names=("", *cells))


def _line(one: FigureRead, data_set: DataSet, published_in: str, rows: StatisticRows) -> list[Cell]:
    narrative = data_set.narrative
    if one.value is None:
        narrative = f"Not given: {one.mark} ({rows.marks[one.mark]})"
    elif one.figure.narrative:
        narrative = f"Computed here: {one.figure.narrative}"
    return [
        one.area, one.figure.measure, one.period, one.figure.breakdown, one.figure.category,
        _text(one.numerator), _text(one.denominator), _text(one.value), data_set.source, published_in, narrative,
    ]  # fmt: skip


def _published_in(data_set: DataSet, rows: StatisticRows) -> str:
    """The release: by the last year in the file's name, which a file cut down to some years keeps, else in the file."""
    years = [int(word[:4]) + (len(word) > 4) for word in _periods(rows)]
    named = _LAST_YEAR_IN_NAME.findall(PurePath(rows.grid.name).name)
    return data_set.published_in.format(year=max([*years, *(int(year) for year in named)]))


def _periods(rows: StatisticRows) -> set[str]:
    words = {rows.words(number, "time period") for number in rows.numbers}
    return {word for word in words if word[:4].isdigit()}


def _report_read(
    rows: StatisticRows, data_set: DataSet, read: Sequence[FigureRead], numbers: Sequence[int],
    authorities: Collection[str], report: Report,
) -> None:  # fmt: skip
    areas, periods = sorted({one.area for one in read}), sorted({one.period for one in read})
    words = (
        f"Read as {_name(data_set, rows)}: {len({one.figure.measure for one in read})} measures,"
        f" {periods[0]} to {periods[-1]}, for {_listed(areas)}."
    )
    left_out = len(rows.numbers) - len(numbers)
    if left_out:
        words += f" {left_out:,} rows of other areas are left out."
    report.about_sheet("statistic-read", words)
    _report_not_given(rows, read, report)
    _report_columns(rows, data_set, report)
    for authority in authorities:
        if not neighbours(authority):
            words = f"No list of the statistical neighbours of {authority} is held, so none of them is taken."
            report.about_sheet("statistic-neighbours", words)


def _report_not_given(rows: StatisticRows, read: Iterable[FigureRead], report: Report) -> None:
    marks = Counter(one.mark for one in read if one.value is None and one.mark)
    if marks:
        told = ", ".join(f"{mark} ({rows.marks[mark]}) {times:,}" for mark, times in marks.most_common())
        report.about_sheet("statistic-not-given", f"{marks.total():,} figures are not given: {told}.")


def _report_columns(rows: StatisticRows, data_set: DataSet, report: Report) -> None:
    used = {
        name
        for figure in data_set.figures
        for names in (*figure.value, *figure.numerator, *figure.denominator, *map(_one, figure.where))
        for name in names
    }
    unused = [heading for heading in _own_headings(rows) if folded(heading) not in used]
    unused = [heading for heading in unused if len(rows.filters.get(folded(heading), ())) != 1]
    if unused:
        report.about_sheet("statistic-columns", f"None of our measures, and not taken: {_listed(unused)}.")
    lacking = [
        f"{measures()[figure.measure].title} ({figure.columns[0][0]})"
        for figure in data_set.figures
        if any(rows.column(names) is None for names in figure.columns)
    ]
    if lacking:
        report.about_sheet("statistic-lacks", f"Not found in this release: {_listed(lacking)}.")


def _one(name: str) -> tuple[str]:
    return (name,)


def _report_unknown(rows: StatisticRows, report: Report) -> None:
    words = (
        "This is a data set of Explore Education Statistics, but none that is known here; nothing of it is used. "
        f"Its own columns are {_listed(_own_headings(rows))}."
    )
    report.about_sheet("statistic-unknown", words)


def _own_headings(rows: StatisticRows) -> list[str]:
    row = rows.grid.rows[rows.heading_row - 1]
    return [
        heading
        for cell in row
        if isinstance(cell, str) and (heading := " ".join(cell.split())[:_SHORT])
        if folded(heading).replace(" ", "_") not in LAYOUT
    ]


def _name(data_set: DataSet, rows: StatisticRows) -> str:
    return f"{_published_in(data_set, rows)} ({data_set.title})"


def _listed(names: Sequence[str]) -> str:
    more = f" and {len(names) - _MOST_NAMED} more" if len(names) > _MOST_NAMED else ""
    return ", ".join(names[:_MOST_NAMED]) + more


def _text(number: float | None) -> Cell:
    return "" if number is None else plain_number(number)
