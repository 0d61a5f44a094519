"""A case of a measure, and the sum of many."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from statistics import median
from typing import Any

from tests.oracle.days import Period, age_on

Row = Mapping[str, Any]
Tables = Mapping[str, list[dict[str, Any]]]


@dataclass(frozen=True)
class Case:
    """One case: is it in the numerator, why not in the denominator, its days, its categories."""

    counted: bool = True
    excluded: str | None = None
    days: int | None = None
    labels: Mapping[str, str | None] = field(default_factory=dict)


@dataclass(frozen=True)
class Figure:
    """What a measure says for one period and category."""

    numerator: int | None
    denominator: int | None
    value: float | None
    exclusions: Mapping[str, int] = field(default_factory=dict)


Measure = Callable[[Tables, Period], Iterable[Case]]


def _count(kept: list[Case], exclusions: Counter[str]) -> Figure:
    return Figure(None, None, len(kept), exclusions)


def _percent(kept: list[Case], exclusions: Counter[str]) -> Figure:
    numerator = sum(case.counted for case in kept)
    return Figure(numerator, len(kept), 100 * numerator / len(kept) if kept else None, exclusions)


def _median(kept: list[Case], exclusions: Counter[str]) -> Figure:
    days = [case.days for case in kept if case.days is not None]
    return Figure(None, None, median(days) if days else None, exclusions)


_SUMS = {"count": _count, "percent": _percent, "days": _median}


def figure(unit: str, cases: Iterable[Case]) -> Figure:
    """The figure of some cases: a count, a percentage, or a median of days."""
    cases = list(cases)
    kept = [case for case in cases if case.excluded is None]
    return _SUMS[unit](kept, Counter(case.excluded for case in cases if case.excluded))


def figures(unit: str, cases: Iterable[Case]) -> dict[tuple[str, str], Figure]:
    """The figure of all cases as (`all`, `all`), and of each (breakdown, category) with a case in it."""
    cases = list(cases)
    parts: dict[tuple[str, str], list[Case]] = defaultdict(list)
    for case in cases:
        for breakdown, category in case.labels.items():
            if category is not None and case.excluded is None:
                parts[breakdown, category].append(case)
    return {("all", "all"): figure(unit, cases)} | {part: figure(unit, some) for part, some in parts.items()}


_AGE_BANDS = ((0, "Unborn"), (1, "Under 1"), (5, "1-4"), (10, "5-9"), (16, "10-15"), (18, "16-17"))


def age_band(child: Row, period: Period) -> str | None:
    """The age band at the period's end; None without a date of birth."""
    age = age_on(period.end, child["date_of_birth"])
    if age is None:
        return None
    return next((band for below, band in _AGE_BANDS if age < below), "18+")


GENDERS = {"M": "Male", "F": "Female", "O": "Other", "N": "Not recorded", None: "Not recorded"}
_ETHNICITIES = {"W": "White", "M": "Mixed", "A": "Asian", "C": "Asian", "B": "Black", "O": "Other"}


def ethnicity(code: str | None) -> str:
    """The group of an ethnicity code: the first letter tells it, but for refused and not obtained."""
    return "Not recorded" if code in (None, "REFU", "NOBT") else _ETHNICITIES[code[0]]


def about_child(child: Row, period: Period) -> dict[str, str | None]:
    """The categories by age band, gender and ethnicity."""
    return {
        "age_band": age_band(child, period),
        "gender": GENDERS[child["gender"]],
        "ethnicity": ethnicity(child["ethnicity"]),
    }


def duration_problem(start: Any, end: Any) -> str | None:
    """Why there are no days from start to an end that is there, or None."""
    if start is None:
        return "missing start"
    return "end before start" if end < start else None


def by_child(rows: Iterable[Row]) -> dict[str, list[Row]]:
    """The rows of each child."""
    found = defaultdict(list)
    for row in rows:
        found[row["child_id"]].append(row)
    return found
