"""Looks for personal identifiers in everything of a workbook that is read or could be kept, and names their place."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from hscb.ingest.cells.words import folded
from hscb.ingest.files.grid import Cell, Grid, column_of, is_blank
from hscb.ingest.layout.match import Match
from hscb.ingest.people.personal import kinds_in_text, names_a_person
from hscb.ingest.people.pseudonyms import holds_pseudonyms, kinds_in_cells, kinds_in_identifiers
from hscb.ingest.people.unsaid import CODE, NAMELESS_SHEET, listed
from hscb.ingest.problems import problem
from hscb.ingest.report import Report

_ROWS_SEARCHED = 20
_NAME_HEADING = re.compile(
    r"(?:(?:childs?|clients?|persons?|pupils?|young persons?|full|first|last|family|given|middle|known as) )*names?"
    r"|surname|forenames?"
)
_BIRTH_HEADING = re.compile(r"(?:childs? )?(?:d ?o ?b|date of birth|birth ?date|born)")


def check_sheet(grid: Grid, tables: Sequence[Match], report: Report) -> None:
    """Reports every place of a sheet with a personal identifier; `tables` are those found on it, from the top.

    Columns of a known list that are dropped while reading, by their format or by a heading that names a person, are
    not looked at. In a sheet that is not read they are: nobody has said what it is for.
    """
    if kinds := kinds_in_text(grid.name):
        # the name itself must not be shown
        report.sheet = NAMELESS_SHEET
        report.about_sheet(CODE, f"The name of a sheet holds {listed(kinds)}.")
    for row, position, kinds in _found(grid, tables):
        report.about_cell(CODE, f"The cell holds {listed(kinds)}.", row, position)
    for cell, text in grid.comments:
        if kinds := kinds_in_text(text):
            report.about_address(CODE, f"The comment holds {listed(kinds)}.", cell)
    for aside in (*grid.asides, *grid.scan.asides):
        report.about_address(CODE, f"{aside.what} holds {listed(aside.kinds)}.", aside.cell)
    for aside in grid.file_asides:
        words = f"{aside.what} holds {listed(aside.kinds)}."
        report.problems.append(problem(CODE, words, file=report.file))
    if not tables and (place := _named_children(grid)):
        report.about_cell(CODE, "The sheet lists names with dates of birth.", *place)


def _found(grid: Grid, tables: Sequence[Match]) -> Iterator[tuple[int, int, list[str]]]:
    """Excel row, position and kinds of every cell with an identifier: row by row above a table, then by its columns."""
    done = 0
    ends = [table.heading.first_row - 1 for table in tables[1:]]
    regions: Sequence[Match | None] = tables or [None]
    for table, end in zip(regions, [*ends, len(grid.rows)], strict=True):
        top = table.heading.row if table else min(1, len(grid.rows))
        for number in range(done, top):
            for position, kinds in kinds_in_cells(grid.rows[number]).items():
                yield number + 1, position, kinds
        yield from _in_columns(grid.rows[top:end], top + 1, table, grid.rows[top - 1] if top else [])
        done = end


def _in_columns(
    rows: list[list[Cell]], first: int, table: Match | None, headings: Sequence[Cell]
) -> Iterator[tuple[int, int, list[str]]]:
    known = table.columns_by_position if table else {}
    for position in range(max((len(row) for row in rows), default=0)):
        column = known.get(position)
        heading = _heading(table, headings, position)
        if column.type == "dropped" if column else table is not None and names_a_person(heading):
            continue
        is_identifier = column.type == "identifier" if column else holds_pseudonyms(heading)
        cells = column_of(rows, position)
        are_counts = column is not None and column.type in ("number", "integer")
        kinds = (
            _kinds_beside_others(rows, cells, position)
            if is_identifier
            else kinds_in_cells(cells, are_counts)
        )
        yield from ((first + index, position, found) for index, found in sorted(kinds.items()))


def _heading(table: Match | None, headings: Sequence[Cell], position: int) -> str:
    if table:
        return table.heading.label(position) if position in table.heading.cells else ""
    return str(headings[position]) if position < len(headings) else ""


def _kinds_beside_others(rows: list[list[Cell]], cells: list[Cell], position: int) -> dict[int, list[str]]:
    """The kinds in a column of identifiers. What stands alone in its row is a footnote, and no name."""
    alone = [not any(other for place, other in enumerate(row) if place != position) for row in rows]
    pseudonyms: list[Cell] = ["" if lone else cell for cell, lone in zip(cells, alone, strict=True)]
    footnotes: list[Cell] = [cell if lone else "" for cell, lone in zip(cells, alone, strict=True)]
    return kinds_in_identifiers(pseudonyms) | kinds_in_cells(footnotes)


def _named_children(grid: Grid) -> tuple[int, int] | None:
    """Where a sheet that is not read lists names with dates of birth: Excel row and position of its first name."""
    for number, row in enumerate(grid.rows[:_ROWS_SEARCHED], start=1):
        names, births = (_positions(row, heading) for heading in (_NAME_HEADING, _BIRTH_HEADING))
        for below, cells in enumerate(grid.rows[number:] if names and births else (), start=number + 1):
            if _filled(cells, births) and (filled := _filled(cells, names)):
                return below, filled[0]
    return None


def _positions(row: Sequence[Cell], heading: re.Pattern[str]) -> list[int]:
    return [
        place for place, cell in enumerate(row) if isinstance(cell, str) and heading.fullmatch(folded(cell))
    ]


def _filled(row: Sequence[Cell], positions: Iterable[int]) -> list[int]:
    return [place for place in positions if place < len(row) and not is_blank(row[place])]
