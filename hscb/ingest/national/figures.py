"""Reads our figures from the rows of a national file: value, numerator and denominator, or the mark in their place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from hscb.catalogue import measures
from hscb.ingest.cells.words import folded
from hscb.ingest.national.areas import ENGLAND, LONDON, OUTER_LONDON
from hscb.ingest.national.data_sets import Figure, Names, YearOf
from hscb.ingest.national.rows import Amount, StatisticRows

_SCALES = {"percent": 100, "rate_10k": 10_000}
# The publisher rounds these to 10.
_ROUNDED_AREAS = frozenset({ENGLAND, LONDON, OUTER_LONDON})
# Words of a filter for all children or all staff.
_TOTALS = ("total", "all", "total children", "all children")

Meant = Mapping[str, str]


@dataclass(frozen=True)
class FigureRead:
    """A figure of one area and period; `mark` stands in its place where it is not given, `cell` is where it was read.

    A share that is computed here is no figure of the publisher's, and has no mark: a part of it is not given.
    """

    figure: Figure
    area: str
    period: str
    value: float | None
    numerator: float | None
    denominator: float | None
    mark: str
    cell: str


def totals_of(rows: StatisticRows, figure: Figure) -> Meant | str:
    """What must stand in the filters that a figure does not name: their word for all; a filter without one, by heading.

    A release may take figures apart further than the one before did, by sex say; its totals are still our figures.
    """
    wanted = {}
    for heading, words in rows.filters.items():
        if heading not in figure.where and len(words) > 1:
            total = next((word for word in _TOTALS if word in words), None)
            if total is None:
                return heading
            wanted[heading] = total
    return wanted


def figures_read(
    rows: StatisticRows, figure: Figure, numbers: Sequence[int], totals: Meant, year_of: YearOf
) -> Iterator[FigureRead]:
    """A figure from every row among `numbers` that holds it. Raises UnreadableError for a cell that says neither."""
    meant = {**totals, **figure.where}
    bases = {
        _place(rows, number, year_of): number
        for number in (_rows_with(rows, numbers, {**meant, **figure.base}) if figure.base else [])
    }
    for number in _rows_with(rows, numbers, meant):
        area, period = _place(rows, number, year_of)
        if area and period:
            base = bases.get((area, period)) if figure.base else number
            yield _read(rows, figure, (area, period), number, base)


def _place(rows: StatisticRows, number: int, year_of: YearOf) -> tuple[str | None, str | None]:
    return rows.area(number), rows.period(number, year_of)


def _rows_with(rows: StatisticRows, numbers: Sequence[int], meant: Meant) -> list[int]:
    return [
        number
        for number in numbers
        if all(folded(rows.words(number, heading)) == word for heading, word in meant.items())
    ]


def _read(
    rows: StatisticRows, figure: Figure, place: tuple[str, str], number: int, base: int | None
) -> FigureRead:
    numerator = _sum(rows, figure.numerator, number)
    denominator = _sum(rows, figure.denominator, base)
    cell = rows.address(number, _positions(rows, figure.value or figure.numerator))
    if figure.value:
        value = _sum(rows, figure.value, number)
    else:
        value = _share(numerator, denominator, _scale(figure.measure))
        cell += "/" + rows.address(base or number, _positions(rows, figure.denominator))
    parts = (numerator.number, denominator.number)
    if not _give(value, numerator, denominator, figure.measure, place[0]):
        parts = (None, None)
    return FigureRead(figure, *place, value.number, *parts, value.mark if figure.value else "", cell)


def _sum(rows: StatisticRows, terms: Sequence[Names], number: int | None) -> Amount:
    """The sum of columns, or the first mark among them; nothing where the file lacks one."""
    positions = _positions(rows, terms)
    if not terms or number is None or len(positions) < len(terms):
        return Amount()
    found = [rows.amount(number, position) for position in positions]
    missing = next((amount for amount in found if amount.number is None), None)
    return missing or Amount(float(sum(amount.number or 0 for amount in found)))


def _positions(rows: StatisticRows, terms: Sequence[Names]) -> list[int]:
    return [position for names in terms if (position := rows.column(names)) is not None]


def _share(numerator: Amount, denominator: Amount, scale: int) -> Amount:
    """A share that the file does not hold, to one decimal as the publisher prints; none where a part is not given."""
    if numerator.number is None or not denominator.number:
        return Amount()
    return Amount(round(scale * numerator.number / denominator.number, 1))


def _give(value: Amount, numerator: Amount, denominator: Amount, measure: str, area: str) -> bool:
    """Whether numerator and denominator give the published figure, within the rounding of all three."""
    if value.number is None or numerator.number is None or not denominator.number:
        return False
    scale = _scale(measure)
    of_value = 0.5 if value.number.is_integer() else 0.05
    of_counts = 2 * scale * 5 / denominator.number if area in _ROUNDED_AREAS else 0
    # posts are published to a tenth
    of_posts = 0 if numerator.number.is_integer() and denominator.number.is_integer() else 0.06
    computed = scale * numerator.number / denominator.number
    return abs(computed - value.number) <= of_value + of_counts + of_posts + 0.001


def _scale(measure: str) -> int:
    return _SCALES.get(measures()[measure].unit, 1)
