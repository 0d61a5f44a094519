"""Figures of one measure taken apart by where they come from, the headline origin first."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

import pandas as pd

from hscb.charts.wording import is_missing

_RANK = {"records": 1, "return": 2, "published": 3}
# A national statistic and what the board's own report prints may differ: they are told apart.
SYMBOLS = {"records": "●", "return": "○", "published": "◇", "national": "□"}
SHAPES = {"records": "circle", "return": "circle", "published": "diamond", "national": "square"}


@dataclass(frozen=True)
class Series:
    """The figures of one origin, source and agency, in the order of their periods."""

    origin: str
    source: str
    agency: str
    is_national: bool
    rows: pd.DataFrame

    @property
    def words(self) -> str:
        """Where these figures come from."""
        if self.origin == "records":
            return "computed from records"
        if self.origin == "return":
            return f"returned by {self.agency}" if self.agency else "returned in totals"
        return f"published: {self.source}" if self.source else "published"

    @property
    def mark(self) -> str:
        """Which of SYMBOLS and SHAPES these figures are drawn with."""
        return "national" if self.is_national else self.origin

    @property
    def shown(self) -> pd.DataFrame:
        """The rows that have a figure to draw."""
        return self.rows[self.rows["value"].notna() & ~self.rows["suppressed"].astype(bool)]


def series_of(values: pd.DataFrame) -> list[Series]:
    """The series of a trend: records, else returns, else published; of several published the national statistic."""
    found = [
        Series(str(origin), _text(source), _text(agency), bool(rows["is_national"].iloc[0]), rows)
        for (origin, source, agency), rows in values.groupby(["origin", "source", "agency"], dropna=False)
    ]
    return sorted(
        found, key=lambda one: (_RANK[one.origin], one.agency != "", not one.is_national, one.source)
    )


def runs(rows: pd.DataFrame, labels: list[str], bases: Collection[str] = ()) -> pd.Series:
    """A number for each stretch of neighbouring periods on one base, so that no line is drawn across a gap.

    `bases` are the periods that are the first on another base.
    """
    order = {label: place for place, label in enumerate(labels)}
    places = pd.Series([order[label] for label in rows["period_label"]], index=rows.index, dtype=float)
    return ((places.diff() != 1) | rows["period_label"].isin(list(bases))).cumsum()


def _text(value: object) -> str:
    return "" if is_missing(value) else str(value)
