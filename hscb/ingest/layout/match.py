"""A format laid over a heading: which of its columns a sheet has, what it lacks, and how like it is."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cache

from hscb.ingest.cells.words import folded
from hscb.ingest.formats import Column, Format, formats
from hscb.ingest.layout.across import Across
from hscb.ingest.layout.headings import Heading
from hscb.ingest.layout.parts import NUMBER_WORDS

# A column that more formats share than this says nothing about which of them a sheet is.
_SHARED_BY = 3

VALUE = "Value"
_RETURN = "returned_values"
# What a title, About or the sender may say of a partner's return.
_SAID_AROUND = ("agency", "period")
# A heading of printed figures, which name no agency and must not pass for a return.
_PRINTED = "source"


@dataclass(frozen=True)
class Match:
    """A format laid over a heading: positions of its columns, counted from 0, and what it lacks.

    repeated: the positions of columns whose heading stands more than once. said: columns that the table can do without,
    because something around it says what they would.
    """

    form: Format
    heading: Heading
    positions: dict[str, int]
    missing: tuple[str, ...]
    repeated: tuple[tuple[int, ...], ...]
    across: Across | None = None
    said: frozenset[str] = frozenset()

    @property
    def heading_row(self) -> int:
        """The Excel row under which the data begin."""
        return self.heading.row

    @property
    def columns_by_position(self) -> dict[int, Column]:
        """The format's columns that the sheet has, by their position counted from 0."""
        return {
            self.positions[column.name]: column
            for column in self.form.columns
            if column.name in self.positions
        }

    @property
    def given(self) -> set[str]:
        """The names of the format's columns that the table has, in columns of their own or across."""
        return self.positions.keys() | self.said | (self.across.given if self.across else set())

    @property
    def lacks_only_names(self) -> bool:
        """True for figures of measures in a partner's return that lacks no more than what the sheet around may say."""
        lacking = {column.heading for column in self.form.columns if column.name in _SAID_AROUND} & set(
            self.missing
        )
        if "denominator" in self.given and self._has_column_of_numbers:
            # such a sheet has its counts and percentages in one column; a template that lost a column has not
            lacking.add(VALUE)
        return (
            self.form.table == _RETURN
            and "measure_id" in self.given
            and not self.given.isdisjoint(("numerator", "value"))
            and lacking.issuperset(self.missing)
            and not any(_PRINTED in words for words in self.heading.words.values())
        )

    def is_read(self, position: int) -> bool:
        """Whether a column is read; not one that is dropped, and not one that the format does not know."""
        column = self.columns_by_position.get(position)
        is_across = self.across is not None and position in self.across.positions
        return is_across or (column is not None and column.type != "dropped")

    @property
    def _has_column_of_numbers(self) -> bool:
        parts = [figure.parts for figure in self.across.figures] if self.across else [self.positions]
        places = [found["numerator"] for found in parts if "numerator" in found]
        return any(not NUMBER_WORDS.isdisjoint(self.heading.words[place]) for place in places)

    @property
    def likeness(self) -> tuple[float, int, int]:
        """For choosing between formats: share of the columns of its own, columns found, fewest lacking."""
        own = own_columns(self.form)
        share = len(own & self.positions.keys()) / len(own)
        return (share, len(self.positions), -len(self.missing))

    @property
    def rank(self) -> tuple[int, int, tuple[float, int, int], int]:
        """For choosing between headings: columns found; groups named above them, else one row; the upper row."""
        heading = self.heading
        rows = 2 if heading.is_group else int(heading.first_row == heading.row)
        columns = len(self.positions) + (len(self.across.positions) if self.across else 0)
        return (columns, rows, self.likeness, -heading.row)


@cache
def own_columns(form: Format) -> frozenset[str]:
    """The names of the columns that set a format apart from most others."""
    shared = Counter(
        word for other in formats().values() for word in {folded(column.heading) for column in other.columns}
    )
    return frozenset(
        column.name
        for column in form.columns
        if not column.addition and shared[folded(column.heading)] <= _SHARED_BY
    )
