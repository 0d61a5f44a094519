"""Which agencies and periods a line of words names: a title, the name of a sheet or of a file."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from hscb.ingest.cells.names import agency_name
from hscb.ingest.cells.periods import period_label
from hscb.ingest.cells.reporting_periods import ReportingPeriod, reporting_period

# The board gets the figures, and the authority stands in every title: neither says whose figures they are.
_NOT_SENDERS = frozenset({"Havering Safeguarding Children Board", "Havering Council"})
_LONGEST = 300
_MOST_WORDS = 10
_WORD = re.compile(r"[^\s_]+")
_AROUND = " .,;:-–—*|"
# A month or day after these is when the sheet was made or sent, not what it is about.
_MADE = frozenset(
    {
        "printed", "prepared", "produced", "extracted", "run", "created", "updated", "issued", "published", "dated",
        "due", "deadline", "next", "version", "revised", "submitted", "sent", "received", "reported", "date",
    }
)  # fmt: skip
_WHEN_MADE = 3
_DAY = re.compile(
    r"\d{1,2}([/.-])\d{1,2}\1\d{2,4}|\d{1,2}(?:st|nd|rd|th)?[ -][A-Za-z]{3,9}[ -]\d{2,4}|\d{4}-\d{2}-\d{2}"
)
_DAY_OF_MONTH = re.compile(r"\d{1,2}(?:st|nd|rd|th)")
_SPAN_OF_DAYS = re.compile(r"\b(?:ending|ended|end|at|to)\b|[-–—]", re.IGNORECASE)
# `16/17` may be ages: only a year of four digits, a quarter or the name of a month tells a period
_TELLING = re.compile(r"(?:19|20)\d\d|\bq\w*\.?\s*[1-4]|quarter|\bqtr\b|\bfy\b|[a-z]{3}", re.IGNORECASE)
_QUARTER = re.compile(r"\b(?:quarter|qtr|q)[. -]*([1-4])\b", re.IGNORECASE)


def agencies_in(text: str) -> list[str]:
    """The agencies that a text names, each once, but for the board and the authority; the longest names come first."""
    return [name for name in dict.fromkeys(_named(text, _agency)) if name not in _NOT_SENDERS]


def periods_in(text: str) -> list[ReportingPeriod]:
    """The periods that a text names, each once; not the months in which it says that it was made."""
    return list(dict.fromkeys(map(reporting_period, _named(text, _period))))


def quarters_in(text: str) -> list[str]:
    """The quarters that a text names without their year, each once: `Q1`."""
    told = {period.label[-2:] for period in periods_in(text) if period.kind == "quarter"}
    named = dict.fromkeys(f"Q{number}" for number in _QUARTER.findall(text.replace("_", " ")))
    return [quarter for quarter in named if quarter not in told]


def _agency(words: str, before: Sequence[str]) -> str | None:
    name = agency_name(words)
    return name if isinstance(name, str) else None


def _period(words: str, before: Sequence[str]) -> str | None:
    has_day = _DAY.search(words) is not None
    if not _TELLING.search(words) or (has_day and not _SPAN_OF_DAYS.search(_DAY.sub("", words))):
        return None
    label = period_label(words)
    if not isinstance(label, str):
        return None
    if before and _DAY_OF_MONTH.fullmatch(before[-1]):
        return None
    is_made = not _MADE.isdisjoint(word.casefold() for word in before[-_WHEN_MADE:])
    return None if is_made and reporting_period(label).kind == "month" else label


def _named(text: str, name_of: Callable[[str, Sequence[str]], str | None]) -> list[str]:
    """What runs of words mean, the longest runs first; no word is used twice. name_of: also sees the words before."""
    words = [found.strip(_AROUND) or "-" for found in _WORD.findall(text[:_LONGEST])]
    free = [True] * len(words)
    meanings = []
    for length in range(min(_MOST_WORDS, len(words)), 0, -1):
        for start in range(len(words) - length + 1):
            meaning = all(free[start : start + length]) and name_of(
                " ".join(words[start : start + length]), words[:start]
            )
            if meaning:
                free[start : start + length] = [False] * length
                meanings.append(meaning)
    return meanings
