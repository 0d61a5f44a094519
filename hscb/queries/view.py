"""What a reader has chosen to look at; the same for every question of a page."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

PERIOD_TYPES = ("year", "quarter", "month")


@dataclass(frozen=True)
class Period:
    """One reporting period: its label, its first and last day, the reporting year it lies in."""

    label: str
    first_day: date
    last_day: date
    year_label: str


@dataclass(frozen=True)
class View:
    """An authority, a kind of period, the periods shown (oldest first), and whether others stand beside it."""

    authority: str
    period_type: str
    periods: tuple[Period, ...]
    comparators: bool = True

    @property
    def labels(self) -> list[str]:
        """The labels of the periods, oldest first."""
        return [period.label for period in self.periods]

    @property
    def last(self) -> Period:
        """The period that headline figures are of."""
        return self.periods[-1]

    @property
    def parameters(self) -> dict[str, object]:
        """The values that questions bind by name."""
        return {
            "authority": self.authority,
            "period_type": self.period_type,
            "first_day": self.periods[0].first_day,
            "last_day": self.last.last_day,
        }

    @property
    def last_period(self) -> dict[str, object]:
        """The values that questions about the last period bind by name."""
        return {
            "authority": self.authority,
            "period_type": self.period_type,
            "last_label": self.last.label,
        }
