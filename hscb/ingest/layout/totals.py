"""Rows of totals: whether they are the sum of the rows they stand under, before they are left out."""

from __future__ import annotations

import math
import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from hscb.ingest.cells.numbers import number_text
from hscb.ingest.cells.troubles import Read
from hscb.ingest.cells.values import plain_number
from hscb.ingest.cells.words import TOTAL_WORDS, cleaned, folded
from hscb.ingest.files.grid import Cell, Grid, is_blank
from hscb.ingest.layout.body import Body, figure_positions, naming_positions, text_at
from hscb.ingest.layout.match import Match
from hscb.ingest.layout.notes import row_ranges
from hscb.ingest.report import Report

_TOTAL = re.compile(r"\b(?:(?:grand |sub ?)?totals?|sum)\b")
# what is left of `Police total` or `Total for Police` is whose total it is
_NOT_TOTAL = re.compile(r"^(?:(?:grand |sub ?)?totals?|sum)(?: (?:for|of)\b)? ?| ?(?:grand |sub ?)?totals?$")


@dataclass(frozen=True)
class Total:
    """A row that is called a total. parts: how many rows it is the sum of; 0 where it is not.

    doubt: what speaks against it, and the column that it is about, counted from 0.
    """

    row: int
    parts: int
    is_subtotal: bool = False
    doubt: str = ""
    position: int = 0


def report_totals(grid: Grid, match: Match, body: Body, report: Report) -> None:
    """Says which rows of totals are left out: those that add up in one note, each other one as a warning."""
    found = list(_in_list(grid, match, body) if match.form.is_child_level else _in_totals(grid, match, body))
    proved = [total for total in found if total.parts]
    if proved:
        position = min(match.positions.values())
        report.about_cell("total-row", _sentence(grid, match, proved), proved[0].row, position)
    for total in found:
        if not total.parts:
            words = f"Row {total.row} is called a total, but {total.doubt}. It is left out."
            report.about_cell("total-differs", words, total.row, total.position)


def _sentence(grid: Grid, match: Match, totals: Sequence[Total]) -> str:
    kind = "subtotal" if all(total.is_subtotal for total in totals) else "total"
    if len(totals) > 1:
        rows = row_ranges(total.row for total in totals)
        return f"Rows {rows} are {kind}s, each the sum of its rows; left out."
    (total,) = totals
    parts = "1 row" if total.parts == 1 else f"{total.parts} rows"
    if match.form.is_child_level:
        return f"Row {total.row} is a {kind} (the number of {parts}); left out."
    return f"Row {total.row} is a {kind} ({_named(grid, match, total)}equals the sum of {parts}); left out."


def _named(grid: Grid, match: Match, total: Total) -> str:
    """`Agency = "Total", ` for a word that is nothing but a total."""
    row = grid.rows[total.row - 1]
    for column in match.form.kept:
        position = match.positions.get(column.name, len(row))
        if text_at(row, position) in TOTAL_WORDS:
            return f'{column.heading} = "{cleaned(str(row[position]))}", '
    return ""


def _in_list(grid: Grid, match: Match, body: Body) -> Iterator[Total]:
    """The totals of a child-level list: a number in the row must be that of the rows above."""
    before = 0
    for row in body.totals:
        above = bisect_left(body.rows, row)
        figures = {_number(cell) for cell in grid.rows[row - 1] if not is_blank(cell)}
        counts = [count for count in (above - before, above) if count in figures]
        doubt = "" if counts else "no number in it is that of the rows above"
        yield Total(row, counts[0] if counts else 0, bool(counts) and counts[0] < len(body.rows), doubt)
        before = above


def _in_totals(grid: Grid, match: Match, body: Body) -> Iterator[Total]:
    sums = _Sums(grid, match, body)
    start = 0
    for row in body.totals:
        end = bisect_left(body.rows, row)
        yield _total(row, sums, sums.groups(row, start, end), len(body.rows))
        start = end


def _total(row: int, sums: _Sums, groups: Sequence[Sequence[int]], rows: int) -> Total:
    """A row against the groups it may be the sum of; where it is of none, the doubt is about the first."""
    doubts = []
    for group in groups:
        doubt = sums.doubt(row, group)
        if doubt is None:
            return Total(row, len(group), len(group) < rows)
        doubts.append(doubt)
    words, position = doubts[0] if doubts else ("there is no row that it could be the sum of", 0)
    return Total(row, 0, doubt=words, position=position)


