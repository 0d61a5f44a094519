"""Rows that may be headings: where to look for them, and two rows that are read as one."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from hscb.ingest.cells.words import folded
from hscb.ingest.files.grid import Cell, is_blank
from hscb.ingest.files.sheet_xml import Span, span

ROWS_SEARCHED = 20


@dataclass(frozen=True)
class Heading:
    """What stands over each column, by position counted from 0: one cell, or an upper and a lower one.

    row and first_row are the Excel rows of the lower and of the upper one. is_group is true where the upper row names
    groups of columns and nothing else; grouped are the columns under the name of a group. is_title is true where the
    upper row is one line of text, which may have nothing to do with the columns.
    """

    row: int
    first_row: int
    cells: dict[int, tuple[Cell, ...]]
    is_group: bool = False
    grouped: frozenset[int] = frozenset()
    is_title: bool = False

    @cached_property
    def words(self) -> dict[int, tuple[str, ...]]:
        """The folded spellings that a column may go by, the likeliest first: both rows together, then the lower."""
        found = {position: _spellings(cells) for position, cells in self.cells.items()}
        return {position: words for position, words in found.items() if words}

    def label(self, position: int, known: Container[str] = ()) -> str:
        """A heading as it is shown: `Date of referral` where that is known together, else `Counts / Numerator`."""
        texts = [" ".join(str(cell).split()) for cell in self.cells.get(position, ())]
        together = " ".join(texts)
        if folded(together) in known:
            return together
        is_alone = position not in self.grouped and folded(texts[-1] if texts else "") in known
        return texts[-1] if is_alone else " / ".join(texts)


def heading_word(cell: Cell) -> str:
    """A heading for comparing; `%` alone is a word too."""
    text = str(cell)
    return folded(text) or ("percent" if "%" in text else "")


def possible_headings(rows: Sequence[Sequence[Cell]], merged: Sequence[str] = ()) -> Iterator[Heading]:
    """The rows that may be headings, alone and together with the row above: the first 20, and those after a gap."""
    spans = _spans(merged)
    for number in _where_to_look(rows):
        lower = _texts(rows[number - 1])
        if len(lower) > 1:
            yield Heading(number, number, {position: (cell,) for position, cell in lower.items()})
        upper = _texts(rows[number - 2]) if lower and number > 1 else {}
        if upper:
            yield _joined(number, upper, lower, spans.get(number - 1, {}))


def _spellings(cells: tuple[Cell, ...]) -> tuple[str, ...]:
    words = [word for cell in cells if isinstance(cell, str) and (word := heading_word(cell))]
    return tuple(dict.fromkeys((" ".join(words), words[-1]))) if words else ()


def _where_to_look(rows: Sequence[Sequence[Cell]]) -> list[int]:
    """The first 20 rows, and below them the two after each blank row and each row with a single value."""
    found = dict.fromkeys(range(1, min(len(rows), ROWS_SEARCHED) + 1))
    for number, row in enumerate(rows[ROWS_SEARCHED - 2 :], start=ROWS_SEARCHED - 1):
        if row.count("") >= len(row) - 1:
            found[number + 1] = found[number + 2] = None
    return [number for number in found if number <= len(rows)]


def _texts(row: Sequence[Cell]) -> dict[int, Cell]:
    """The cells of a row that may be one of headings: texts and dates; none where a number stands among them."""
    found: dict[int, Cell] = {}
    for position, cell in enumerate(row):
        if is_blank(cell):
            continue
        if not isinstance(cell, str | date):
            return {}
        found[position] = cell
    return found


def _joined(number: int, upper: dict[int, Cell], lower: dict[int, Cell], spans: dict[int, Span]) -> Heading:
    covers = {position: _covered(position, upper, lower, spans.get(position)) for position in sorted(upper)}
    above = {under: position for position, covered in covers.items() for under in covered}
    cells = {
        position: tuple(
            cell for cell in (upper.get(above.get(position, -1)), lower.get(position)) if cell is not None
        )
        for position in sorted(upper.keys() | lower.keys())
    }
    # one line of text above the headings is a title, unless it is merged over some of them
    is_title = len(upper) == 1 and (not spans or min(upper) <= min(lower))
    is_group = not is_title and all(len(covered) > 1 for covered in covers.values())
    grouped = {
        under
        for position, covered in covers.items()
        if len(covered) > 1 and (is_group or position in spans)
        for under in covered
    }
    return Heading(number, number - 1, cells, is_group, frozenset(grouped), is_title)


def _covered(position: int, upper: dict[int, Cell], lower: dict[int, Cell], merged: Span | None) -> list[int]:
    """The columns under an upper heading: those it is merged over, or those with a lower one up to the next upper."""
    if merged:
        return [position, *(under for under in range(position + 1, merged.right) if under in lower)]
    covered = [position]
    while (under := covered[-1] + 1) in lower and under not in upper and position in lower:
        covered.append(under)
    return covered


def _spans(merged: Sequence[str]) -> dict[int, dict[int, Span]]:
    """The merged cells that are wider than a column, by their first row and position."""
    found: dict[int, dict[int, Span]] = {}
    for reference in merged:
        cells = span(reference)
        if cells and cells.right - cells.left > 1:
            found.setdefault(cells.top, {})[cells.left] = cells
    return found
