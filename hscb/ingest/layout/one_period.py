"""The one period that several lines of words name together: the narrowest, where none contradicts it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from hscb.ingest.cells.reporting_periods import ReportingPeriod, reporting_period


@dataclass(frozen=True)
class PeriodSaid:
    """What one line of words says: periods, and quarters without a year (`Q1`)."""

    where: str
    periods: tuple[ReportingPeriod, ...]
    quarters: tuple[str, ...] = ()

    @property
    def words(self) -> tuple[str, ...]:
        """Everything that it says."""
        return (*(period.label for period in self.periods), *self.quarters)


def agreed_period(said: Sequence[PeriodSaid]) -> tuple[ReportingPeriod, str] | None:
    """The period that lies in all others that are said, and where it stands; None where one contradicts it.

    A quarter without a year is one of the year that is said elsewhere.
    """
    named = [(period, one.where) for one in said for period in one.periods]
    if not named:
        return None
    period, where = min(named, key=lambda pair: pair[0].last_day - pair[0].first_day)
    if not all(_lies_in(period, other) for other, _ in named):
        return None
    quarters = [(quarter, one.where) for one in said for quarter in one.quarters]
    for quarter, place in quarters:
        if period.kind == "year":
            period, where = reporting_period(f"{period.label} {quarter}"), f"{where} and {place}"
        elif not _lies_in_quarter(period, quarter):
            return None
    return period, where


def _lies_in(period: ReportingPeriod, other: ReportingPeriod) -> bool:
    return other.first_day <= period.first_day and period.last_day <= other.last_day


def _lies_in_quarter(period: ReportingPeriod, quarter: str) -> bool:
    number = (period.first_day.month - 4) % 12 // 3 + 1
    return quarter == f"Q{number}"
