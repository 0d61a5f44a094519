"""The returns calendar: when each partner's returns to the board were due, and when they came. All invented."""

from __future__ import annotations

import random
from datetime import date, timedelta

from hscb.demo.days import DATA_TO, YEARS, Year, add_months, quarter_of, working_day_from, year_of
from hscb.demo.workbooks import Sheet
from hscb.demo.written import Values

# The nine bodies that the annual report names with a contribution (lines 1055-1069), and how they keep to dates:
# the share in time, and of the others the share that never comes.
AGENCIES = {
    "Children's Social Care": (0.84, 0.04),
    "Police": (0.74, 0.12),
    "London Fire Brigade": (0.55, 0.45),
    "CCG": (0.82, 0.08),
    "BHRUT": (0.90, 0.03),
    "NELFT": (0.66, 0.25),
    "National Probation Service": (0.52, 0.45),
    "Community Rehabilitation Company": (0.42, 0.55),
    "CAFCASS": (0.78, 0.10),
}
QUARTERLY, AUDIT, REPORT = "Quarterly dataset", "Section 11 self-assessment", "Annual report contribution"


def returns_calendar_sheet(rng: random.Random) -> Sheet:
    """Every return of the three years by agency, dataset and period."""
    rows = [
        _row(rng, agency, dataset, period, due)
        for agency in AGENCIES
        for year in YEARS
        for dataset, period, due in _due(year)
    ]
    return Sheet("returns_calendar", rows)


def _due(year: Year) -> list[tuple[str, str, date]]:
    """What fell due in the year: quarters a month after their end, the report in June, the audit in August."""
    found = []
    for n in (1, 2, 3, 4):
        ended = year.quarter(n)[0] - timedelta(days=1)
        period = f"{year_of(ended).label} Q{quarter_of(ended)}"
        found.append((QUARTERLY, period, working_day_from(add_months(year.quarter(n)[0], 1))))
    report = working_day_from(date(year.start.year, 6, 15))
    return [
        *found,
        (AUDIT, year.label, date(year.start.year, 8, 26)),
        (REPORT, year_of(year.start - timedelta(days=1)).label, report),
    ]


def _row(rng: random.Random, agency: str, dataset: str, period: str, due: date) -> Values:
    return {
        "agency": agency,
        "dataset": dataset,
        "period": period,
        "due_date": due,
        "received_date": _received(rng, agency, due),
    }


def _received(rng: random.Random, agency: str, due: date) -> date | None:
    """In time, late, or not at all; nothing after the data end."""
    in_time, never = AGENCIES[agency]
    if rng.random() < in_time:
        day = working_day_from(due - timedelta(days=rng.randint(0, 12)))
        day = min(day, due)
    elif rng.random() < never:
        return None
    else:
        day = working_day_from(due + timedelta(days=1 + int(rng.expovariate(1 / 14))))
    return day if day <= DATA_TO else None
