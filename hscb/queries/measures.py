"""The words about each measure, and the measures that a page of an aim is made of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pandas as pd

from hscb.queries.reader import Read
from hscb.queries.view import Period


@dataclass(frozen=True)
class Measure:
    """What the catalogue says about one measure, with the target in force."""

    measure_id: str
    title: str
    definition: str
    numerator_words: str
    denominator_words: str
    unit: str
    polarity: str
    aim: int
    other_aims: tuple[int, ...]
    theme: str
    is_stock: bool
    is_headline: bool
    breakdowns: tuple[str, ...]
    timescale: str
    target: float | None
    target_from: pd.Timestamp | None
    target_to: pd.Timestamp | None
    target_set_by: str
    sources: tuple[str, ...]
    owner: str
    legal_source: str
    caveats: str

    def target_in_force(self, period: Period) -> bool:
        """Whether the target holds on the last day of a period and was set before it ended."""
        if self.target is None or self.target_from is None:
            return False
        ends = self.target_to
        return period.last_day >= self.target_from.date() and (
            ends is None or period.first_day <= ends.date()
        )


def measures(read: Read) -> tuple[Measure, ...]:
    """Every measure of the catalogue, in its order."""
    found = read(
        "select * exclude (position, is_expected) from reporting.measures order by position",
        {},
    )
    return tuple(_measure(row) for row in found.to_dict("records"))


def measures_of_aim(found: tuple[Measure, ...], aim: int) -> tuple[Measure, ...]:
    """Those whose main aim it is, then those of another aim that also serve it."""
    own = [measure for measure in found if measure.aim == aim]
    return (*own, *(measure for measure in found if aim in measure.other_aims))


def _measure(row: dict[Any, Any]) -> Measure:
    found: dict[str, Any] = {name: row[name] for name in ("measure_id", "aim", "is_stock", "is_headline")}
    found |= {name: tuple(row[name]) for name in ("other_aims", "breakdowns", "sources")}
    found |= {name: row[name] or "" for name in _WORDS}
    found |= {name: None if pd.isna(row[name]) else row[name] for name in _TARGET}
    return Measure(**found)


_TARGET = ("target", "target_from", "target_to")
_WORDS = (
    "title", "definition", "numerator_words", "denominator_words", "unit", "polarity", "theme", "timescale",
    "target_set_by", "owner", "legal_source", "caveats",
)  # fmt: skip
