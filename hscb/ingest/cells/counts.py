"""Counts that stand under Numerator, as in a sheet with one column of numbers for counts and percentages alike."""

from __future__ import annotations

from dataclasses import replace

from hscb.catalogue import measures
from hscb.ingest.report import Report
from hscb.ingest.tables import SheetRows

# a share, or a rate of a population, is no number that was counted
_SHARES = frozenset({"percent", "rate_10k"})
_COUNT = "count"


def counts_as_values(table: SheetRows, report: Report) -> SheetRows:
    """The rows with the numerator as the value where a measure that is no share has no value; a note says so."""
    blank: list[str | None] = [None] * len(table.rows)
    numerators, denominators, values = (
        list(table.values.get(name, blank)) for name in ("numerator", "denominator", "value")
    )
    known = measures()
    moved = [
        index
        for index, measure_id in enumerate(table.values["measure_id"])
        if numerators[index] and not values[index] and measure_id in known
        if known[measure_id].unit == _COUNT
        or (known[measure_id].unit not in _SHARES and not denominators[index])
    ]
    if not moved:
        return table
    first = numerators[moved[0]]
    rows = "1 row" if len(moved) == 1 else f"{len(moved)} rows"
    words = f'Read "{first}" as the figure itself in {rows}: its measure is a number and no percentage.'
    report.about_address("read-by-rule", words, table.cell(moved[0], "numerator"))
    for index in moved:
        numerators[index], values[index] = None, numerators[index]
    letters = {"value": table.letters["numerator"]} | table.letters
    return replace(table, values=table.values | {"numerator": numerators, "value": values}, letters=letters)
