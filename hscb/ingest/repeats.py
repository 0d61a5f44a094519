"""Rows that say the same twice, and rows of totals that say two things about one figure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import chain
from typing import TYPE_CHECKING

import pyarrow

from hscb.ingest.formats import Format
from hscb.ingest.problems import Problem, problem

if TYPE_CHECKING:
    from hscb.ingest.parts import Part

# file, sheet and row stand before the values
_ORIGIN = 3
_YEAR = re.compile(r"(?:19|20)\d\d")

Row = tuple[str | None, ...]


def repeats(parts: Sequence[Part]) -> tuple[list[int], list[Problem]]:
    """The places of rows that came already, counted through the sheets of one format; a note for each of them."""
    origins = [(part, number) for part in parts for number in part.sheet.rows]
    first: dict[Row, int] = {}
    places, problems = [], []
    for place, values in enumerate(chain.from_iterable(map(_values, parts))):
        earlier = first.setdefault(values, place)
        if earlier != place:
            places.append(place)
            problems.append(_repeat(*origins[place], *origins[earlier]))
    return places, problems


def _values(part: Part) -> Iterator[Row]:
    """The rows of a sheet, with a value for every column of its format."""
    blank: list[str | None] = [None] * len(part.sheet.rows)
    return zip(*(part.sheet.values.get(column.name, blank) for column in part.form.kept), strict=True)


def _repeat(part: Part, number: str, earlier: Part, row: str) -> Problem:
    where = _named(row)
    if (earlier.file, earlier.sheet.sheet) != (part.file, part.sheet.sheet):
        where += f" of {earlier.sheet.sheet}" + (f" in {earlier.file}" if earlier.file != part.file else "")
    cell = f"{part.sheet.letters[part.sheet.first_column]}{number}"
    words = f"The row is the same as {where}; it is counted once."
    return problem("duplicate-row", words, file=part.file, sheet=part.sheet.sheet, cell=cell)


def conflicts(form: Format, table: pyarrow.Table) -> list[Problem]:
    """Rows of totals that give different figures for the same key."""
    if form.is_child_level:
        return []
    names = [column.name for column in form.kept]
    key = [names.index(name) + _ORIGIN for name in form.key]
    release = names.index("published_in") + _ORIGIN if "published_in" in names else None
    figures = [
        position + _ORIGIN
        for position, column in enumerate(form.kept)
        if column.name not in form.key and column.type != "text"
    ]
    needed = [position for position in key if form.kept[position - _ORIGIN].needed]
    first: dict[Row, Row] = {}
    found = []
    for row in zip(*(column.to_pylist() for column in table.columns), strict=True):
        if not all(row[position] for position in needed):
            continue  # nobody can know yet which figure it is
        # a blank breakdown or category is `all`
        earlier = first.setdefault(tuple(row[position] or "all" for position in key), row)
        differing = [position for position in figures if earlier[position] != row[position]]
        if differing:
            is_restated = release is not None and _year(row[release]) != _year(earlier[release])
            found.append(_conflict(form, row, earlier, differing, is_restated))
    return found


def _conflict(form: Format, row: Row, earlier: Row, differing: Sequence[int], is_restated: bool) -> Problem:
    file, sheet, number = (str(text) for text in row[:_ORIGIN])
    elsewhere = "" if earlier[:2] == row[:2] else f" of {earlier[1]} in {earlier[0]}"
    key = ", ".join(_words(form))
    words = (
        f"{_named(number)} and {_named(earlier[2])}{elsewhere} give different figures for the same {key}: "
    )
    headings = [column.heading for column in form.kept]
    words += ", ".join(
        f"{headings[place - _ORIGIN]} {row[place] or 'blank'} and {earlier[place] or 'blank'}"
        for place in differing
    )
    words += "."
    words = words[0].upper() + words[1:]
    cell = f"A{number}" if number.isdigit() else number
    if is_restated:
        words += " They are of two releases; the later release counts."
        return problem("figure-restated", words, file=file, sheet=sheet, cell=cell)
    # printed figures are restated from one publication to the next; a return is not
    vital = form.table != "published_values"
    return problem("conflicting-rows", words, file=file, sheet=sheet, cell=cell, vital=vital)


def _year(published_in: str | None) -> str:
    """The last year that the name of a release holds, as SQL reads it (staging.published_values)."""
    return next(iter(_YEAR.findall(published_in or "")[-1:]), "")


def _named(row: str | None) -> str:
    """`row 5`; a row that has an address goes by that."""
    return f"row {row}" if row and row.isdigit() else str(row)


def _words(form: Format) -> list[str]:
    return [
        next(column.heading for column in form.columns if column.name == name).lower() for name in form.key
    ]
