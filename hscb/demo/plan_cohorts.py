"""Child protection plans by when they began and ended: the published stocks and flows as one table of whole children.

Department for Education, Characteristics of children in need, tables D2, D4, D5 and D7, Havering. Published: 214
open at 31 March 2015, 302 a year later, 295 at the end, with 386 and 305 started and 291 and 295 ended. These do not
add up; 2014-15 and 2016-17 are exact here, and 2015-16 bends: 285 open at its end, 315 ended.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class PlanCohort:
    """Children whose plans began in one stretch and ended in another, lasting more than `over` to `under` months."""

    pool: str
    began: tuple[date, date]
    ended: tuple[date, date] | None
    over: int
    under: int
    children: int


def _year(first: int) -> tuple[date, date]:
    return date(first, 4, 1), date(first + 1, 3, 31)


def _quarter(first: int, quarter: str) -> tuple[date, date]:
    return {
        "H1": (date(first, 4, 2), date(first, 9, 30)),
        # those who end within the year mostly began in its first weeks; these fill the months after
        "summer": (date(first, 5, 20), date(first, 9, 30)),
        "Q3": (date(first, 10, 1), date(first, 12, 30)),
        "Q4": (date(first + 1, 1, 2), date(first + 1, 3, 30)),
        "any": (date(first, 4, 2), date(first + 1, 3, 30)),
    }[quarter]


def _cohorts(
    pool: str, began: tuple[date, date], ended: int | None, *bands: tuple[int, int, int]
) -> list[PlanCohort]:
    window = None if ended is None else _year(ended)
    return [PlanCohort(pool, began, window, over, under, children) for over, under, children in bands]


BEFORE = (date(2012, 1, 9), date(2014, 3, 28))

COHORTS: tuple[PlanCohort, ...] = (
    *_cohorts("before-14", BEFORE, 2014, (0, 3, 7), (3, 6, 5), (6, 12, 68), (12, 24, 40), (24, 30, 7)),
    *_cohorts("before-15", (date(2013, 5, 1), date(2014, 3, 28)), 2015, (12, 24, 14)),
    *_cohorts("before-16", (date(2013, 9, 2), date(2014, 3, 28)), 2016, (24, 38, 3)),
    *_cohorts("14-14", _quarter(2014, "any"), 2014, (0, 3, 20), (3, 6, 14), (6, 12, 30)),
    *_cohorts("14-15", _quarter(2014, "summer"), 2015, (6, 12, 12), (12, 24, 30)),
    *_cohorts("14-15", _quarter(2014, "Q3"), 2015, (6, 12, 38), (12, 24, 8)),
    *_cohorts("14-15", _quarter(2014, "Q4"), 2015, (0, 3, 11), (3, 6, 5), (6, 12, 67), (12, 24, 4)),
    *_cohorts("14-16", _quarter(2014, "H1"), 2016, (24, 34, 8)),
    *_cohorts("14-16", _quarter(2014, "Q4"), 2016, (12, 24, 2)),
    *_cohorts("14-open", _quarter(2014, "H1"), None, (24, 36, 8)),
    *_cohorts("14-open", _quarter(2014, "Q3"), None, (24, 36, 3)),
    *_cohorts("14-open", _quarter(2014, "Q4"), None, (24, 36, 1)),
    *_cohorts("15-15", _quarter(2015, "any"), 2015, (0, 3, 32), (3, 6, 13), (6, 12, 81)),
    *_cohorts("15-16", _quarter(2015, "summer"), 2016, (6, 12, 18), (12, 24, 78)),
    *_cohorts("15-16", _quarter(2015, "Q3"), 2016, (6, 12, 46), (12, 24, 9)),
    *_cohorts("15-16", _quarter(2015, "Q4"), 2016, (0, 3, 8), (3, 6, 15), (6, 12, 34), (12, 24, 3)),
    *_cohorts("15-open", _quarter(2015, "summer"), None, (12, 24, 25)),
    *_cohorts("15-open", _quarter(2015, "Q3"), None, (12, 24, 14)),
    *_cohorts("15-open", _quarter(2015, "Q4"), None, (12, 24, 10)),
    *_cohorts("16-16", _quarter(2016, "any"), 2016, (0, 3, 26), (3, 6, 27), (6, 12, 18)),
    *_cohorts("16-open", _quarter(2016, "summer"), None, (6, 12, 87)),
    *_cohorts("16-open", _quarter(2016, "Q3"), None, (3, 6, 73)),
    *_cohorts("16-open", _quarter(2016, "Q4"), None, (0, 3, 74)),
)

# Latest category of each pool. Tables D2 and D4: of the 295 open at the end Neglect 150, Emotional 127, Sexual 13 and
# 5 in two cells that are both suppressed, so each of them has some. Started in 2016-17: 168, 114, 17 and 6.
LATEST_CATEGORY: dict[str, dict[str, int]] = {
    "before-14": {"NEG": 50, "EMO": 52, "SAB": 8, "PHY": 17},
    "before-15": {"NEG": 8, "EMO": 4, "PHY": 2},
    "before-16": {"NEG": 1, "EMO": 2},
    "14-14": {"NEG": 30, "EMO": 13, "SAB": 5, "PHY": 16},
    "14-15": {"NEG": 107, "EMO": 48, "SAB": 7, "PHY": 13},
    "14-16": {"NEG": 6, "EMO": 2, "SAB": 1, "PHY": 1},
    "14-open": {"NEG": 5, "EMO": 6, "MUL": 1},
    "15-15": {"NEG": 63, "EMO": 39, "SAB": 11, "PHY": 13},
    "15-16": {"NEG": 106, "EMO": 76, "SAB": 9, "PHY": 20},
    "15-open": {"NEG": 21, "EMO": 25, "SAB": 2, "PHY": 1},
    "16-16": {"NEG": 44, "EMO": 18, "SAB": 6, "PHY": 3},
    "16-open": {"NEG": 124, "EMO": 96, "SAB": 11, "PHY": 3},
}
