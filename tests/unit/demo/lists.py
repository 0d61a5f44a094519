"""The demonstration workbooks that ship, read cell by cell, and plain ways to count in them.

Nothing here uses the generator or the SQL: the figures are counted a third time.
"""

from __future__ import annotations

import calendar
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime, timedelta
from functools import cache
from typing import Any

import holidays
from python_calamine import CalamineWorkbook

from hscb.config import DATA_FOLDER

ANNEX_A = "demonstration_annex_a.xlsx"
SSDA903 = "demonstration_ssda903.xlsx"
CALENDAR = "returns_calendar.xlsx"

ENDS = {"2014-15": date(2015, 3, 31), "2015-16": date(2016, 3, 31), "2016-17": date(2017, 3, 31)}
Row = dict[str, Any]

CLOSED = holidays.country_holidays("GB", subdiv="ENG", years=range(2003, 2019))


@cache
def workbook(file: str) -> dict[str, list[Row]]:
    """Every sheet of a workbook: its rows by heading, empty cells as None, letters of choices taken off."""
    book = CalamineWorkbook.from_path(DATA_FOLDER / file)
    found = {}
    for name in book.sheet_names:
        headings, *rows = book.get_sheet_by_name(name).to_python()
        found[name] = [dict(zip(headings, map(_plain, row), strict=True)) for row in rows]
    return found


def _plain(cell: Any) -> Any:
    if isinstance(cell, datetime):
        return cell
    if isinstance(cell, str):
        text = cell.split(") ", 1)[1] if len(cell) > 3 and cell[1] == ")" else cell
        return text or None
    return cell


def rows(sheet: str, file: str = ANNEX_A) -> list[Row]:
    """The rows of one sheet."""
    return workbook(file)[sheet]


def year_of(day: date | None) -> str | None:
    """The label of the reporting year of a day."""
    if day is None:
        return None
    first = day.year - (day.month < 4)
    return f"{first}-{first - 1999}"


def in_year(sheet: str, heading: str, year: str) -> list[Row]:
    """The rows of a sheet whose date lies in a year."""
    return [row for row in rows(sheet) if year_of(row[heading]) == year]


def shifted(day: date, months: int) -> date:
    """A day some calendar months later or earlier; the last of a shorter month."""
    month = day.year * 12 + day.month - 1 + months
    length = calendar.monthrange(month // 12, month % 12 + 1)[1]
    return date(month // 12, month % 12 + 1, min(day.day, length))


@cache
def is_working_day(day: date) -> bool:
    """Monday to Friday, no bank holiday of England."""
    return day.weekday() < 5 and day not in CLOSED


@cache
def working_days(start: date, end: date) -> int:
    """Working days after start up to and with end, counted one by one; -1 where end is before start."""
    if end < start:
        return -1
    return sum(is_working_day(start + timedelta(days=n)) for n in range(1, (end - start).days + 1))


def days_by_child(found: Iterable[Row], heading: str) -> dict[str, list[date]]:
    """Each child's days under a heading, in order."""
    days = defaultdict(list)
    for row in found:
        days[row["Child Unique ID"]].append(row[heading])
    return {child: sorted(ordered) for child, ordered in days.items()}


def again_within_a_year(sheet: str, heading: str, year: str) -> int:
    """Rows of a year whose child has another row in the 12 months before that day, the day itself not counted."""
    days = days_by_child(rows(sheet), heading)
    return sum(
        any(shifted(row[heading], -12) <= day < row[heading] for day in days[row["Child Unique ID"]])
        for row in in_year(sheet, heading, year)
    )


def open_on(found: Sequence[Row], day: date, start: str, end: str) -> list[Row]:
    """Rows that had started on the day and had not ended on or before it."""
    return [row for row in found if row[start] <= day and (row[end] is None or row[end] > day)]


def count(found: Iterable[Row], holds: Callable[[Row], bool]) -> int:
    """How many rows a condition holds for."""
    return sum(1 for row in found if holds(row))
