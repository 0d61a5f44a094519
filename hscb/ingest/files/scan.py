"""Streams the XML of one sheet before the bulk reader sees it: its true bounds, and what the reader does not tell."""

from __future__ import annotations

import re
from array import array
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import IO
from xml.parsers import expat

from hscb.ingest.files.asides import Aside
from hscb.ingest.files.limits import RefusedError
from hscb.ingest.files.sheet_asides import SheetAsides
from hscb.ingest.files.sheet_xml import CellPlaces, Place, address, parse

# A value further off than this many blank columns or rows is a stray one, not part of the table.
FAR_COLUMNS = 50
FAR_ROWS = 1000
_ROWS_THAT_TELL_WIDTH = 20
_ACTIVE = re.compile(
    r"\b(HYPERLINK|WEBSERVICE|DDE|RTD|CALL|REGISTER\.ID|FILTERXML)\s*\(|\|\s*'", re.IGNORECASE
)
_TYPES_WITH_RESULT = ("s", "str", "b", "e", "inlineStr", "d")


@dataclass
class SheetScan:
    """What a sheet part holds; places are (row, column) from 1. The table ends at last_row and last_column.

    formulas: places of formulas that must have a number as their result, to be held against what was read.
    asides: texts of the part beside its values that hold personal identifiers, such as a page header.
    """

    last_row: int = 0
    last_column: int = 0
    has_far_cells: bool = False
    cells: int = 0
    errors: set[Place] = field(default_factory=set)
    formulas: set[Place] = field(default_factory=set)
    active_formulas: list[tuple[Place, str]] = field(default_factory=list)
    percents: set[Place] = field(default_factory=set)
    hidden_rows: list[int] = field(default_factory=list)
    hidden_columns: set[int] = field(default_factory=set)
    merged: list[str] = field(default_factory=list)
    uses_shared_strings: bool = False
    asides: list[Aside] = field(default_factory=list)


def scan_sheet(part: IO[bytes], percent_styles: frozenset[str], most_cells: int) -> SheetScan:
    """Reads a sheet part to its end in little memory. Raises RefusedError if it is damaged or holds too many cells."""
    scanner = _Scanner(percent_styles, most_cells)
    parse(part, scanner.start, scanner.prepare)
    return scanner.finished()


class _Scanner(CellPlaces):
    def __init__(self, percent_styles: frozenset[str], most_cells: int) -> None:
        super().__init__()
        self.scan = SheetScan()
        self._percent_styles = percent_styles
        self._most_cells = most_cells
        self._rows, self._first_columns, self._last_columns = array("l"), array("l"), array("l")
        self._filled_row = -1
        self._early_columns: set[int] = set()
        self._type = ""
        self._filled = False
        self._hidden = False
        self._formula: list[str] = []
        self._prefix: str | None = None
        self._asides = SheetAsides()
        self._starts: dict[str, Callable[[dict[str, str]], None] | None] = {}
        self._cells: dict[str, Callable[[dict[str, str]], None]] = {
            "row": self._row,
            "c": self._cell,
            "v": self._value,
            "is": self._value,
            "f": self._formula_starts,
            "col": self._column_settings,
            "mergeCell": lambda attributes: self.scan.merged.append(attributes.get("ref", "")),
        }

    def prepare(self, parser: expat.XMLParserType) -> None:
        self._parser = parser
        self._asides.prepare(parser)

    def start(self, name: str, attributes: dict[str, str]) -> None:
        try:
            handler = self._starts[name]
        except KeyError:
            handler = self._starts[name] = self._handler(name)
        if handler is not None:
            handler(attributes)

    def _handler(self, name: str) -> Callable[[dict[str, str]], None] | None:
        """What an element calls for, the first time that its name is seen. The root comes first.

        Some programs write x:row for row. An extension has elements of the same names with another prefix (xm:f).
        """
        prefix, _, local = name.rpartition(":")
        if self._prefix is None:
            self._prefix = prefix
        is_cell = prefix == self._prefix and local in self._cells
        return self._cells[local] if is_cell else self._asides.handler(local)

    def _formula_ends(self, _: str) -> None:
        self._parser.CharacterDataHandler = None
        self._parser.EndElementHandler = None
        formula = "".join(self._formula)
        self._asides.look_at_formula(formula, address((self.row, self.column)))
        found = _ACTIVE.search(formula)
        if found:
            self.scan.active_formulas.append(((self.row, self.column), (found[1] or "DDE").upper()))

    def _row(self, attributes: dict[str, str]) -> None:
        self.at_row(attributes)
        self._hidden = attributes.get("hidden") in ("1", "true")

    def _cell(self, attributes: dict[str, str]) -> None:
        self.at_cell(attributes)
        self._type = kind = attributes.get("t", "n")
        self._filled = False
        if kind == "s":
            self.scan.uses_shared_strings = True
        elif kind == "e":
            self.scan.errors.add((self.row, self.column))
        elif self._percent_styles and attributes.get("s") in self._percent_styles:
            self.scan.percents.add((self.row, self.column))

    def _value(self, _: dict[str, str]) -> None:
        if self._filled:
            return
        self._filled = True
        self.scan.cells += 1
        if self.scan.cells > self._most_cells:
            raise RefusedError("too-many-cells", f"The workbook holds more than {self._most_cells:,} cells.")
        if self._filled_row != self.row:
            self._row_with_values()
        column = self.column
        if column < self._first_columns[-1]:
            self._first_columns[-1] = column
        if column > self._last_columns[-1]:
            self._last_columns[-1] = column
        if len(self._rows) <= _ROWS_THAT_TELL_WIDTH:
            self._early_columns.add(column)

    def _row_with_values(self) -> None:
        self._filled_row = self.row
        self._rows.append(self.row)
        self._first_columns.append(self.column)
        self._last_columns.append(self.column)
        if self._hidden:
            self.scan.hidden_rows.append(self.row)

    def _formula_starts(self, attributes: dict[str, str]) -> None:
        if self._type not in _TYPES_WITH_RESULT:
            self.scan.formulas.add((self.row, self.column))
        self._value(attributes)
        self._formula = []
        self._parser.CharacterDataHandler = self._formula.append
        self._parser.EndElementHandler = self._formula_ends

    def _column_settings(self, attributes: dict[str, str]) -> None:
        if attributes.get("hidden") in ("1", "true"):
            self.scan.hidden_columns.update(
                range(int(attributes["min"]), min(int(attributes["max"]), 16384) + 1)
            )

    def finished(self) -> SheetScan:
        scan = self.scan
        scan.asides = self._asides.found
        # a table that begins below many lines of text shows its width in more than one row
        ends = {column for column, times in Counter(self._last_columns).items() if times > 1}
        scan.last_column = _end_of_first_run(self._early_columns | ends, FAR_COLUMNS)
        rows = [
            row
            for row, first in zip(self._rows, self._first_columns, strict=True)
            if first <= scan.last_column
        ]
        scan.last_row = _end_of_first_run(rows, FAR_ROWS)
        scan.has_far_cells = (
            max(self._rows, default=0) > scan.last_row
            or max(self._last_columns, default=0) > scan.last_column
        )
        return scan


def _end_of_first_run(places: set[int] | list[int], gap: int) -> int:
    """The last of the places that follow each other with at most `gap` blank ones between."""
    end = 0
    for place in sorted(places):
        if end and place - end - 1 > gap:
            break
        end = place
    return end
