"""What was understood of a table, to be shown: a sentence, the titles above it, and its first rows with their kinds."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import takewhile

from hscb.ingest.cells.words import folded
from hscb.ingest.files.grid import Cell, is_blank
from hscb.ingest.layout.body import Body
from hscb.ingest.layout.match import Match
from hscb.ingest.layout.notes import row_ranges
from hscb.ingest.layout.tables import Table
from hscb.ingest.problems import column_letter

_ROWS_SHOWN = 12
_COLUMNS_SHOWN = 20
_ROWS_ABOVE = 4
_LONGEST = 60
_MOST_RANGES = 3


@dataclass(frozen=True)
class Understood:
    """What was understood of one table of a sheet, as plain values.

    titles: what stands above the headings. preview: cells as [kind, text], row by row from first_row on; a kind is
    title, heading, total, footnote, `not read`, blank (empty) or data, for which a list of children has the type of the
    column and never a text.
    """

    sheet: str
    table: str
    sentence: str
    titles: list[str]
    first_row: int
    preview: list[list[list[str]]]


def understood(
    table: Table, body: Body | None, figures: int, said: Sequence[str] = (), around: Sequence[str] = ()
) -> Understood:
    """What is shown of a table. body: its rows, None where it was not read; figures: how many plain rows it gave.

    said: what else was understood of the figures; around: sentences on what was taken from around the table.
    """
    match = table.match
    heading = match.heading
    first = max(1, heading.first_row - _ROWS_ABOVE) if heading.row > _ROWS_SHOWN - _ROWS_ABOVE else 1
    rows = range(first, min(first + _ROWS_SHOWN, len(table.grid.rows) + 1))
    kinds = _kinds(body, rows.stop)
    return Understood(
        sheet=table.whole.name,
        table=match.form.table,
        sentence=" ".join([_sentence(table, match, body, figures, said), *around]),
        titles=list(_titles(table, match)),
        first_row=first,
        preview=[_shown(table, match, kinds, row) for row in rows],
    )


def _sentence(table: Table, match: Match, body: Body | None, figures: int, further: Sequence[str]) -> str:
    form, heading = match.form, match.heading
    rows = (
        f"rows {heading.first_row}-{heading.row}" if heading.first_row < heading.row else f"row {heading.row}"
    )
    if body is None:
        return f'"{table.whole.name}" looks like {form.sheet} ({form.title}), with headings in {rows}; it is not read.'
    said = [f"headings in {rows}", _rows_said(body, match, figures)]
    left_out = [
        words
        for count, thing in ((len(body.totals), "total row"), (len(body.footnotes), "footnote"))
        if (words := _counted(count, thing))
    ]
    if left_out:
        said.append(f"{' and '.join(left_out)} left out")
    if match.across:
        things = " and ".join(
            {"period": "periods", "measure_id": "measures"}[name] for name in match.across.names
        )
        letters = [column_letter(position + 1) for position in match.across.positions]
        said.append(f"{things} across in columns {letters[0]}-{letters[-1]}")
    return f'Read "{table.whole.name}" as {form.sheet}: {", ".join([*said, *further])}.'


def _rows_said(body: Body, match: Match, figures: int) -> str:
    rows = _counted(len(body.rows), "row") or "no rows"
    listed = row_ranges(body.rows) if body.rows else ""
    if listed.count(",") >= _MOST_RANGES:
        listed = f"between {body.rows[0]} and {body.rows[-1]}"
    told = f"{rows} ({listed})" if listed else rows
    return f"{_counted(figures, 'figure') or 'no figures'} in {told}" if match.across else told


def _counted(count: int, thing: str) -> str:
    return "" if not count else f"{count:,} {thing}" if count == 1 else f"{count:,} {thing}s"


def _titles(table: Table, match: Match) -> Iterable[str]:
    for row in table.grid.rows[: match.heading.first_row - 1]:
        yield from (_text(cell) for cell in row if isinstance(cell, str | date) and not is_blank(cell))


def _shown(table: Table, match: Match, kinds: dict[int, str], row: int) -> list[list[str]]:
    cells = table.grid.rows[row - 1]
    if match.heading.first_row <= row <= match.heading.row:
        # as they stand, not as they were joined
        (cells,) = table.band.rows([table.whole.rows[row - 1]])
    return [_cell(cell, match, kinds, row, position) for position, cell in enumerate(cells[:_COLUMNS_SHOWN])]


def _kinds(body: Body | None, last: int) -> dict[int, str]:
    """What the rows are, up to a row."""
    found = {"data": body.rows, "total": body.totals, "footnote": body.footnotes} if body else {}
    return {row: kind for kind, rows in found.items() for row in takewhile(lambda row: row <= last, rows)}


def _cell(cell: Cell, match: Match, kinds: dict[int, str], row: int, position: int) -> list[str]:
    if is_blank(cell):
        return ["", ""]
    if row < match.heading.first_row:
        return ["title", _text(cell)]
    if row <= match.heading.row:
        return (
            ["heading", _heading(cell, match, position)]
            if match.is_read(position)
            else ["not read", _text(cell)]
        )
    kind = kinds.get(row)
    if kind is None or not match.is_read(position):
        return ["not read", ""]
    if match.form.is_child_level:
        return [match.columns_by_position[position].type if kind == "data" else kind, ""]
    return [kind, _text(cell)]


def _heading(cell: Cell, match: Match, position: int) -> str:
    """The heading as it stands, and in brackets the column that it was taken for where that has another name."""
    column = match.columns_by_position.get(position)
    text = _text(cell)
    if (
        column is None
        or match.heading.first_row < match.heading.row
        or folded(text) == folded(column.heading)
    ):
        return text
    return f"{text} ({column.heading})"


def _text(cell: Cell) -> str:
    if isinstance(cell, float):
        return f"{cell:g}"
    return " ".join(str(cell).split())[:_LONGEST]
