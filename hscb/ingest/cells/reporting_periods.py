"""Reporting periods by their labels: their days, and the ones before and after."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from hscb.errors import WrongUseError
from hscb.ingest.cells.periods import first_day, period_label

_MONTHS = {"month": 1, "quarter": 3, "year": 12}


@dataclass(frozen=True)
class ReportingPeriod:
    """A month, quarter or reporting year (`kind`) by its first day."""

    kind: str
    first_day: date

    @property
    def last_day(self) -> date:
        """The last day of the period."""
        return self.moved(1).first_day - timedelta(days=1)

    @property
    def label(self) -> str:
        """`2016-17`, `2016-17 Q3` or `2016-06`."""
        start = self.first_day
        if self.kind == "month":
            return f"{start:%Y-%m}"
        year = start.year - (start.month < 4)
        quarter = f" Q{(start.month + 8) % 12 // 3 + 1}" if self.kind == "quarter" else ""
        return f"{year}-{(year + 1) % 100:02d}{quarter}"

    def moved(self, periods: int) -> ReportingPeriod:
        """The period so many after this one; before it where negative."""
        months = self.first_day.year * 12 + self.first_day.month - 1 + periods * _MONTHS[self.kind]
        return ReportingPeriod(self.kind, date(months // 12, months % 12 + 1, 1))


def reporting_period(words: str) -> ReportingPeriod:
    """The period that a person names, in any of the ways that the loader reads. Raises WrongUseError for no period."""
    label = period_label(words)
    if not isinstance(label, str):
        raise WrongUseError(f'"{words}" is not a period.', "Write 2016-17, 2016-17 Q3 or 2016-06.")
    start = first_day(label)
    kinds = [kind for kind in _MONTHS if ReportingPeriod(kind, start).label == label]
    return ReportingPeriod(kinds[-1], start)


def period_of_days(first: date, last: date) -> ReportingPeriod | None:
    """The month, quarter or reporting year that begins and ends on these days; None where there is none."""
    found = (ReportingPeriod(kind, first) for kind in _MONTHS)
    return next((one for one in found if one.last_day == last and reporting_period(one.label) == one), None)
