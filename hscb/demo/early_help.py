"""List 2: early help assessments, most of them after a contact that went to Early Help."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from hscb.demo import written
from hscb.demo.contacts import Contact
from hscb.demo.days import DATA_FROM, DATA_TO, by_weight, pick_day, working_day_from, year_of
from hscb.demo.population import Child, Population
from hscb.demo.workbooks import Sheet
from hscb.demo.written import Values

ORGANISATIONS = (
    ("Havering Early Help Service", 46), ("Primary school", 16), ("Secondary school", 11), ("Children's centre", 9),
    ("NELFT health visiting", 8), ("NELFT school nursing", 4), ("Youth service", 3), ("Voluntary sector", 3),
)  # fmt: skip
# [invented] Contacts to the service that led to an assessment in List 2; those to an assessment all did.
ASSESSED_BY_SERVICE = {"2014-15": 0.16, "2015-16": 0.18, "2016-17": 0.27}
FAMILIES_BEFORE = 110
NEVER_COMPLETED = 0.04
# Families that are referred later were the likelier to be assessed.
STEPS_UP = 2.4


def early_help_sheet(rng: random.Random, population: Population, contacts: Sequence[Contact]) -> Sheet:
    """List 2: one row per child and assessment open at some time in the three years."""
    rows: list[Values] = []
    known: set[tuple[Child, date]] = set()
    for children, start in [*_under_way(rng, population), *_after_contacts(rng, contacts)]:
        completed = _completed(rng, start)
        organisation = by_weight(rng, ORGANISATIONS)
        for child in children:
            if (child, start) not in known and (completed is None or completed >= DATA_FROM):
                known.add((child, start))
                rows.append(
                    written.person(child, start)
                    | {"start_date": start, "completion_date": completed, "organisation": organisation}
                )
    return Sheet("list_2", sorted(rows, key=lambda row: row["start_date"]))


def _under_way(rng: random.Random, population: Population) -> list[tuple[list[Child], date]]:
    """Families whose contact lies before the data."""
    starts = (pick_day(rng, date(2014, 1, 13), date(2014, 4, 18)) for _ in range(FAMILIES_BEFORE))
    return [(population.family(rng.choice((1, 1, 2)), start, start), start) for start in starts]


def _after_contacts(rng: random.Random, contacts: Sequence[Contact]) -> Iterator[tuple[list[Child], date]]:
    for contact in contacts:
        served = ASSESSED_BY_SERVICE[year_of(contact.day).label]
        share = served if contact.outcome == "EHS" else float(contact.outcome == "EHA")
        start = working_day_from(contact.day + timedelta(days=rng.randint(3, 24)))
        if rng.random() < share * (STEPS_UP if contact.before_referral else 1.0) and start <= DATA_TO:
            yield [child for child in contact.children if child.is_under(18, start)], start


def _completed(rng: random.Random, start: date) -> date | None:
    """Six weeks on average; None where it was never finished, or not before the data end."""
    day = working_day_from(start, 8 + int(rng.gammavariate(3, 8)))
    return day if day <= DATA_TO and rng.random() >= NEVER_COMPLETED else None
