"""The tables of a sheet, each with its cells alone: one below another, side by side, under titles and joined headings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise

from hscb.ingest.grid import Cell, Grid, is_blank
from hscb.ingest.recognition import Match, recognise, spellings


@dataclass(frozen=True)
class Table:
    """One table of a sheet: its cells at their true places, the others blank, and one heading row above its rows.

    again: the Excel rows where the same headings stand once more.
    """

    whole: Grid
    match: Match | None = None
    first_row: int = 1
    last_row: int | None = None
    left: int = 0
    right: int | None = None
    again: tuple[int, ...] = ()

    @cached_property
    def grid(self) -> Grid:
        """The cells of this table alone. Comments go with the first table of a sheet."""
        heading = self.match.heading if self.match else None
        is_whole = self.first_row == 1 and self.last_row is None and not self.left and self.right is None
        if is_whole and (heading is None or heading.first_row == heading.row):
            return self.whole
        rows: list[list[Cell]] = [[] for _ in range(self.first_row - 1)]
        rows += self.whole.rows[self.first_row - 1 : self.last_row]
        if self.left or self.right is not None:
            rows = [[""] * self.left + row[self.left : self.right] for row in rows]
        if self.match and heading and heading.first_row < heading.row:
            known = spellings(self.match.form)
            width = max(heading.cells) + 1
            rows[heading.row - 1] = [heading.label(position, known) for position in range(width)]
        is_first = self.first_row == 1 and not self.left
        return replace(self.whole, rows=rows, comments=self.whole.comments if is_first else ())

    @property
    def headings_again(self) -> set[int]:
        """The rows below the headings that say them once more, with the titles directly above."""
        return {row for end in self.again for row in range(self._start_of(end), end + 1)}

    def _start_of(self, heading_row: int) -> int:
        depth = self.match.heading.row - self.match.heading.first_row if self.match else 0
        return _start(self.whole.rows, heading_row - depth)

    def part(self, number: int) -> Table:
        """One of the tables with the same headings, counted from 0, without the others."""
        starts = [self.first_row, *(self._start_of(row) for row in self.again)]
        ends = [*(start - 1 for start in starts[1:]), self.last_row]
        match = self.match
        if match and number:
            heading = match.heading
            moved = self.again[number - 1] - heading.row
            heading = replace(heading, row=heading.row + moved, first_row=heading.first_row + moved)
            match = replace(match, heading=heading)
        return replace(self, match=match, first_row=starts[number], last_row=ends[number], again=())


def tables_in(grid: Grid) -> list[Table]:
    """The tables of a sheet from left to right and from top to bottom; one without a match where there is none."""
    matches = recognise(grid.rows, grid.scan.merged)
    if not matches:
        return [Table(grid)]
    bands = _side_by_side(grid, matches[0])
    if not bands:
        return _one_below_another(Table(grid), matches)
    merged = grid.scan.merged
    return [
        table for band in bands for table in _one_below_another(band, recognise(band.grid.rows, merged))
    ]


def _one_below_another(band: Table, matches: Sequence[Match]) -> list[Table]:
    rows = band.grid.rows
    found: list[Table] = []
    for match in matches:
        if not found:
            found.append(replace(band, match=match))
        elif _has_same_headings(found[-1].match, match):
            found[-1] = replace(found[-1], again=(*found[-1].again, match.heading_row))
        else:
            start = _start(rows, match.heading.first_row)
            found[-1] = replace(found[-1], last_row=start - 1)
            found.append(replace(band, match=match, first_row=start))
    return [_with_repeats(table) for table in found] or [band]


def _has_same_headings(first: Match | None, second: Match) -> bool:
    return first is not None and first.form is second.form and first.heading.words == second.heading.words


def _with_repeats(table: Table) -> Table:
    """The table with every row that says its headings again, also where no blank row stands before it."""
    match = table.match
    if match is None:
        return table
    headings = table.whole.rows[match.heading_row - 1]
    positions = sorted(match.positions.values())
    first = positions[0]
    last = len(table.whole.rows) if table.last_row is None else table.last_row
    rows = [
        number
        for number, row in enumerate(table.whole.rows[match.heading_row : last], start=match.heading_row + 1)
        if len(row) > first and row[first] == headings[first] and _is_same(row, headings, positions)
    ]
    return replace(table, again=tuple(sorted({*table.again, *rows})))


def _is_same(row: Sequence[Cell], headings: Sequence[Cell], positions: Sequence[int]) -> bool:
    same = sum(position < len(row) and row[position] == headings[position] for position in positions)
    return same * 2 > len(positions)


def _start(rows: Sequence[Sequence[Cell]], heading_row: int) -> int:
    """The first row of the titles that stand directly above a heading row."""
    start = heading_row
    while start > 1 and _filled(rows[start - 2]) == 1:
        start -= 1
    return start


def _filled(row: Sequence[Cell]) -> int:
    return sum(not is_blank(cell) for cell in row)


def _side_by_side(grid: Grid, first: Match) -> list[Table]:
    """The bands of columns between blank columns, where at least two of them hold a table; none otherwise."""
    top = first.heading.first_row - 1
    width = max(len(row) for row in grid.rows)
    blank = [
        position
        for position in range(min(first.heading.cells), width)
        if position not in first.heading.cells and _is_blank_column(grid, position, top)
    ]
    if not blank:
        return []
    edges = [0, *(position + 1 for position in blank if position + 1 not in blank), width]
    bands = [Table(grid, left=left, right=right) for left, right in pairwise(edges) if left < right]
    holding = [band for band in bands if any(not match.missing for match in recognise(band.grid.rows))]
    if len(holding) < 2:
        return []
    lefts = [0, *(band.left for band in holding[1:])]
    return [
        Table(grid, left=left, right=right) for left, right in zip(lefts, [*lefts[1:], None], strict=True)
    ]


def _is_blank_column(grid: Grid, position: int, top: int) -> bool:
    return all(len(row) <= position or is_blank(row[position]) for row in grid.rows[top:])
