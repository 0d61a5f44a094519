"""Periods as people write them, to the labels of docs/conventions.md: `2016-17`, `2016-17 Q3`, `2016-06`."""

from __future__ import annotations

import re
from datetime import date

from hscb.ingest.cells.date_texts import EARLIEST, LATEST, full_year, month_number
from hscb.ingest.cells.dates import read_moment
from hscb.ingest.cells.spans import Span, ending, in_year, month, of_day, quarter, reporting_year
from hscb.ingest.cells.troubles import Converted, Trouble
from hscb.ingest.cells.values import plain_text
from hscb.ingest.files.grid import Cell

_LONGEST = 60
_ORDINALS = {
    "first": "1",
    "one": "1",
    "second": "2",
    "two": "2",
    "third": "3",
    "three": "3",
    "fourth": "4",
    "four": "4",
}
_NUMBER = f"[1-4]|{'|'.join(_ORDINALS)}"
_QUARTER = re.compile(
    rf"(?<![a-z])(?:quarter|qtr|q)[. -]*({_NUMBER})(?![\da-z])|\b({_NUMBER})(?:st|nd|rd|th)? (?:quarter|qtr)\b"
)
_ENDING = re.compile(
    r"(?:(year|quarter|ye|qe)(?: (?:ending|ended|to|end))?|(?:as )?at)(?: (?:on|at))? (?!\d{4}[-/ ])(.+)"
)
_PARTS = re.compile(r"[a-z]+|\d+")
_BETWEEN = re.compile(r" (?:-|to) ")
_DECIMAL = re.compile(r"\d\.\d")
_NOTHING_ELSE = re.compile(r"[a-z0-9 ./-]+")
# words that say nothing about which period it is
_AROUND = frozenset(
    {"fy", "financial", "reporting", "full", "annual", "year", "of", "to", "the", "for", "and"}
)


def period_label(cell: Cell) -> Converted:
    """The label of a period. A date is the year it ends (31 March), or else the quarter or month it ends or begins.

    Two neighbouring years are a reporting year, also where the second could be a month (`2010-11`).
    """
    text = plain_text(cell)
    if not isinstance(text, str):
        return text
    span = _dated(text if isinstance(cell, str | float) else cell) or _span(_plain(text))
    possible = [span] if span else meant(text)
    if possible and not any(one.is_near for one in possible):
        return Trouble("period-unreadable", "lies before 1980 or after 2040.", text)
    if span and span.label:
        return span.label
    if possible and not span:
        words = "could be of a calendar year or of a reporting year (April to March)"
        return Trouble("period-unreadable", words, text, asks="period")
    return Trouble("period-unreadable", "is not a period", text, asks="period")


def meant(text: str) -> list[Span]:
    """What an ambiguous period can mean, the likeliest first: `2017`, `Q1 2026`, `10/11`."""
    number, rest = _quarter_in(_plain(text))
    parts = _PARTS.findall(rest)
    digits = [part for part in parts if part.isdigit()]
    if any(part not in _AROUND for part in parts if not part.isdigit()) or len(text) > _LONGEST:
        return []
    if len(digits) == 1 and (len(digits[0]) == 4 or "fy" in parts):
        year = full_year(digits[0][-4:])
        if number:
            found = [quarter(year, number), quarter(year - 1, number), ending(year * 12 + 3 * number - 1, 3)]
        else:
            found = [reporting_year(year - 1), reporting_year(year)]
    elif len(digits) == 2 and max(map(len, digits)) == 2:
        found = [
            reporting_year(full_year(digits[0])),
            month(full_year(digits[1]), max(1, min(12, int(digits[0])))),
        ]
    else:
        found = []
    return list(dict.fromkeys(found))


def _plain(text: str) -> str:
    plain = re.sub(r"[()\[\],:'‘’]", " ", re.sub(r"[–—−]", "-", text.casefold()))
    return " ".join(plain.split())


def _dated(cell: Cell) -> Span | None:
    is_number = isinstance(cell, str) and cell.isdigit()
    moment = None if is_number else read_moment(cell)
    return of_day(moment.date()) if moment and not isinstance(moment, Trouble) else None


def _span(text: str) -> Span | None:
    if len(text) > _LONGEST or _DECIMAL.search(text) or not _NOTHING_ELSE.fullmatch(text):
        return None
    return _up_to(text) or _between_days(text) or _of_parts(text)


