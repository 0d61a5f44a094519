"""Rows that say the same twice, and rows of totals that say two things about one figure."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from hscb.ingest.formats import Format, formats
from hscb.ingest.problems import Problem, problem

if TYPE_CHECKING:
    from hscb.ingest.extracts import Part

# file, sheet and row stand before the values
_ORIGIN = 3

Row = tuple[str | None, ...]


def without_repeats(parts: Sequence[Part]) -> tuple[list[Row], list[Problem]]:
    """The rows of several sheets of one format, each once, with file, sheet and row; a note for every repeat."""
    first: dict[Row, Row] = {}
    rows, problems = [], []
    for part in parts:
        form = formats()[part.sheet.table]
        blank: list[str | None] = [None] * len(part.sheet.rows)
        columns = [part.sheet.values.get(column.name, blank) for column in form.kept]
        for number, values in zip(part.sheet.rows, zip(*columns, strict=True), strict=True):
            origin = (part.file, part.sheet.sheet, str(number))
            earlier = first.setdefault(values, origin)
            if earlier is origin:
                rows.append((*origin, *values))
            else:
                problems.append(_repeat(part, number, earlier))
    return rows, problems


def _repeat(part: Part, number: int, earlier: Row) -> Problem:
    file, sheet, row = earlier
    where = f"row {row}"
    if (file, sheet) != (part.file, part.sheet.sheet):
        where += f" of {sheet}" + (f" in {file}" if file != part.file else "")
    cell = f"{min(part.sheet.letters.values(), key=lambda letters: (len(letters), letters))}{number}"
    words = f"The row is the same as {where}; it is counted once."
    return problem("duplicate-row", words, file=part.file, sheet=part.sheet.sheet, cell=cell)


def conflicts(form: Format, rows: Sequence[Row]) -> list[Problem]:
    """Rows of totals that give different figures for the same key."""
    if form.is_child_level:
        return []
    names = [column.name for column in form.kept]
    key = [names.index(name) + _ORIGIN for name in form.key]
    figures = [
        position + _ORIGIN
        for position, column in enumerate(form.kept)
        if column.name not in form.key and column.type != "text"
    ]
    first: dict[Row, Row] = {}
    found = []
    for row in rows:
        # a blank breakdown or category is `all`
        earlier = first.setdefault(tuple(row[position] or "all" for position in key), row)
        if any(earlier[position] != row[position] for position in figures):
            found.append(_conflict(form, row, earlier))
    return found


def _conflict(form: Format, row: Row, earlier: Row) -> Problem:
    file, sheet, number = (str(text) for text in row[:_ORIGIN])
    elsewhere = "" if earlier[:2] == row[:2] else f" of {earlier[1]} in {earlier[0]}"
    key = ", ".join(_words(form))
    words = f"Row {number} and row {earlier[2]}{elsewhere} give different figures for the same {key}."
    # printed figures are restated from one publication to the next; a return is not
    vital = form.table != "published_values"
    return problem("conflicting-rows", words, file=file, sheet=sheet, cell=f"A{number}", vital=vital)


def _words(form: Format) -> list[str]:
    return [
        next(column.heading for column in form.columns if column.name == name).lower() for name in form.key
    ]
