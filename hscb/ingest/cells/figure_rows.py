"""The rows of a sheet of totals as figures of measures: what a row counts, out of what, and what that gives."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from hscb.catalogue import Measure, measures
from hscb.ingest.answers import IGNORE
from hscb.ingest.report import Report
from hscb.ingest.tables import SheetRows

# What a row must hold one of; a row of a template that was left blank is no row.
_FIGURES = ("numerator", "denominator", "value", "narrative")


@dataclass(frozen=True)
class Counts:
    """The numbers of one row of totals; None where a cell is blank, or its figure is withheld or cannot be read."""

    numerator: float | None
    denominator: float | None
    value: float | None

    @property
    def share(self) -> float | None:
        """What numerator and denominator give, in per cent."""
        return (
            100 * self.numerator / self.denominator
            if self.numerator is not None and self.denominator
            else None
        )

    @property
    def is_greater(self) -> bool:
        """Whether more are counted than there are."""
        return (
            self.numerator is not None and self.denominator is not None and self.numerator > self.denominator
        )


@dataclass(frozen=True)
class Figure(Counts):
    """One row of totals of a measure that is known, by its place in the table."""

    index: int
    measure: Measure
    period: str | None

    @property
    def is_percentage(self) -> bool:
        """A share of something; a change against an earlier time may be any number."""
        return self.measure.unit == "percent" and not self.measure.change


def with_figures(table: SheetRows) -> SheetRows:
    """The table without the rows that hold no figure."""
    names = [name for name in _FIGURES if name in table.values]
    filled = [index for index in range(len(table.rows)) if any(table.values[name][index] for name in names)]
    if len(filled) == len(table.rows):
        return table
    return _only(table, filled)


def without_ignored(table: SheetRows, report: Report) -> SheetRows:
    """The rows but those whose measure is answered as not to be read; a note says how many those are."""
    named = table.values.get("measure_id", [])
    kept = [index for index, measure_id in enumerate(named) if measure_id != IGNORE]
    left_out = len(named) - len(kept)
    if not left_out:
        return table
    rows = "1 row is" if left_out == 1 else f"{left_out} rows are"
    report.about_sheet("measure-ignored", f"{rows} left out: their measure is answered as not to be read.")
    return _only(table, kept)


def _only(table: SheetRows, kept: Sequence[int]) -> SheetRows:
    return replace(
        table,
        rows=[table.rows[index] for index in kept],
        values={name: [column[index] for index in kept] for name, column in table.values.items()},
        cells={name: [column[index] for index in kept] for name, column in table.cells.items()},
    )


def figures(table: SheetRows) -> Iterator[Figure]:
    """The figures of the measures that are known."""
    known = measures()
    blank: list[str | None] = [None] * len(table.rows)
    periods = table.values.get("period", blank)
    for index, (measure_id, counts) in enumerate(
        zip(table.values["measure_id"], _counts(table), strict=True)
    ):
        if measure_id in known:
            yield Figure(
                counts.numerator,
                counts.denominator,
                counts.value,
                index=index,
                measure=known[measure_id],
                period=periods[index],
            )


def unnamed(table: SheetRows) -> Iterator[tuple[int, Counts]]:
    """The rows whose measure is not known yet, by their place, with what they count."""
    for index, (measure_id, counts) in enumerate(
        zip(table.values["measure_id"], _counts(table), strict=True)
    ):
        if measure_id not in measures():
            yield index, counts


def _counts(table: SheetRows) -> Iterator[Counts]:
    blank: list[str | None] = [None] * len(table.rows)
    columns = [[_number(text) for text in table.values.get(name, blank)] for name in _FIGURES[:3]]
    for numbers in zip(*columns, strict=True):
        yield Counts(*numbers)


def _number(text: str | None) -> float | None:
    # a mark of a withheld figure is no number
    try:
        return float(text) if text else None
    except ValueError:
        return None
