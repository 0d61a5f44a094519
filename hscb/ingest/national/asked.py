"""Columns of a national file of which no data set here says what they are: a person is asked once, for each column."""

from __future__ import annotations

from dataclasses import replace

from hscb.ingest.answers import IGNORE, Answers
from hscb.ingest.cells.choices import Choice
from hscb.ingest.cells.suggestions import suggestions
from hscb.ingest.cells.words import folded
from hscb.ingest.files.grid import cell_name
from hscb.ingest.national.data_sets import DataSet, Figure
from hscb.ingest.national.rows import StatisticRows
from hscb.ingest.report import Report

# The field of the questions: spelling = a column, meaning = the measure that it gives.
FIELD = "statistic"
_MOST_ASKED = 12


def with_answers(rows: StatisticRows, data_set: DataSet | None, answers: Answers) -> DataSet | None:
    """A data set with the columns that a person named; of a file that is none of those known, these alone."""
    said = [
        Figure(measure=measure, value=((folded(heading),),))
        for heading in unmapped(rows, data_set)
        if (measure := answers.meaning(FIELD, heading)) and measure != IGNORE
    ]
    if data_set is None:
        return _unknown(rows, said) if said else None
    return replace(data_set, figures=(*data_set.figures, *said))


def ask_columns(rows: StatisticRows, data_set: DataSet | None, report: Report) -> None:
    """Asks of each column of figures that nobody has explained which measure it gives."""
    for heading in unmapped(rows, data_set)[:_MOST_ASKED]:
        if report.answers.meaning(FIELD, heading) is None:
            offers = [
                Choice(FIELD, offer.code, offer.words)
                for offer in suggestions("measure", heading.replace("_", " "))
            ]
            cell = cell_name(rows.heading_row, rows.positions[folded(heading)])
            report.ask(FIELD, heading, f'Which measure is the column "{heading}"?', cell, offers)


def unmapped(rows: StatisticRows, data_set: DataSet | None) -> list[str]:
    """The headings of the columns of figures that a data set does not use."""
    used = {name for figure in (data_set.figures if data_set else ()) for name in figure.names}
    return [
        heading
        for heading in rows.own_headings
        if folded(heading) not in used and folded(heading) not in rows.filters
    ]


def _unknown(rows: StatisticRows, figures: list[Figure]) -> DataSet:
    # braces would be filled in with the year
    name = rows.grid.name.replace("{", "(").replace("}", ")")
    return DataSet(
        title=f"data set {name}",
        source="DfE Explore Education Statistics",
        published_in="Explore Education Statistics {year}, " + name,
        year_of="31 March",
        told_by=(),
        figures=tuple(figures),
    )
