"""Which dates each extract of a load covers: by About, by the year of a return, by its rows, by the lists beside it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from hscb.ingest.collection_years import collection_year, window_of_year
from hscb.ingest.formats import formats
from hscb.ingest.parts import Part
from hscb.ingest.problems import Problem, problem
from hscb.ingest.windows import Window, day_by_ages, latest_date, own_window, widest

# table, authority, agency
Key = tuple[str, str, str]


def windows_of(groups: Mapping[Key, Sequence[Part]]) -> tuple[dict[Key, Window], list[Problem]]:
    """The window of each extract: the widest of its parts, where About goes before the dates of the rows."""
    together: dict[tuple[str, ...], list[Part]] = {}
    for key, parts in groups.items():
        together.setdefault(key[1:], []).extend(parts)
    latest = {
        sender: latest_date((part.form, part.sheet.values) for part in parts)
        for sender, parts in together.items()
    }
    windows = {key: widest(_window(part, latest[key[1:]]) for part in parts) for key, parts in groups.items()}
    problems = _by_name(part for parts in groups.values() for part in parts)
    for key, parts in groups.items():
        if parts[0].form.is_child_level and windows[key][1] is None:
            windows[key] = _window_of_others(key, windows)
        if parts[0].form.is_child_level and windows[key][1] is None:
            windows[key], found = _last_resort(parts)
            problems += found
    return windows, problems


def _window(part: Part, latest: date | None) -> Window:
    if not part.form.is_child_level:
        return (None, None)
    start, end = part.said_window
    if start and end:
        return (start, end)
    year = collection_year(part)
    if year and _is_named_by_year(part):
        return window_of_year(year)
    own_start, own_end = own_window(part.form, part.sheet.values, latest)
    return (start or own_start, end or own_end)


def _is_named_by_year(part: Part) -> bool:
    """True for a yearly list whose rows carry no date, where the name of its file is all that tells its year."""
    return (
        part.form.kind == "snapshot"
        and part.said_window == (None, None)
        and collection_year(part) is not None
    )


def _by_name(parts: Iterable[Part]) -> list[Problem]:
    found = []
    for part in filter(_is_named_by_year, parts):
        words = f"By its name the file is of the year to 31 March {collection_year(part)}."
        found.append(problem("window-by-name", words, file=part.file, sheet=part.sheet.sheet))
    return found


def _window_of_others(key: Key, windows: Mapping[Key, Window]) -> Window:
    """The widest window of the spell lists of the same authority and agency, else of its event lists."""
    others = {other: window for other, window in windows.items() if other[1:] == key[1:]}
    for kind in ("spell", "event"):
        window = widest(window for other, window in others.items() if formats()[other[0]].kind == kind)
        if window[1] is not None:
            return window
    return (None, None)


def _last_resort(parts: Sequence[Part]) -> tuple[Window, list[Problem]]:
    """What ages say of a list without a date; and what is said of it, of each of its sheets."""
    form = parts[0].form
    days = (
        [day for part in parts if (day := day_by_ages(part.sheet.values))] if form.kind == "snapshot" else []
    )
    if days:
        code, words = "window-by-ages", f"By the ages on it, the list shows about {max(days):%d/%m/%Y}."
    elif form.layout == "annex_a" and form.kind == "snapshot":
        code, words = "day-unknown", "Nothing says which day this list shows. As it is, it gives no figure."
    else:
        code = "window-assumed" if form.kind == "keyed" else "no-window"
        words = "Nothing says which dates this list covers."
    day = max(days, default=None)
    return (day, day), [problem(code, words, file=part.file, sheet=part.sheet.sheet) for part in parts]
