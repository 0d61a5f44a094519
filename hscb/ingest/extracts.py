"""Puts the sheets of all files of a load together: one extract per format, authority and agency."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import pyarrow

from hscb.ingest.covered import Key, windows_of
from hscb.ingest.formats import formats
from hscb.ingest.parts import Part
from hscb.ingest.problems import Problem
from hscb.ingest.repeats import conflicts, repeats


@dataclass(frozen=True)
class Extract:
    """One sheet format of one authority and agency in this load, put together from all its files.

    rows: file, sheet, row and the kept columns of the format, all text; what the sheets did not have is null.
    data_from and data_to are None for totals, and for lists without a date where nothing else says what they cover.
    """

    table: str
    authority: str
    submitted_by: str
    data_from: date | None
    data_to: date | None
    is_synthetic: bool
    rows: pyarrow.Table


def put_together(parts: Sequence[Part]) -> tuple[list[Extract], list[Problem]]:
    """The extracts of a load and what is wrong between its rows, in the order of the formats."""
    groups: dict[Key, list[Part]] = {}
    for part in parts:
        groups.setdefault((part.sheet.table, part.authority, part.submitted_by), []).append(part)
    windows, problems = windows_of(groups)
    extracts = []
    order = list(formats())
    for key in sorted(groups, key=lambda key: (order.index(key[0]), key[1:])):
        repeated, notes = repeats(groups[key])
        rows = _without(repeated, pyarrow.concat_tables(map(_rows, groups[key])))
        problems += notes + conflicts(groups[key][0].form, rows)
        is_synthetic = any(part.about.is_synthetic for part in groups[key])
        extracts.append(Extract(*key, *windows[key], is_synthetic, rows))
    return extracts, problems


def _rows(part: Part) -> pyarrow.Table:
    text, count = pyarrow.string(), len(part.sheet.rows)
    columns = {
        "file": pyarrow.repeat(part.file, count),
        "sheet": pyarrow.repeat(part.sheet.sheet, count),
        "row": pyarrow.array(part.sheet.rows, text),
    }
    for column in part.form.kept:
        values = part.sheet.values.get(column.name)
        columns[column.name] = pyarrow.nulls(count, text) if values is None else pyarrow.array(values, text)
    return pyarrow.table(columns)


def _without(places: Sequence[int], table: pyarrow.Table) -> pyarrow.Table:
    left_out = set(places)
    kept = [place for place in range(table.num_rows) if place not in left_out]
    return (table.take(kept) if places else table).combine_chunks()
