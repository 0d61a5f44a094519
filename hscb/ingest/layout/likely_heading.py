"""The heading row of a sheet that nobody knows yet, so that a person can be asked about it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from hscb.ingest.files.grid import Cell
from hscb.ingest.layout.headings import ROWS_SEARCHED, Heading, possible_headings
from hscb.ingest.layout.recognition import all_spellings

_DIGIT = re.compile(r"\d")
# Short words of headings that say as much as long ones.
_SHORT = frozenset({"id", "dob", "sex", "age", "upn", "area", "year", "end"})


def likeliest_heading(rows: Sequence[Sequence[Cell]]) -> Heading | None:
    """The heading row of a sheet that is not known; None where no row is sure to be one.

    A row of data must not pass for headings, and be quoted. So most of its cells share a word with a heading of ours,
    or it is the first row of words alone that stands over figures, dates or codes.
    """
    found = [heading for heading in possible_headings(rows) if heading.first_row == heading.row]
    shared = {heading.row: sum(map(_shares_a_word, heading.words.values())) for heading in found}
    likely = [heading for heading in found if shared[heading.row] * 2 > len(heading.cells)]
    if likely:
        return max(likely, key=lambda heading: (shared[heading.row], -heading.row))
    return next((heading for heading in found if _stands_over_figures(rows, heading)), None)


def _shares_a_word(words: tuple[str, ...]) -> bool:
    return not _words_of_headings().isdisjoint(words[0].split())


def _stands_over_figures(rows: Sequence[Sequence[Cell]], heading: Heading) -> bool:
    if heading.row > 1 and sum(cell != "" for cell in rows[heading.row - 2]) > 1:
        return False
    if not all(isinstance(cell, str) and not _DIGIT.search(cell) for (cell,) in heading.cells.values()):
        return False
    below = rows[heading.row : heading.row + ROWS_SEARCHED]
    columns = [
        [row[place] for row in below if place < len(row) and row[place] != ""] for place in heading.cells
    ]
    return any(cells and all(map(_is_figure, cells)) for cells in columns)


def _is_figure(cell: Cell) -> bool:
    return not isinstance(cell, str) or _DIGIT.search(cell) is not None


@cache
def _words_of_headings() -> frozenset[str]:
    return frozenset(
        word for text in all_spellings() for word in text.split() if len(word) > 3 or word in _SHORT
    )
