"""The tables of a sheet, each with its cells alone: one below another, side by side, under titles."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from hscb.ingest.answers import Answers
from hscb.ingest.files.grid import Cell, Grid, is_blank
from hscb.ingest.formats import Format
from hscb.ingest.layout.match import Match
from hscb.ingest.layout.recognition import recognise, spellings

Rows = list[list[Cell]]


@dataclass(frozen=True)
class Band:
    """Columns of a sheet, counted from 0, from `left` to before `right`; without `right` all that follow."""

    left: int = 0
    right: int | None = None

    def rows(self, rows: Rows) -> Rows:
        """The rows with the cells of these columns alone, each where it stands."""
        if not self.left and self.right is None:
            return rows
        return [[""] * self.left + row[self.left : self.right] for row in rows]


@dataclass(frozen=True)
class Table:
    """One table of a sheet: its cells at their true places, the others blank, and one heading row above its rows.

    again: the Excel rows where the same headings stand once more. top_row: the first heading row of the sheet, above
    which titles hold for all its tables.
    """

    whole: Grid
    match: Match
    band: Band = field(default_factory=Band)
    first_row: int = 1
    last_row: int | None = None
    again: tuple[int, ...] = ()
    top_row: int = 1

    @cached_property
    def grid(self) -> Grid:
        """The cells of this table alone."""
        heading = self.match.heading
        above: Rows = [[] for _ in range(self.first_row - 1)]
        rows = above + self.band.rows(self.whole.rows[self.first_row - 1 : self.last_row])
        if heading.first_row < heading.row:
            known = spellings(self.match.form)
            labels: list[Cell] = [heading.label(place, known) for place in range(max(heading.cells) + 1)]
            rows[heading.row - 1] = labels
        return replace(self.whole, rows=rows)

    @property
    def headings_again(self) -> set[int]:
        """The rows below the headings that say them once more, with the titles directly above."""
        return {row for end in self.again for row in range(self._start_of(end), end + 1)}

    def part(self, number: int) -> Table:
        """One of the tables with the same headings, counted from 0, without the others."""
        starts = [self.first_row, *(self._start_of(row) for row in self.again)]
        ends = [*(start - 1 for start in starts[1:]), self.last_row]
        heading = self.match.heading
        moved = self.again[number - 1] - heading.row if number else 0
        heading = replace(heading, row=heading.row + moved, first_row=heading.first_row + moved)
        match = replace(self.match, heading=heading)
        return replace(self, match=match, first_row=starts[number], last_row=ends[number], again=())

    def _start_of(self, heading_row: int) -> int:
        depth = self.match.heading.row - self.match.heading.first_row
        return _start(self.whole.rows, heading_row - depth)


def tables_in(grid: Grid, answers: Answers, only: Format | None = None) -> list[Table]:
    """The tables of a sheet from left to right and from top to bottom; none where no headings are known.

    only: the list that the sheet was said to be.
    """
    matches = recognise(grid.rows, grid.scan.merged, answers, only)
    if not matches:
        return []
    bands = {
        band: recognise(band.rows(grid.rows), grid.scan.merged, answers, only)
        for band in _bands(grid, matches[0])
    }
    holding = [
        band
        for band, found in bands.items()
        if any(not match.missing or match.lacks_only_names for match in found)
    ]
    if len(holding) < 2:
        return _one_below_another(grid, Band(), matches)
    edges = [0, *(band.left for band in holding[1:]), None]
    return [
        table
        for place, band in enumerate(holding)
        for table in _one_below_another(grid, Band(edges[place] or 0, edges[place + 1]), bands[band])
    ]


def side_by_side(grid: Grid, tables: Sequence[Table]) -> list[tuple[Grid, list[Match]]]:
    """Every cell of a sheet once, with the tables it may belong to; what is beside the cells goes with the first."""
    bands: dict[Band, list[Match]] = {}
    for table in tables:
        bands.setdefault(table.band, []).append(table.match)
    if len(bands) < 2:
        return [(grid, list(*bands.values()))]
    alone = Grid(grid.name, [])
    return [
        (replace(alone if place else grid, rows=band.rows(grid.rows)), matches)
        for place, (band, matches) in enumerate(bands.items())
    ]


def _bands(grid: Grid, first: Match) -> list[Band]:
    """The columns between columns that are blank from the first headings on; none where there are no such."""
    top = first.heading.first_row - 1
    width = max(len(row) for row in grid.rows)
    blank = [
        position
        for position in range(min(first.heading.cells), width)
        if position not in first.heading.cells and _is_blank_column(grid, position, top)
    ]
    lefts = [0, *(position + 1 for position in blank if position + 1 < width and position + 1 not in blank)]
    rights = [*(left - 1 for left in lefts[1:]), None]
    return [Band(left, right) for left, right in zip(lefts, rights, strict=True)] if len(lefts) > 1 else []


def _is_blank_column(grid: Grid, position: int, top: int) -> bool:
    return all(len(row) <= position or is_blank(row[position]) for row in grid.rows[top:])


def _one_below_another(grid: Grid, band: Band, matches: Sequence[Match]) -> list[Table]:
    rows = band.rows(grid.rows)
    found: list[Table] = []
    for match in matches:
        if found and _has_same_headings(found[-1].match, match):
            found[-1] = replace(found[-1], again=(*found[-1].again, match.heading_row))
        else:
            start = _start(rows, match.heading.first_row) if found else 1
            if found:
                found[-1] = replace(found[-1], last_row=start - 1)
            found.append(Table(grid, match, band, start))
    return [_with_repeats(table, rows) for table in found]


def _has_same_headings(first: Match, second: Match) -> bool:
    # each of the tables that lack a name may have another title
    return first.form is second.form and first.heading.words == second.heading.words and not first.missing


def _with_repeats(table: Table, rows: Rows) -> Table:
    """The table with every row that says its headings again, also where no blank row stands before it."""
    top = table.match.heading_row
    headings = rows[top - 1]
    across = table.match.across.positions if table.match.across else []
    positions = [
        position
        for position in sorted({*table.match.positions.values(), *across})
        if position < len(headings) and not is_blank(headings[position])
    ]
    if len(positions) < 2:
        return table
    # one cell tells nearly every row of data from the headings
    first = positions[0]
    found = [
        number
        for number, row in enumerate(rows[top : table.last_row], start=top + 1)
        if len(row) > first and row[first] == headings[first] and _is_same(row, headings, positions)
    ]
    return replace(table, again=tuple(sorted({*table.again, *found})))


def _is_same(row: Sequence[Cell], headings: Sequence[Cell], positions: Sequence[int]) -> bool:
    same = sum(position < len(row) and row[position] == headings[position] for position in positions)
    return same * 2 > len(positions)


def _start(rows: Sequence[Sequence[Cell]], heading_row: int) -> int:
    """The first row of the titles that stand directly above a heading row."""
    start = heading_row
    while start > 1 and sum(not is_blank(cell) for cell in rows[start - 2]) == 1:
        start -= 1
    return start
