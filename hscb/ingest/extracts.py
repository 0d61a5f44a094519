"""Puts the sheets of all files of a load together: one extract per format, authority and agency."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

import pyarrow

from hscb.config import DEFAULT_AGENCY, DEFAULT_AUTHORITY
from hscb.ingest.about import About
from hscb.ingest.answers import Told
from hscb.ingest.formats import Format, formats
from hscb.ingest.problems import Problem, problem
from hscb.ingest.process import FileContents
from hscb.ingest.repeats import conflicts, without_repeats
from hscb.ingest.tables import SheetRows
from hscb.ingest.windows import Window, latest_date, own_window, widest

# table, authority, agency
Key = tuple[str, str, str]


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


@dataclass(frozen=True)
class Part:
    """One sheet of one file, and what the file's About says of it."""

    file: str
    sheet: SheetRows
    about: About
    authority: str
    submitted_by: str

    @property
    def form(self) -> Format:
        return formats()[self.sheet.table]

    @property
    def said_window(self) -> Window:
        """Data From and Data To of the About sheet."""
        return (_day(self.about.data_from), _day(self.about.data_to))


def parts_of(files: Iterable[FileContents], told: Told) -> list[Part]:
    """The sheets of all files, each with its authority and agency: by About, else as told, else the default."""
    return [
        Part(
            file=contents.name,
            sheet=sheet,
            about=contents.about or About(),
            authority=(contents.about and contents.about.authority) or told.authority or DEFAULT_AUTHORITY,
            submitted_by=(contents.about and contents.about.agency) or told.agency or DEFAULT_AGENCY,
        )
        for contents in files
        for sheet in contents.tables
    ]


def with_loose_about(files: Sequence[FileContents]) -> tuple[list[FileContents], list[Problem]]:
    """Gives an About that is alone in its file (as it is among CSV files) to the files that have none."""
    loose = [contents for contents in files if contents.about and not contents.tables]
    if not loose:
        return list(files), []
    problems = [
        problem("about-twice", "More than one file holds an About sheet alone.", file=contents.name)
        for contents in loose[1:]
    ]
    return [
        contents if contents.about else replace(contents, about=loose[0].about) for contents in files
    ], problems


def put_together(parts: Sequence[Part]) -> tuple[list[Extract], list[Problem]]:
    """The extracts of a load and what is wrong between its rows, in the order of the formats."""
    groups: dict[Key, list[Part]] = {}
    for part in parts:
        groups.setdefault((part.sheet.table, part.authority, part.submitted_by), []).append(part)
    windows, problems = _windows(groups)
    extracts = []
    order = list(formats())
    for key in sorted(groups, key=lambda key: (order.index(key[0]), key[1:])):
        rows, repeats = without_repeats(groups[key])
        problems += repeats + conflicts(groups[key][0].form, rows)
        is_synthetic = any(part.about.is_synthetic for part in groups[key])
        extracts.append(Extract(*key, *windows[key], is_synthetic, _table(groups[key][0].form, rows)))
    return extracts, problems


def _windows(
    groups: dict[Key, list[Part]],
) -> tuple[dict[Key, Window], list[Problem]]:
    """The window of each extract: the widest of its parts, where About goes before the dates of the rows."""
    windows: dict[Key, Window] = {}
    problems = []
    together: dict[tuple[str, ...], list[Part]] = {}
    for key, parts in groups.items():
        together.setdefault(key[1:], []).extend(parts)
    latest = {
        sender: latest_date((part.form, part.sheet.values) for part in parts)
        for sender, parts in together.items()
    }
    for key, parts in groups.items():
        windows[key] = widest(_window(part, latest[key[1:]]) for part in parts)
    for key, parts in groups.items():
        form = parts[0].form
        if form.is_child_level and windows[key][1] is None:
            windows[key] = _window_of_others(key, windows)
        if form.is_child_level and windows[key][1] is None:
            code = "window-assumed" if form.kind == "keyed" else "no-window"
            words = "Nothing says which dates this list covers."
            problems += [problem(code, words, file=part.file, sheet=part.sheet.sheet) for part in parts]
    return windows, problems


def _window_of_others(key: Key, windows: Mapping[Key, Window]) -> Window:
    """The widest window of the spell lists of the same authority and agency, else of its event lists."""
    others = {other: window for other, window in windows.items() if other[1:] == key[1:]}
    for kind in ("spell", "event"):
        window = widest(window for other, window in others.items() if formats()[other[0]].kind == kind)
        if window[1] is not None:
            return window
    return (None, None)


def _window(part: Part, latest: date | None) -> Window:
    if not part.form.is_child_level:
        return (None, None)
    start, end = part.said_window
    if start and end:
        return (start, end)
    own_start, own_end = own_window(part.form, part.sheet.values, latest)
    return (start or own_start, end or own_end)


def _table(form: Format, rows: Sequence[tuple[str | None, ...]]) -> pyarrow.Table:
    names = ["file", "sheet", "row", *(column.name for column in form.kept)]
    columns = list(zip(*rows, strict=True)) or [()] * len(names)
    return pyarrow.table(
        {name: pyarrow.array(column, pyarrow.string()) for name, column in zip(names, columns, strict=True)}
    )


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
