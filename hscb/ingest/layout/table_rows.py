"""From one table of a sheet to its clean rows: its layout, its columns, and what is wrong with its cells."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from hscb.ingest.cells.columns import convert
from hscb.ingest.cells.counts import counts_as_values, report_percentages_of_counts
from hscb.ingest.cells.figure_rows import without_ignored
from hscb.ingest.cells.figures import checked_figures
from hscb.ingest.cells.troubles import in_quotes
from hscb.ingest.files.grid import Grid, cell_name, column_of
from hscb.ingest.layout.around import said_around
from hscb.ingest.layout.body import Body, body_of
from hscb.ingest.layout.filling import with_groups_filled, with_merged_filled
from hscb.ingest.layout.match import Match
from hscb.ingest.layout.notes import report_columns, report_hidden
from hscb.ingest.layout.repeated import meant
from hscb.ingest.layout.tables import Table
from hscb.ingest.layout.totals import report_totals
from hscb.ingest.layout.understood import Understood, understood
from hscb.ingest.layout.unmatched import ask_headings, use_answers
from hscb.ingest.layout.unpivot import plain_rows
from hscb.ingest.problems import column_letter
from hscb.ingest.report import Report
from hscb.ingest.tables import SheetRows

# Sheets whose rows are figures of measures.
_FIGURES = ("returned_values", "published_values")
_MOST_SHOWN = 3


@dataclass(frozen=True)
class TableReading:
    """What came of one table. `everything_kept` is false where a column of it, or a table like it, was not read."""

    understood: Understood
    everything_kept: bool = False
    rows: SheetRows | None = None


def read_table(table: Table, report: Report) -> TableReading:
    """Reads one table as far as it can be read."""
    chosen = meant(table, report)
    is_whole = chosen is table
    grid, match = chosen.grid, chosen.match
    report_hidden(grid, match, report)
    use_answers(match, report.answers)
    around = said_around(chosen, report)
    match = around.match
    chosen = replace(chosen, match=match)
    ask_headings(grid, match, report)
    _report_joined(grid, match, report)
    if match.missing or match.repeated:
        _report_headings(match, report)
        return TableReading(understood(chosen, None, 0))
    grid = with_merged_filled(grid, match, report)
    body = body_of(grid, match, chosen.headings_again)
    grid = with_groups_filled(grid, match, body, report)
    report_totals(grid, match, body, report)
    kept = report_columns(grid, match, body, report) and is_whole
    report.said.clear()
    rows = _clean_rows(grid, match, body, around.values, report)
    figures = len(rows.rows) if rows else 0
    return TableReading(understood(chosen, body, figures, report.said, around.sentences), kept, rows)


def with_own_places(tables: Sequence[SheetRows]) -> list[SheetRows]:
    """The tables of a sheet, so that no two rows of one format have the same name and no column two letters.

    A further table of a format whose columns stand elsewhere names its rows by their first cell.
    """
    found: dict[str, SheetRows] = {}
    placed = []
    for table in tables:
        first = found.setdefault(table.table, table)
        if first.letters != table.letters:
            cells = [table.cell(index, table.first_column) for index in range(len(table.rows))]
            placed.append(replace(table, rows=cells, letters=dict.fromkeys(table.letters, "")))
        else:
            placed.append(table)
    return placed


def _clean_rows(
    grid: Grid, match: Match, body: Body, around: Mapping[str, str | None], report: Report
) -> SheetRows | None:
    form = match.form
    if not body.rows:
        _report_no_rows(match, "no rows", report)
        return None
    if match.across:
        addresses, values, cells = plain_rows(grid, match, match.across, body.rows, report)
        found = SheetRows(form.table, grid.name, addresses, values, dict.fromkeys(values, ""), cells)
    else:
        found = _rows_as_they_stand(grid, match, body.rows, report)
    found = replace(
        found, values=found.values | {name: [said] * len(found.rows) for name, said in around.items()}
    )
    # a national file says in its layout what its figures are
    is_checked = form.table in _FIGURES and not grid.row_names
    if is_checked:
        found = without_ignored(found, report)
    if is_checked and form.table == "returned_values":
        report_percentages_of_counts(found, grid, report)
    checked = checked_figures(counts_as_values(found, report), report) if is_checked else found
    if not checked.rows:
        _report_no_rows(match, "no row with a figure", report)
        return None
    return checked


def _report_no_rows(match: Match, lacking: str, report: Report) -> None:
    form = match.form
    report.about_sheet("no-rows", f"The sheet has the headings of {form.sheet} ({form.title}) but {lacking}.")


def _rows_as_they_stand(grid: Grid, match: Match, rows: Sequence[int], report: Report) -> SheetRows:
    form = match.form
    values, letters = {}, {}
    cells_by_row = [grid.rows[row - 1] for row in rows]
    for column in form.kept:
        position = match.positions.get(column.name)
        if position is not None:
            cells = column_of(cells_by_row, position)
            values[column.name] = convert(column, form, cells, rows, position, grid, report)
            letters[column.name] = "" if grid.row_names else column_letter(position + 1)
    return SheetRows(form.table, grid.name, [grid.row_name(row) for row in rows], values, letters)


def _report_joined(grid: Grid, match: Match, report: Report) -> None:
    """Says that two heading rows were read as one, with the headings that this made."""
    heading = match.heading
    if heading.first_row == heading.row:
        return
    labels = [str(label) for label in grid.rows[heading.row - 1]]
    joined = [
        (place, labels[place])
        for place, cells in heading.cells.items()
        if len(cells) > 1 and labels[place] != str(cells[-1])
    ]
    if joined:
        shown = ", ".join(in_quotes(label) for _, label in joined[:_MOST_SHOWN])
        words = f"Two heading rows are joined: {shown}{' and so on' if len(joined) > _MOST_SHOWN else ''}."
        report.about_address("headings-joined", words, cell_name(heading.first_row, joined[0][0]))


def _report_headings(match: Match, report: Report) -> None:
    form = match.form
    if match.missing:
        lacking = ", ".join(f'"{heading}"' for heading in match.missing)
        words = f"The sheet looks like {form.sheet} ({form.title}) but lacks {lacking}."
        report.about_sheet("column-missing", words)
    columns = match.columns_by_position
    for first, *others in match.repeated:
        letters = " and ".join(column_letter(position + 1) for position in (first, *others))
        words = f'"{columns[first].heading}" stands over the columns {letters}.'
        report.about_cell("column-twice", words, match.heading_row, others[0])
