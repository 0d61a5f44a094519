"""List 2: early help assessments, most of them after a contact that went to Early Help."""

from __future__ import annotations

import random
from collections.abc import Sequence
from datetime import date, timedelta

from hscb.demo import written
from hscb.demo.contacts import Contact
from hscb.demo.days import DATA_TO, by_weight, working_day_from
from hscb.demo.population import Child
from hscb.demo.workbooks import Sheet
from hscb.demo.written import Values

ORGANISATIONS = (
    ("Havering Early Help Service", 46), ("Primary school", 16), ("Secondary school", 11), ("Children's centre", 9),
    ("NELFT health visiting", 8), ("NELFT school nursing", 4), ("Youth service", 3), ("Voluntary sector", 3),
)  # fmt: skip
# [invented] Contacts to the service that led to an assessment in List 2; those to an assessment all did.
ASSESSED_BY_SERVICE = {2014: 0.16, 2015: 0.18, 2016: 0.27}
NEVER_COMPLETED = 0.04


def early_help_sheet(rng: random.Random, contacts: Sequence[Contact]) -> Sheet:
    """List 2: one row per child and assessment."""
    rows: list[Values] = []
    known: set[tuple[Child, date]] = set()
    for contact in contacts:
        first_year = contact.day.year - (contact.day.month < 4)
        share = (
            ASSESSED_BY_SERVICE[first_year] if contact.outcome == "EHS" else float(contact.outcome == "EHA")
        )
        if rng.random() >= share:
            continue
        start = working_day_from(contact.day + timedelta(days=rng.randint(3, 24)))
        completed = _completed(rng, start)
        organisation = by_weight(rng, ORGANISATIONS)
        for child in contact.children:
            if start <= DATA_TO and (child, start) not in known and child.is_under(18, start):
                known.add((child, start))
                rows.append(
                    written.person(child, contact.day)
                    | {"start_date": start, "completion_date": completed, "organisation": organisation}
                )
    return Sheet("list_2", sorted(rows, key=lambda row: row["start_date"]))


def _completed(rng: random.Random, start: date) -> date | None:
    """Six weeks on average; None where it was never finished, or not before the data end."""
    day = working_day_from(start, 8 + int(rng.gammavariate(3, 8)))
    return day if day <= DATA_TO and rng.random() >= NEVER_COMPLETED else None
