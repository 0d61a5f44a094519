"""Tables of totals with periods or measures across: which column holds which part of which figure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from hscb.ingest.cells.names import agency_name, measure_id
from hscb.ingest.cells.periods import period_label
from hscb.ingest.cells.words import TOTAL_WORDS, folded
from hscb.ingest.files.grid import Cell, is_blank
from hscb.ingest.formats import Format
from hscb.ingest.layout.headings import Heading, heading_word
from hscb.ingest.layout.parts import NUMBER, NUMBER_WORDS, part_of_number

_PARTS = ("numerator", "denominator", "value")
# what headings may name, instead of a column of its own
_NAMES = ("period", "measure_id")
_ROWS_LOOKED_AT = 100


@dataclass(frozen=True)
class Figure:
    """The columns of one figure of each row: what its headings name, and where its parts stand, counted from 0."""

    named: dict[str, Cell]
    parts: dict[str, int]

    @property
    def position(self) -> int:
        """The column that stands for the figure: that of its value, where it has one."""
        return self.parts.get("value", max(self.parts.values()))


@dataclass(frozen=True)
class Across:
    """What runs across a table: the columns of the format that its headings name, and the figures side by side."""

    names: tuple[str, ...]
    figures: tuple[Figure, ...]

    @property
    def given(self) -> set[str]:
        """The columns of the format that a row gets from what runs across."""
        return {*self.names, *(part for figure in self.figures for part in figure.parts)}

    @property
    def positions(self) -> list[int]:
        """The columns of all figures, from left to right."""
        return sorted(position for figure in self.figures for position in figure.parts.values())


def across_in(form: Format, heading: Heading, columns: Mapping[str, Sequence[int]]) -> Across | None:
    """What runs across under a heading of a sheet of totals that has these columns of the format; None for a list.

    The figures must be named by their headings, each as a period, a measure or both, and what the headings do not name
    must be a column, or a column of words before them that nobody knows yet (the measures). One figure alone is enough
    where a period stands over it.
    """
    if not set(_NAMES) <= {column.name for column in form.columns}:
        return None
    named = {position: _named(form, cells) for position, cells in heading.cells.items()}
    kinds = Counter(_kind(said) for said in named.values() if said is not None and _kind(said))
    if not kinds:
        return None
    names = max(kinds, key=lambda kind: (kinds[kind], kind))
    lacking = set(_NAMES) - set(names) - set(columns)
    if set(names) & set(columns) or lacking - {"measure_id"}:
        return None
    figures: dict[tuple[str, ...], Figure] = {}
    for position, said in named.items():
        if said is not None and _kind(said) == names:
            key = tuple(_word(said[name]) for name in names)
            figure = figures.setdefault(key, Figure({name: said[name] for name in names}, {}))
            figure.parts.setdefault(str(said["part"]), position)
    found = Across(names, tuple(map(_with_number, figures.values())))
    if lacking and not _has_words_before(heading, named, min(found.positions), columns):
        return None
    is_enough = len(figures) > 1 or ("period" in names and not heading.is_title)
    return found if is_enough else None


def _has_words_before(
    heading: Heading, named: Mapping[int, object], first: int, columns: Mapping[str, Sequence[int]]
) -> bool:
    """Whether a heading that is no column of the format stands before the figures: it may be that of the measures."""
    known = {position for places in columns.values() for position in places}
    return any(
        position < first and position not in known and named[position] is None for position in heading.words
    )


def _named(form: Format, cells: tuple[Cell, ...]) -> dict[str, Cell] | None:
    """What the headings over a column name; None where one of them is something else."""
    parts = _words_of_parts(form)
    together = _period_together(cells)
    if together:
        return {"part": "value", "period": together}
    found: dict[str, Cell] = {}
    for cell in cells:
        if isinstance(cell, str) and heading_word(cell) in parts:
            found["part"] = parts[heading_word(cell)]
        elif isinstance(cell, str) and isinstance(measure_id(cell), str):
            found["measure_id"] = cell
        elif isinstance(period_label(cell), str):
            found["period"] = cell
        else:
            return None
    return {"part": "value"} | found


@cache
def _words_of_parts(form: Format) -> dict[str, str]:
    parts = {
        folded(words): column.name
        for column in form.columns
        if column.name in _PARTS
        for words in (column.heading, *column.also)
    }
    return dict.fromkeys(NUMBER_WORDS, NUMBER) | parts


def _with_number(figure: Figure) -> Figure:
    """The figure with its column of numbers, where it has one, as one of the parts that the format knows."""
    if NUMBER not in figure.parts:
        return figure
    parts = {name: at for name, at in figure.parts.items() if name != NUMBER}
    name = part_of_number(parts)
    return replace(figure, parts=parts | {name: figure.parts[NUMBER]} if name else parts)


def _period_together(cells: tuple[Cell, ...]) -> str | None:
    """The period that headings one below the other name together: `2016-17` over `Q1`."""
    if len(cells) < 2 or not all(isinstance(cell, str) for cell in cells):
        return None
    label = period_label(" ".join(map(str, cells)))
    return label if isinstance(label, str) else None


def _kind(said: dict[str, Cell]) -> tuple[str, ...]:
    return tuple(name for name in _NAMES if name in said)


def _word(cell: Cell) -> str:
    label = period_label(cell)
    return label if isinstance(label, str) else folded(str(cell))


def _may_name(cell: Cell) -> bool:
    return not is_blank(cell) and folded(str(cell)) not in TOTAL_WORDS


def with_names_of_rows(
    rows: Sequence[Sequence[Cell]], heading: Heading, known: Container[str]
) -> Heading | None:
    """The heading of figures under periods, with Measure and Agency over the columns that hold nothing but those.

    Such columns often have no heading. Only known measures and agencies tell them; None where there are none.
    """
    periods = [
        position
        for position, cells in heading.cells.items()
        if _period_together(cells) or any(isinstance(period_label(cell), str) for cell in cells)
    ]
    if len(periods) < 2:
        return None
    named = dict(heading.cells)
    for position in range(min(periods)):
        below = rows[heading.row : heading.row + _ROWS_LOOKED_AT]
        cells = {row[position] for row in below if position < len(row) and _may_name(row[position])}
        is_free = not any(word in known for word in heading.words.get(position, ()))
        for name, convert in (("Measure", measure_id), ("Agency", agency_name)):
            if is_free and cells and all(isinstance(convert(cell), str) for cell in cells):
                named[position] = (name,)
                break
    return replace(heading, cells=named) if named != heading.cells else None
