"""Says what was understood of a national file: which data set it is, what was taken of it, what was not."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cached_property

from hscb.catalogue import measures
from hscb.ingest.cells.words import folded
from hscb.ingest.national.areas import neighbours
from hscb.ingest.national.asked import ask_columns, unmapped
from hscb.ingest.national.data_sets import DataSet
from hscb.ingest.national.figures import FigureRead
from hscb.ingest.national.rows import StatisticRows
from hscb.ingest.report import Report

_LAST_YEAR_IN_NAME = re.compile(r"to[ _-]?(20\d\d)(?!\d)", re.IGNORECASE)
_MOST_NAMED = 20


@dataclass(frozen=True)
class Understood:
    """A file, the data set that it is, the rows of the areas wanted (as Excel counts them), and our figures of them."""

    rows: StatisticRows
    data_set: DataSet
    numbers: Sequence[int]
    figures: Sequence[FigureRead]

    @cached_property
    def published_in(self) -> str:
        """The release: by the last year in the name of the file, which a file cut to some years keeps, or in it."""
        words = {self.rows.words(number, "time period") for number in self.rows.numbers}
        years = [int(word[:4]) + (len(word) > 4) for word in words if word[:4].isdigit()]
        years += [int(year) for year in _LAST_YEAR_IN_NAME.findall(self.rows.grid.name)]
        return self.data_set.published_in.format(year=max(years, default=""))

    @property
    def name(self) -> str:
        """The release and what it is about."""
        return f"{self.published_in} ({self.data_set.title})"


def report_understood(understood: Understood, authorities: Collection[str], report: Report) -> None:
    """Notes what was read, what is not given, and which columns were passed over or not found."""
    areas = sorted({one.area for one in understood.figures})
    periods = sorted({one.period for one in understood.figures})
    count = len({one.figure.measure for one in understood.figures})
    words = (
        f"Read as {understood.name}: {count} {'measure' if count == 1 else 'measures'},"
        f" {periods[0]} to {periods[-1]}, for {_listed(areas)}."
    )
    left_out = len(understood.rows.numbers) - len(understood.numbers)
    if left_out:
        words += f" {left_out:,} rows of other areas are left out."
    report.about_sheet("statistic-read", words)
    _report_not_given(understood, report)
    _report_columns(understood, report)
    for authority in sorted(authorities):
        if not neighbours(authority):
            words = f"No list of the statistical neighbours of {authority} is held, so none of them is taken."
            report.about_sheet("statistic-neighbours", words)


def report_unknown(rows: StatisticRows, report: Report) -> None:
    """The error for a file in the layout of the service, but none of the data sets known."""
    words = (
        "This is a data set of Explore Education Statistics, but none that is known here; nothing of it is used."
        f" Its own columns are {_listed(rows.own_headings)}."
    )
    report.about_sheet("statistic-unknown", words)
    ask_columns(rows, None, report)


def report_lacking(understood: Understood, wanted: Collection[str], report: Report) -> None:
    """The error for a known data set without a figure that is wanted, where nothing else refuses it already."""
    if not report.problems:
        words = f"{understood.name} has no figure for a whole year of {_listed(sorted(wanted))}."
        report.about_sheet("statistic-unused", f"{words} Nothing of it is used.")


def _report_not_given(understood: Understood, report: Report) -> None:
    marks = Counter(one.mark for one in understood.figures if one.value is None)
    if marks:
        meanings = understood.rows.marks
        told = ", ".join(f"{mark} ({meanings[mark]}) {times:,}" for mark, times in marks.most_common())
        report.about_sheet("statistic-not-given", f"{marks.total():,} figures are not given: {told}.")


def _report_columns(understood: Understood, report: Report) -> None:
    rows, figures = understood.rows, understood.data_set.figures
    filters = {folded(heading) for one in figures for heading in one.where}
    unused = unmapped(rows, understood.data_set)
    unused += [
        heading
        for heading in rows.own_headings
        if len(rows.filters.get(folded(heading), ())) > 1 and folded(heading) not in filters
    ]
    if unused:
        report.about_sheet("statistic-columns", f"None of our measures, and not taken: {_listed(unused)}.")
    found = {one.figure.measure for one in understood.figures}
    lacking = {one.measure: measures()[one.measure].title for one in figures if one.measure not in found}
    if lacking:
        words = f"No column of this file gives: {_listed(list(lacking.values()))}."
        report.about_sheet("statistic-lacks", words)
        ask_columns(rows, understood.data_set, report)


def _listed(names: Sequence[str]) -> str:
    more = f" and {len(names) - _MOST_NAMED} more" if len(names) > _MOST_NAMED else ""
    return ", ".join(names[:_MOST_NAMED]) + more
