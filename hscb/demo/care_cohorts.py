"""Children looked after, by the years in which care began and ended and the legal status at each 31 March between.

Department for Education, Children looked after in England including adoption, Havering at 31 March 2015, 2016, 2017:
240, 229 and 247 children; care order 80, 89, 92; interim 25, 25, 39; section 20 117, 97, 99; placement order 18 less
one other, 18, 17; unaccompanied children 18 and 24 at the last two; looked after for 12 months 121, 152, 147. How many
started and ended is not published by cause; the flows here are the ones that join these stocks.
"""

from __future__ import annotations

from dataclasses import dataclass

# Outside the authority's boundary, and more than 20 miles from home (15 % published for 2017; the distance of
# unaccompanied children is not known), at each 31 March, from the same source.
OUT_OF_AREA = {"2014-15": 114, "2015-16": 113, "2016-17": 137}
OVER_20_MILES = {"2014-15": 29, "2015-16": 30, "2016-17": 34}

# Three or more placements in the year: 10 % in each year published.
THREE_PLACEMENTS = {"2013-14": 22, "2014-15": 24, "2015-16": 23, "2016-17": 25}

# The annual report, line 294: under 16, looked after for 2.5 years, in the same placement for 2 years.
SAME_PLACEMENT = {"2014-15": 0.83, "2015-16": 0.70, "2016-17": 0.59}

# Health of children looked after for 12 months at 31 March 2017: of 147, with each check.
HEALTH_COHORT = 147
HEALTH_ASSESSMENT, DENTAL_CHECK, IMMUNISATIONS = 134, 140, 145
# The annual report, line 308.
PEP_SHARE = 0.72

# Looked-after children who went missing, and their episodes.
MISSING = {"2014-15": (26, 71), "2015-16": (28, 81), "2016-17": (38, 133)}
AWAY_SHARE = {"2014-15": 0.08, "2015-16": 0.09, "2016-17": 0.17}


@dataclass(frozen=True)
class CareCohort:
    """Children whose care began in one year and ended in another (None: open when the data end).

    statuses: the legal status at each 31 March in care from 2015 on; of care that saw none of these, its only one.
    """

    began: str
    ended: str | None
    statuses: tuple[str, ...]
    children: int
    unaccompanied: int = 0


BEFORE = "before"


def _rows(began: str, ended: str | None, *paths: str) -> list[CareCohort]:
    """Each path is `statuses: children`, with `+n` for n unaccompanied children among them."""
    found = []
    for path in paths:
        statuses, numbers = path.split(":")
        children, _, unaccompanied = numbers.partition("+")
        found.append(
            CareCohort(began, ended, tuple(statuses.split()), int(children), int(unaccompanied or 0))
        )
    return found


COHORTS: tuple[CareCohort, ...] = (
    *_rows(BEFORE, "2014-15", "V2: 44", "C2: 20", "C1: 10", "E1: 12"),
    *_rows(BEFORE, "2015-16", "C2: 12", "V2: 14 +1", "C1: 1", "E1: 6"),
    *_rows(BEFORE, "2016-17", "C2 C2: 11", "V2 V2: 9", "C1 E1: 1", "E1 E1: 1"),
    *_rows(
        BEFORE, None, "V2 V2 V2: 8", "V2 V2 C2: 1", "V2 C1 C2: 1", "V2 C2 C2: 3", "C2 C2 C2: 49", "C1 C2 C2: 3",
        "E1 C2 C2: 1",
    ),
    *_rows("2014-15", "2014-15", "V2: 44", "L1: 4", "C1: 4", "J1: 3"),
    *_rows("2014-15", "2015-16", "V2: 40 +3", "C2: 2", "C1: 7", "E1: 5", "J1: 1"),
    *_rows(
        "2014-15", "2016-17", "V2 V2: 12 +5", "V2 C2: 1", "C2 C2: 1", "C1 C2: 1", "E1 E1: 3", "C1 E1: 3", "C1 C1: 1"
    ),
    *_rows(
        "2014-15", None, "V2 V2 V2: 14 +3", "V2 V2 C1: 2", "V2 V2 C2: 3", "V2 C1 C2: 3", "V2 C1 E1: 2",
        "V2 C2 C2: 4", "C2 C2 C2: 4", "C1 C2 C2: 6", "E1 C2 C2: 1", "C2 E1 E1: 1", "C1 E1 E1: 2",
    ),
    *_rows("2015-16", "2015-16", "V2: 47", "L1: 5", "C1: 5", "J1: 3"),
    *_rows("2015-16", "2016-17", "V2: 25 +6", "C1: 9", "E1: 4"),
    *_rows(
        "2015-16", None, "V2 V2: 16 +4", "V2 C1: 5", "V2 C2: 2", "C1 C2: 4", "C1 E1: 3", "C1 C1: 2", "C2 C2: 3",
        "C2 E1: 1", "E1 E1: 2", "E1 C2: 1",
    ),
    *_rows("2016-17", "2016-17", "V2: 43", "L1: 5", "C1: 4", "J1: 3"),
    *_rows("2016-17", None, "V2: 61 +17", "C1: 30", "C2: 3", "E1: 6"),
)  # fmt: skip
