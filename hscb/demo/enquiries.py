"""Section 47 enquiries that led to no conference, some of them a second one of the same children."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta

from hscb.demo.cases import Case
from hscb.demo.conferences import Enquiry
from hscb.demo.days import DATA_TO, YEARS, Year, pick_day, quarter_of, working_days
from hscb.demo.population import Child
from hscb.demo.published import CONFERENCES

OUT_OF_HOURS = 0.04
# Decisions outstanding when the data end: some of the youngest enquiries, and a few that were forgotten.
UNDECIDED_DAYS, UNDECIDED, FORGOTTEN_DAYS, FORGOTTEN = 15, 0.4, 60, 0.06


def enquiries_without_conference(
    rng: random.Random, cases: list[Case], with_conference: list[Enquiry]
) -> list[Enquiry]:
    """Further enquiries of assessed families, so that each year has the published number, counted by child."""
    known = {
        (child, enquiry.strategy_discussion) for enquiry in with_conference for child in enquiry.children
    }
    found = []
    for year in YEARS:
        made = [enquiry for enquiry in with_conference if enquiry.strategy_discussion in year]
        wanted = CONFERENCES[year.label].enquiries - sum(enquiry.size for enquiry in made)
        found += _take(rng, _further(rng, year, cases, made), wanted, known)
    return found


def _further(
    rng: random.Random, year: Year, cases: list[Case], made: list[Enquiry]
) -> Iterator[tuple[Case, date]]:
    """Families and days: first enquiries, and now and then a second one weeks later.

    More come first from the quarters that also have more conferences.
    """
    quarters = Counter(quarter_of(enquiry.strategy_discussion) for enquiry in made)
    able = [case for case in cases if case.assessed and case.opened in year and not case.needs_conference]
    able.sort(
        key=lambda case: -(rng.random() ** (1 / (0.05 + quarters[quarter_of(case.opened)] / len(made))))
    )
    again = CONFERENCES[year.label].enquiries / CONFERENCES[year.label].children_with_enquiry - 1
    for case in able:
        if rng.random() > (0.75 if case.needs_support else 0.4):
            continue
        first = pick_day(rng, case.opened, min(case.opened + timedelta(days=14), year.end), OUT_OF_HOURS)
        yield case, first
        later = first + timedelta(days=rng.randint(21, 140))
        if rng.random() < 1.6 * again and later <= min(year.end, case.closed or year.end):
            yield case, pick_day(rng, later, min(later + timedelta(days=7), year.end), OUT_OF_HOURS)


def _take(
    rng: random.Random, families: Iterator[tuple[Case, date]], wanted: int, known: set[tuple[Child, date]]
) -> list[Enquiry]:
    found: list[Enquiry] = []
    for case, day in families:
        left = wanted - sum(enquiry.size for enquiry in found)
        able = [child for child in case.children if (child, day) not in known and child.is_under(18, day)]
        children = able[:left]
        if left and children:
            known.update((child, day) for child in children)
            unnecessary = _conference_unnecessary(rng, day)
            found.append(Enquiry(day, len(children), conference_unnecessary=unnecessary, children=children))
    if sum(enquiry.size for enquiry in found) != wanted:
        raise ValueError(f"only {sum(enquiry.size for enquiry in found)} further enquiries, not {wanted}")
    return found


def _conference_unnecessary(rng: random.Random, day: date) -> str | None:
    age = working_days(day, DATA_TO)
    share = UNDECIDED if age <= UNDECIDED_DAYS else FORGOTTEN if age <= FORGOTTEN_DAYS else 0.0
    return rng.choice(("No", None)) if rng.random() < share else "Yes"
