"""The rows of a national file: area and period of each, and the figure or mark in a cell."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from hscb.ingest.cells.words import cleaned, folded
from hscb.ingest.files.grid import Cell, Grid, is_blank
from hscb.ingest.files.sheet_xml import address
from hscb.ingest.national.areas import area_of
from hscb.ingest.national.data_sets import Names, YearOf
from hscb.ingest.national.marks import meanings

_YEAR = re.compile(r"(\d{4})(?:\.0)?")
_TWO_YEARS = re.compile(r"(\d{4})[-/ ]?(\d{2})(?:\d{2})?(?:\.0)?")
_NUMBER = re.compile(r"-?\d+(?:,\d{3})*(?:\.\d+)?(?:e-?\d+)?", re.IGNORECASE)
# What the column time_identifier says of whole years; quarters and weeks are other periods.
_LONGEST_HEADING = 60
_WHOLE_YEARS = frozenset({"reporting year", "financial year", "calendar year"})
# Columns that every file of the service may have and that are neither figures nor filters.
LAYOUT = frozenset(
    {
        "time_period", "time_identifier", "geographic_level", "country_code", "country_name", "region_code",
        "region_name", "old_la_code", "new_la_code", "la_name",
    }
)  # fmt: skip


class UnreadableError(ValueError):
    """A cell holds neither a number nor a mark: what stands there, and its row and column counted from 0."""

    def __init__(self, text: str, number: int, position: int) -> None:
        super().__init__(text)
        self.text, self.number, self.position = text, number, position


@dataclass(frozen=True)
class Amount:
    """A number of a file, or the mark that stands in its place; neither for a blank cell."""

    number: float | None = None
    mark: str = ""


@dataclass(frozen=True)
class StatisticRows:
    """A file of Explore Education Statistics as it came: its heading row, and what its cells hold."""

    grid: Grid
    heading_row: int

    @cached_property
    def positions(self) -> dict[str, int]:
        """The place of each folded heading, counted from 0."""
        row = self.grid.rows[self.heading_row - 1]
        # from right to left, so that of two alike the first stays
        return {folded(cell): place for place, cell in reversed([*enumerate(row)]) if isinstance(cell, str)}

    @cached_property
    def own_headings(self) -> list[str]:
        """The headings that are this data set's own: those of its figures and of its filters."""
        cells = self.grid.rows[self.heading_row - 1]
        headings = [" ".join(cell.split())[:_LONGEST_HEADING] for cell in cells if isinstance(cell, str)]
        return [
            heading for heading in headings if heading and folded(heading).replace(" ", "_") not in LAYOUT
        ]

    @cached_property
    def numbers(self) -> list[int]:
        """The rows of the file that hold anything, as Excel counts them."""
        rows = self.grid.rows[self.heading_row :]
        return [
            number
            for number, row in enumerate(rows, start=self.heading_row + 1)
            if any(not is_blank(cell) for cell in row)
        ]

    @cached_property
    def marks(self) -> Mapping[str, str]:
        """What the marks of this file mean."""
        found = {
            folded_mark(cell)
            for number in self.numbers
            for cell in self.grid.rows[number - 1]
            if isinstance(cell, str) and len(cell) < 5
        }
        return meanings(found)

    def words(self, number: int, heading: str) -> str:
        """The text of a cell by its row and folded heading; empty where the file has no such column."""
        cell = self._cell(number, self.positions.get(heading))
        return (
            cleaned(cell) if isinstance(cell, str) else f"{cell:g}" if isinstance(cell, float) else str(cell)
        )

    def area(self, number: int) -> str | None:
        """The area of a row; None for one that is never taken."""
        level, region = self.words(number, "geographic level"), self.words(number, "region name")
        return area_of(level, region, self.words(number, "la name"), self.words(number, "old la code"))

    def period(self, number: int, year_of: YearOf) -> str | None:
        """The period of a row: `2016-17`, or the year alone for the middle of a year; None where it is another."""
        kind = folded(self.words(number, "time identifier"))
        if kind not in _WHOLE_YEARS or (kind == "calendar year") > (year_of == "the middle of the year"):
            return None
        return _period(self.words(number, "time period"), year_of)

    def column(self, names: Names) -> int | None:
        """The place of a column by any of its names."""
        return next((self.positions[name] for name in names if name in self.positions), None)

    def amount(self, number: int, position: int) -> Amount:
        """What a cell gives. Raises UnreadableError for what is neither a number nor a mark."""
        cell = self._cell(number, position)
        if isinstance(cell, float) and not isinstance(cell, bool):
            return Amount(cell)
        text = cleaned(cell) if isinstance(cell, str) else str(cell)
        if _NUMBER.fullmatch(text):
            return Amount(float(text.replace(",", "")))
        if text and folded_mark(text) not in self.marks:
            raise UnreadableError(text, number, position)
        return Amount(mark=folded_mark(text))

    def address(self, number: int, positions: Sequence[int]) -> str:
        """Where cells of a row stand: `M214`, or `M214:R214` for several."""
        first, last = address((number, positions[0] + 1)), address((number, positions[-1] + 1))
        return first if first == last else f"{first}:{last}"

    @cached_property
    def filters(self) -> dict[str, Counter[str]]:
        """The columns that say which children or staff a row is about, with their folded words and how many rows."""
        found = {}
        for heading, position in self.positions.items():
            if heading.replace(" ", "_") in LAYOUT:
                continue
            words = Counter(folded(self.words(number, heading)) for number in self.numbers)
            if not any(self._is_figure(number, position) for number in self.numbers):
                found[heading] = words
        return found

    def _is_figure(self, number: int, position: int) -> bool:
        try:
            return self.amount(number, position).number is not None
        except UnreadableError:
            return False

    def _cell(self, number: int, position: int | None) -> Cell:
        row = self.grid.rows[number - 1]
        return row[position] if position is not None and position < len(row) else ""


def folded_mark(text: str) -> str:
    """A mark as it is compared; punctuation counts."""
    return text.strip().casefold().strip("[]")


def _period(text: str, year_of: YearOf) -> str | None:
    if year := _YEAR.fullmatch(text):
        ends = int(year[1])
        if year_of == "the middle of the year":
            return year[1]
        first = ends if year_of == "30 September" else ends - 1
        return f"{first}-{(first + 1) % 100:02d}"
    found = _TWO_YEARS.fullmatch(text)
    if not found or (int(found[1]) + 1) % 100 != int(found[2]) or year_of == "the middle of the year":
        return None
    return f"{found[1]}-{found[2]}"