def _up_to(text: str) -> Span | None:
    """`Year ending 31 March 2017`, `quarter to June 2016`, `as at 31/03/2017`."""
    found = _ENDING.fullmatch(text)
    if not found:
        return None
    last = _dated(found[2]) or _of_parts(found[2])
    if last is None or found[1] is None:
        return last
    return ending(last.last, 12 if found[1].startswith("y") else 3)


def _between_days(text: str) -> Span | None:
    """`01/04/2016 - 30/06/2016`: from the first day of a month to the last of one."""
    ends = [read_moment(part) for part in _BETWEEN.split(text)]
    if len(ends) != 2 or any(end is None or isinstance(end, Trouble) for end in ends):
        return None
    first, last = (end.date() for end in ends if end and not isinstance(end, Trouble))
    stands_for = of_day(last)
    if first.day != 1 or stands_for is None or last.day == 1:
        return None
    return Span(month(first.year, first.month).first, stands_for.last)


def _quarter_in(text: str) -> tuple[int | None, str]:
    """The quarter that a text names, and the text without it."""
    found = _QUARTER.search(text)
    if not found:
        return None, text
    number = found[1] or found[2]
    return int(_ORDINALS.get(number, number)), f"{text[: found.start()]} {text[found.end() :]}"


def _of_parts(text: str) -> Span | None:
    """The span that months, years and a quarter name together; None where they do not fit, or more than one does."""
    number, rest = _quarter_in(text)
    parts = [part for part in _PARTS.findall(rest) if part not in _AROUND]
    months = [found for part in parts if not part.isdigit() and (found := month_number(part))]
    digits = [part for part in parts if part.isdigit()]
    if len(months) + len(digits) != len(parts):
        return None
    span = _of_months(months, digits, "".join("n" if part.isdigit() else "m" for part in parts))
    if not months:
        span = _of_years(digits, is_sure=number is not None)
    if number is None or span is None:
        return span
    whole = span.last - span.first == 11
    of_quarter = quarter(span.first // 12, number) if whole else span
    return of_quarter if str(of_quarter.label).endswith(f"Q{number}") else None


def _of_years(digits: list[str], *, is_sure: bool) -> Span | None:
    """A reporting year by its two years, or a numbered month. `10/11` and `2021` alone could be something else."""
    joined = digits[0] if len(digits) == 1 else ""
    if len(joined) in (4, 6):
        if len(joined) == 4 and EARLIEST.year <= int(joined) <= LATEST.year:
            return None
        digits = [joined[:-2], joined[-2:]]
    if len(digits) != 2:
        return None
    first, second = digits
    if year := _neighbours(first, second):
        return year if is_sure or len(first) == 4 or joined or max(int(first), int(second)) > 12 else None
    if len(first) < len(second):
        first, second = second, first
    is_month = len(first) == 4 and len(second) <= 2 and 1 <= int(second) <= 12 and not joined and not is_sure
    return month(int(first), int(second)) if is_month else None


def _neighbours(first: str, second: str) -> Span | None:
    if len(first) not in (2, 4) or len(second) not in (2, 4) or len(first) < len(second):
        return None
    start = full_year(first)
    is_next = int(second) == (start + 1 if len(second) == 4 else (start + 1) % 100)
    return reporting_year(start) if is_next else None


def _of_months(months: list[int], digits: list[str], shape: str) -> Span | None:
    """One or two named months with a calendar year, a reporting year, or a calendar year each."""
    if shape == "mnmn":
        first, last = (month(full_year(year), number) for number, year in zip(months, digits, strict=True))
        return Span(first.first, last.last)
    if shape in ("mn", "mmn") or (shape in ("nm", "nmm") and len(digits[0]) == 4):
        if len(digits[0]) not in (2, 4):
            return None
        year = full_year(digits[0])
        return Span(month(year, months[0]).first, month(year, months[-1]).last)
    if shape in ("mnn", "mmnn", "nnm", "nnmm"):
        year_span = _neighbours(*digits)
        return in_year(year_span, months[0], months[-1]) if year_span else None
    return None


def first_day(label: str) -> date:
    """The first day of the period that a label names."""
    span = _span(_plain(label))
    if span is None:
        raise ValueError(f"{label} is no label of a period")
    return date(span.first // 12, span.first % 12 + 1, 1)
