"""Counts beside percentages: a count that stands under Numerator, a percentage that stands where a count belongs."""

from __future__ import annotations

from dataclasses import replace

from hscb.catalogue import measures
from hscb.ingest.files.grid import Grid, place_of
from hscb.ingest.report import Report
from hscb.ingest.tables import SheetRows

# a share, or a rate of a population, is no number that was counted
_SHARES = frozenset({"percent", "rate_10k"})
_COUNT = "count"
# A percentage that was rounded to a whole number lies this far from what its counts give.
_ROUNDING = 0.51


def counts_as_values(table: SheetRows, report: Report) -> SheetRows:
    """The rows with the numerator as the value where a measure that is no share has none, or a share of the counts.

    A note says so.
    """
    blank: list[str | None] = [None] * len(table.rows)
    numerators, denominators, values = (
        list(table.values.get(name, blank)) for name in ("numerator", "denominator", "value")
    )
    known = measures()
    moved = [
        index
        for index, measure_id in enumerate(table.values["measure_id"])
        if numerators[index] and measure_id in known
        if (
            known[measure_id].unit == _COUNT
            and (not values[index] or _is_share(numerators[index], denominators[index], values[index]))
        )
        or (known[measure_id].unit not in _SHARES and not denominators[index] and not values[index])
    ]
    if not moved:
        return table
    first = numerators[moved[0]]
    rows = "1 row" if len(moved) == 1 else f"{len(moved)} rows"
    words = f'Read "{first}" as the figure itself in {rows}: its measure is a number and no percentage.'
    report.about_address("read-by-rule", words, table.cell(moved[0], "numerator"))
    for index in moved:
        numerators[index], values[index] = None, numerators[index]
    places = [
        table.cell(index, "numerator" if index in moved else "value") for index in range(len(table.rows))
    ]
    return replace(
        table,
        values=table.values | {"numerator": numerators, "value": values},
        letters={"value": table.letters["numerator"]} | table.letters,
        cells=table.cells | {"value": places},
    )


def report_percentages_of_counts(table: SheetRows, grid: Grid, report: Report) -> None:
    """Reports values with a per cent sign of measures that are numbers, where no counts beside them give the number."""
    known = measures()
    blank: list[str | None] = [None] * len(table.rows)
    numerators, denominators = (table.values.get(name, blank) for name in ("numerator", "denominator"))
    for index, measure_id in enumerate(table.values["measure_id"]):
        measure = known.get(measure_id or "")
        value = table.values["value"][index] if "value" in table.values else None
        if measure is None or measure.unit != _COUNT or not value:
            continue
        if _is_share(numerators[index], denominators[index], value):
            continue
        cell = table.cell(index, "value")
        if _shows_percentage(grid, cell):
            words = f"The value is a percentage, and {measure.title} is a number."
            report.about_address("percentage-of-count", words, cell)


def _is_share(numerator: str | None, denominator: str | None, value: str | None) -> bool:
    try:
        part, whole, share = float(numerator or ""), float(denominator or ""), float(value or "")
    except ValueError:
        return False
    given = (share, 100 * share)
    return whole > 0 and part != share and any(abs(one - 100 * part / whole) <= _ROUNDING for one in given)


def _shows_percentage(grid: Grid, cell: str) -> bool:
    row, column = place_of(cell)
    cells = grid.rows[row - 1] if row <= len(grid.rows) else ()
    shown = cells[column - 1] if column <= len(cells) else ""
    return (isinstance(shown, str) and shown.rstrip().endswith("%")) or (row, column) in grid.scan.percents
