"""Which column an unknown heading may be, and which list an unknown sheet: ranked for a person, never applied."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from hscb.ingest.answers import IGNORE
from hscb.ingest.cells.choices import Choice
from hscb.ingest.cells.fitting import worth
from hscb.ingest.cells.suggestions import heading_likeness
from hscb.ingest.cells.words import folded
from hscb.ingest.files.grid import Cell, Grid
from hscb.ingest.formats import Format, formats
from hscb.ingest.layout.headings import Heading
from hscb.ingest.layout.match import own_columns

NEAR = 64
_MOST = 5
# what stands under a heading is enough to propose a column by, or speaks against all but the very same words
_TELLS = 20
_SAME = 95
_MOST_LISTS = 4
_MOST_HEADINGS = 60
_TITLE_WORDS = 60
_SHORTEST_WORD = 4
_LIST = "sheet"


def columns_meant(
    form: Format, heading: str, cells: Sequence[Cell] = (), absent: Collection[str] = ()
) -> list[tuple[Choice, float]]:
    """The columns of a format that a heading may stand for, best first, at most 5, with how near each is.

    The words of the heading count, and what stands under it. absent: columns that the sheet lacks, first among equals.
    """
    near = heading_likeness(form, heading)
    scores: dict[str, float] = {}
    for column in form.kept:
        gained = worth(column, form, cells)
        if near[column.name] >= (_SAME if gained is None else NEAR) or (gained or 0) >= _TELLS:
            scores[column.name] = near[column.name] + (gained or 0)
    ranked = sorted(scores, key=lambda name: (-scores[name], name not in absent))
    headings = {column.name: column.heading for column in form.kept}
    return [(Choice(f"heading {form.table}", name, headings[name]), scores[name]) for name in ranked[:_MOST]]


def lists_meant(grid: Grid, heading: Heading) -> list[Choice]:
    """The lists that a sheet with these headings may be, the likeliest first; last that it is another."""
    titles = [grid.name, *(cell for row in grid.rows[: heading.first_row - 1] for cell in row)]
    said = _words(cell for cell in titles if isinstance(cell, str))
    scores = {form.table: _nearness(form, grid, heading, said) for form in formats().values()}
    likeliest = sorted((table for table in scores if scores[table] > 0), key=lambda table: -scores[table])
    offered = [formats()[table] for table in likeliest[:_MOST_LISTS]]
    lists = [Choice(_LIST, form.table, f"{form.sheet} ({form.title})") for form in offered]
    return [*lists, Choice(_LIST, IGNORE, "another list (leave it out)")]


def _nearness(form: Format, grid: Grid, heading: Heading, said: frozenset[str]) -> float:
    """How near a list is by its own columns, and by the words of its title that stand around the sheet."""
    own = own_columns(form)
    best: dict[str, float] = {}
    for position in [*heading.words][:_MOST_HEADINGS]:
        cells = grid.column(position, heading.row + 1)
        for choice, score in columns_meant(form, heading.label(position), cells)[:1]:
            best[choice.code] = max(best.get(choice.code, 0), score * (1 if choice.code in own else 0.5))
    title = _words([form.title.rpartition(": ")[2]])
    return sum(best.values()) + (_TITLE_WORDS * len(title & said) / len(title) if title else 0)


def _words(texts: Iterable[str]) -> frozenset[str]:
    words = (word.removesuffix("s") for text in texts for word in folded(text).split())
    return frozenset(word for word in words if len(word) >= _SHORTEST_WORD)
