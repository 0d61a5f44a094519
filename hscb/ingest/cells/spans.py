"""Spans of whole months and the labels of docs/conventions.md for them: `2016-17`, `2016-17 Q3`, `2016-06`."""

from __future__ import annotations

from calendar import month_name, monthrange
from datetime import date
from typing import NamedTuple

from hscb.ingest.cells.date_texts import EARLIEST, LATEST


class Span(NamedTuple):
    """Whole months, from the first to the last; a month is its year times 12 and its number from 0."""

    first: int
    last: int

    @property
    def label(self) -> str | None:
        """The label of a month, a quarter or a reporting year; None for any other span."""
        year, month = divmod(self.first, 12)
        start = year if month >= 3 else year - 1
        named = f"{start}-{(start + 1) % 100:02d}"
        length = self.last - self.first + 1
        if length == 12 and month == 3:
            return named
        if length == 3 and month % 3 == 0:
            return f"{named} Q{(month // 3 - 1) % 4 + 1}"
        return f"{year}-{month + 1:02d}" if length == 1 else None

    @property
    def words(self) -> str:
        """The months of the span: `April 2016 to March 2017`."""
        ends = (f"{month_name[month % 12 + 1]} {month // 12}" for month in dict.fromkeys(self))
        return " to ".join(ends)

    @property
    def is_near(self) -> bool:
        """False for a span that no list of a board covers: before 1980 or after 2040."""
        return EARLIEST.year <= self.first // 12 <= LATEST.year


def month(year: int, number: int) -> Span:
    """A month of a calendar year, 1 to 12."""
    return Span(year * 12 + number - 1, year * 12 + number - 1)


def reporting_year(start: int) -> Span:
    """April of a year to March of the next."""
    return Span(start * 12 + 3, start * 12 + 14)


def quarter(start: int, number: int) -> Span:
    """A quarter, 1 to 4, of the reporting year that starts in a year."""
    return Span(start * 12 + 3 * number, start * 12 + 3 * number + 2)


def in_year(year: Span, first: int, last: int) -> Span | None:
    """The months of these numbers within a reporting year."""
    places = [(number - 4) % 12 for number in (first, last)]
    return Span(year.first + places[0], year.first + places[1]) if places[0] <= places[1] else None


def ending(last: int, length: int) -> Span:
    """So many months up to a month."""
    return Span(last - length + 1, last)


def of_day(day: date) -> Span | None:
    """What a single day stands for: the year that ends on it, or the quarter or month that ends or begins with it."""
    own = month(day.year, day.month)
    if day.day == monthrange(day.year, day.month)[1]:
        return ending(own.last, 12 if day.month == 3 else 3 if day.month % 3 == 0 else 1)
    # Excel turns a typed "Jun 2016" or "2016-06" into the first of the month.
    return own if day.day == 1 else None
