"""The one shape in which cells reach the rest of the loader, whatever file they came from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from hscb.ingest.files.asides import Aside
from hscb.ingest.files.scan import SheetScan
from hscb.ingest.files.sheet_xml import Place, address

Cell = str | float | bool | date | datetime | time | timedelta

# What Excel shows in a cell whose formula failed; exports write these words as text.
ERROR_WORDS = frozenset(
    {
        "#N/A",
        "#REF!",
        "#VALUE!",
        "#DIV/0!",
        "#NAME?",
        "#NUM!",
        "#NULL!",
        "#SPILL!",
        "#CALC!",
        "#GETTING_DATA",
        "#FIELD!",
    }
)


@dataclass
class Grid:
    """The cells of one sheet. rows[0] is Excel's row 1 and rows[n][0] is column A; a blank cell is the empty text.

    row_names: for a sheet made here out of another layout, where each row stood in the file, as `M214` or `line 9`;
    each has another one. Empty for a sheet as it came. left_out: what was not read then, because it names people.
    place: where the sheet stands among those of its workbook, counted from 0.
    """

    name: str
    rows: list[list[Cell]]
    scan: SheetScan = field(default_factory=SheetScan)
    hidden: bool = False
    date_1904: bool = False
    comments: tuple[tuple[str, str], ...] = ()
    far_cells: tuple[Place, ...] = ()
    asides: tuple[Aside, ...] = ()
    file_asides: tuple[Aside, ...] = ()
    row_names: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()
    place: int = 0

    def row_name(self, row: int) -> str:
        """What a row is called in the file: its number, or the name that was kept when the sheet was made here."""
        return self.row_names[row - 1] if self.row_names else str(row)

    def column(self, position: int, first_row: int) -> list[Cell]:
        """The cells of a column counted from 0, from an Excel row on; rows that are too short are blank there."""
        return column_of(self.rows[first_row - 1 :], position)


def column_of(rows: Sequence[Sequence[Cell]], position: int) -> list[Cell]:
    """The cells of a column of rows, counted from 0; rows that are too short are blank there."""
    try:
        # a workbook's rows are as wide as each other; only those of a CSV file are not
        return [row[position] for row in rows]
    except IndexError:
        return [row[position] if position < len(row) else "" for row in rows]


def is_blank(cell: Cell | None) -> bool:
    """True for an empty cell and for one with nothing but blanks."""
    return cell is None or (isinstance(cell, str) and not cell.strip())


def cell_name(row: int, position: int) -> str:
    """The address of a cell, by Excel row and by column counted from 0."""
    return address((row, position + 1))


def place_of(name: str) -> tuple[int, int]:
    """The Excel row and the column, counted from 1, of an address such as `AB12`."""
    letters = name.rstrip("0123456789")
    column = 0
    for letter in letters:
        column = 26 * column + ord(letter) - ord("A") + 1
    return int(name[len(letters) :]), column
