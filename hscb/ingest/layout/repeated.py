"""Tables of a sheet with the same headings: a person is asked once which of them is meant."""

from __future__ import annotations

from hscb.ingest.cells.choices import Choice
from hscb.ingest.files.grid import cell_name
from hscb.ingest.layout.notes import row_ranges
from hscb.ingest.layout.tables import Table
from hscb.ingest.report import Report

_FIELD = "table"
_WHICH = {"first": 0, "second": 1}


def meant(table: Table, report: Report) -> Table:
    """The table that was said to be meant, where its headings stand more than once; else all of it, and a question."""
    match = table.match
    if not table.again:
        return table
    headings = " | ".join(words[0] for _, words in sorted(match.heading.words.items()))
    said = report.answers.meaning(_FIELD, headings)
    if said in _WHICH:
        return table.part(_WHICH[said])
    if said is None:
        cell = cell_name(table.again[0], min(match.positions.values()))
        rows = f"{'row' if len(table.again) == 1 else 'rows'} {row_ranges(table.again)}"
        words = f"The headings stand again in {rows}. Is the first table meant, the second, or are both?"
        report.about_address("second-heading", words, cell)
        report.ask(_FIELD, headings, words, cell, [_offer(table, which) for which in (*_WHICH, "both")])
    return table


def _offer(table: Table, which: str) -> Choice:
    if which not in _WHICH:
        return Choice(_FIELD, which, "all of them")
    part = table.part(_WHICH[which])
    last = part.last_row or len(table.whole.rows)
    return Choice(_FIELD, which, f"the {which}, rows {part.match.heading_row}-{last}")