class _Sums:
    """The figures of a sheet of totals, and the groups of rows that a total may be the sum of."""

    def __init__(self, grid: Grid, match: Match, body: Body) -> None:
        self._grid = grid
        self._figures = figure_positions(match)
        self._naming = naming_positions(match)
        self._rows = body.rows
        self._columns = {
            position: [self._figure(row, position) for row in body.rows]
            for figure in self._figures
            for position in figure.values()
        }
        self._by_names: dict[tuple[int, ...], dict[tuple[str, ...], list[int]]] = {}

    def groups(self, row: int, start: int, end: int) -> list[Sequence[int]]:
        """The groups, as places in the body: the rows named alike, those since the last total, all above, all below."""
        groups = [self._named_alike(row), range(start, end), range(end), range(end, len(self._rows))]
        return [group for group in groups if group]

    def doubt(self, row: int, group: Sequence[int]) -> tuple[str, int] | None:
        """Why a row is not the sum of a group, with the column; None where every figure of it is."""
        is_checked = False
        for figure in self._figures:
            said = {name: self._figure(row, position) for name, position in figure.items()}
            given = [name for name in figure if not self._is_blank(row, figure[name])]
            # a share is not the sum of shares: with its counts there, they are what is added up
            for name in [name for name in given if name != "value"] or given:
                parts = math.fsum(self._columns[figure[name]][place] for place in group)
                if not _is_same(parts, said[name]) and not self._is_common(
                    name, figure[name], said[name], group
                ):
                    lacking = sum(math.isnan(self._columns[figure[name]][place]) for place in group)
                    return _difference(parts, said[name], lacking), figure[name]
                is_checked = True
        return None if is_checked else ("it has no figure", min(self._columns, default=0))

    def _named_alike(self, row: int) -> list[int]:
        """The rows with the names that a total has beside the word, such as its measure and period."""
        names = {position: _text(self._cell(row, position)) for position in self._naming}
        whose = {place: _NOT_TOTAL.sub("", name) for place, name in names.items() if name}
        plain = {place: name for place, name in names.items() if name and not _TOTAL.search(name)}
        return self._rows_named(whose) or self._rows_named(plain)

    def _rows_named(self, names: dict[int, str]) -> list[int]:
        names = {position: name for position, name in names.items() if name}
        pattern = tuple(names)
        if pattern and pattern not in self._by_names:
            groups = self._by_names.setdefault(pattern, {})
            for place, number in enumerate(self._rows):
                key = tuple(_text(self._cell(number, position)) for position in pattern)
                groups.setdefault(key, []).append(place)
        return self._by_names[pattern].get(tuple(names.values()), []) if pattern else []

    def _is_common(self, name: str, position: int, said: float, group: Sequence[int]) -> bool:
        """Whether a denominator is the same in every row: parts of one whole."""
        return name == "denominator" and all(
            _is_same(self._columns[position][place], said) for place in group
        )

    def _cell(self, row: int, position: int) -> Cell:
        cells = self._grid.rows[row - 1]
        return cells[position] if position < len(cells) else ""

    def _is_blank(self, row: int, position: int) -> bool:
        return is_blank(self._cell(row, position)) and (row, position + 1) not in self._grid.scan.formulas

    def _figure(self, row: int, position: int) -> float:
        if (row, position + 1) in self._grid.scan.errors:
            return math.nan
        return 0.0 if self._is_blank(row, position) else _number(self._cell(row, position))


def _text(cell: Cell) -> str:
    """A name for comparing, also where it is a date or a number."""
    return folded(str(cell))


def _number(cell: Cell) -> float:
    found = number_text(cell)
    text = found.value if isinstance(found, Read) else found
    return float(text) if isinstance(text, str) else math.nan


def _is_same(one: float, other: float) -> bool:
    return math.isclose(one, other, rel_tol=1e-9, abs_tol=1e-9)


def _difference(parts: float, said: float, lacking: int) -> str:
    """Why a total is doubted, of which so many parts are not given."""
    if lacking == 1 and not math.isnan(said):
        return "it gives away the one figure above it that is not given: leave a second one out, or the total"
    if lacking:
        return "a figure above it is not given, so that it cannot be checked"
    if math.isnan(said):
        return "its figure is not a number"
    return (
        f"the parts add to {plain_number(round(parts, 6))} and the total says {plain_number(round(said, 6))}"
    )
