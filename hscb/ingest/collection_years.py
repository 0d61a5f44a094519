"""Which year a file of a yearly national return is of: by its About, else by its name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from hscb.ingest.national.cin_census import SHEET
from hscb.ingest.problems import Problem, problem

if TYPE_CHECKING:
    from hscb.ingest.parts import Part

_TWO_YEARS = re.compile(r"(?<!\d)(20\d\d)[-_ ](\d\d(?:\d\d)?)(?![-_ ]?\d)")
# no part of a day, such as 31-03-2020 or 2020-03-31
_ONE_YEAR = re.compile(r"(?<!\d)(?<!\d\d[-_. ]\d\d[-_. ])(20\d\d)(?!\d|[-_. ]\d\d(?!\d))")


def year_in_name(name: str) -> int | None:
    """The year that ends on 31 March of it: 2020 for `SSDA903_2020_episodes.csv` and `oc2 2019-20.csv`."""
    found = {int(first) + 1 for first, second in _TWO_YEARS.findall(name) if _follows(first, second)}
    found = found or {int(year) for year in _ONE_YEAR.findall(name)}
    return found.pop() if len(found) == 1 else None


def window_of_year(year: int) -> tuple[date, date]:
    """The first and the last day of a collection year."""
    return date(year - 1, 4, 1), date(year, 3, 31)


def collection_year(part: Part) -> int | None:
    """The collection year of a module of the SSDA903 or of a census; None for other lists, and where nothing tells."""
    if part.form.layout != "ssda903" and not part.sheet.sheet.startswith(SHEET):
        return None
    _, last = part.said_window
    if last:
        return last.year + (last > date(last.year, 3, 31))
    return year_in_name(part.file)


def apart_by_year(parts: Sequence[Part]) -> list[list[Part]]:
    """The sheets of files that are several collection years' returns, year by year; else all of them together.

    Each year is an extract of its own, which the next one goes on from. What is of no year goes with the last.
    """
    years = {year for part in parts if (year := collection_year(part))}
    if len(years) < 2:
        return [list(parts)]
    last = max(years)
    return [[part for part in parts if (collection_year(part) or last) == year] for year in sorted(years)]


def several_years(years: Sequence[Sequence[Part]]) -> list[Problem]:
    """A note that files of several collection years become a load each."""
    named = sorted({str(year) for parts in years for part in parts if (year := collection_year(part))})
    if len(years) < 2:
        return []
    words = f"The files are of the collection years {', '.join(named)}: each is a load of its own, the oldest first."
    return [problem("several-years", words)]


def _follows(first: str, second: str) -> bool:
    return str(int(first) + 1).endswith(second)
