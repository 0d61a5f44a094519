"""Whom each contact is about, so that as many contacts are a repeat within 12 months as the report prints."""

from __future__ import annotations

import random
from bisect import bisect_left, insort
from collections import defaultdict
from datetime import date, timedelta

from hscb.demo.cases import Case
from hscb.demo.contacts import Contact
from hscb.demo.days import YEARS, Year, add_months
from hscb.demo.population import Child, Population
from hscb.demo.published import FRONT_DOOR

# A repeat comes soon: on average this many days after the contact before.
USUAL_GAP = 95
# Of the contacts about children not heard of for a year, this share is about a family that is referred later.
REFERRED_LATER = 0.2


class ContactHistory:
    """The contacts made so far, and the days of each child's contacts."""

    def __init__(
        self, rng: random.Random, population: Population, cases: list[Case], contacts: list[Contact]
    ) -> None:
        self.rng = rng
        self.population = population
        self.days: defaultdict[Child, list[date]] = defaultdict(list)
        self.made: list[Contact] = []
        self.made_on: list[date] = []
        # a contact within a day of a referral that came without one would give it one
        self.no_contact = {
            (child, case.opened - timedelta(days=back))
            for case in cases
            if case.is_referral and not case.has_contact
            for child in case.children
            for back in (0, 1)
        }
        self.to_come = sorted((c for c in contacts if c.case), key=lambda contact: contact.day)
        self.to_come_on = [contact.day for contact in self.to_come]

    def add(self, contact: Contact) -> None:
        """Notes a contact that has its children."""
        self.made.append(contact)
        self.made_on.append(contact.day)
        for child in contact.children:
            insort(self.days[child], contact.day)

    def is_repeat(self, child: Child, day: date) -> bool:
        """True where the child had another contact within the 12 months before the day."""
        return any(add_months(day, -12) <= earlier < day for earlier in self.days[child])

    def again(self, contact: Contact) -> list[Child] | None:
        """The children of an earlier contact within 12 months whom this contact can be about."""
        for _ in range(60):
            before = contact.day - timedelta(days=2 + int(self.rng.expovariate(1 / USUAL_GAP)))
            n = bisect_left(self.made_on, before)
            if n < len(self.made) and before >= add_months(contact.day, -12):
                children = self.made[n].children[: contact.size]
                fits = len(children) == contact.size and all(
                    self.suits(child, contact.day) for child in children
                )
                # few families are heard of time and again
                if fits and self.rng.random() < 1 / len(self.days[children[0]]) ** 1.3:
                    return children
        return None

    def referred_later(self, contact: Contact) -> list[Child] | None:
        """The children of a referral in the months to come, who have no contact yet."""
        for _ in range(25):
            after = contact.day + timedelta(days=self.rng.randint(20, 300))
            n = bisect_left(self.to_come_on, after)
            if n < len(self.to_come):
                children = self.to_come[n].children[: contact.size]
                fits = len(children) == contact.size and not any(self.days[child] for child in children)
                if fits and all(
                    self.suits(child, contact.day) and child.born <= contact.day for child in children
                ):
                    return children
        return None

    def suits(self, child: Child, day: date) -> bool:
        """Under 18, no other contact that day, and no referral that came without a contact."""
        return child.is_under(18, day) and day not in self.days[child] and (child, day) not in self.no_contact


def give_children(
    rng: random.Random, population: Population, cases: list[Case], contacts: list[Contact]
) -> None:
    """Finds the children of every contact that led to no referral, and settles the number of repeats."""
    history = ContactHistory(rng, population, cases, contacts)
    share = {label: figures.repeat_contacts / figures.contacts for label, figures in FRONT_DOOR.items()}
    for contact in sorted(contacts, key=lambda contact: contact.day):
        if not contact.case:
            year = next(year for year in YEARS if contact.day in year)
            contact.children = _children(history, contact, share[year.label])
        history.add(contact)
    for year in YEARS:
        _settle(history, year, [contact for contact in contacts if contact.day in year])


def _children(history: ContactHistory, contact: Contact, share: float) -> list[Child]:
    rng = history.rng
    found = None
    if rng.random() < share:
        found = history.again(contact)
    elif rng.random() < REFERRED_LATER:
        found = history.referred_later(contact)
        contact.before_referral = found is not None
    return found or history.population.family(contact.size, contact.day, contact.day)


def _settle(history: ContactHistory, year: Year, contacts: list[Contact]) -> None:
    """Swaps single children until the year has its number of repeats; a swap touches no other contact's standing."""
    repeats = sum(history.is_repeat(child, contact.day) for contact in contacts for child in contact.children)
    missing = FRONT_DOOR[year.label].repeat_contacts - repeats
    swap = _make_repeat if missing > 0 else _make_first
    free = [contact for contact in contacts if not contact.case]
    history.rng.shuffle(free)
    for contact in free:
        if missing and swap(history, contact):
            missing -= 1 if missing > 0 else -1
    if missing:
        raise ValueError(f"{year.label}: {missing} repeat contacts too few")


def _make_repeat(history: ContactHistory, contact: Contact) -> bool:
    child = contact.children[-1]
    if len(history.days[child]) > 1:
        return False
    for _ in range(40):
        earlier = history.made[history.rng.randrange(len(history.made))].children[0]
        days = history.days[earlier]
        is_last = bool(days) and add_months(contact.day, -12) <= days[-1] < contact.day
        if is_last and earlier not in contact.children and history.suits(earlier, contact.day):
            _swap(history, contact, earlier)
            return True
    return False


def _make_first(history: ContactHistory, contact: Contact) -> bool:
    child = contact.children[-1]
    if history.days[child][-1] != contact.day or not history.is_repeat(child, contact.day):
        return False
    (new,) = history.population.family(1, contact.day, contact.day, household=child.household)
    _swap(history, contact, new)
    return True


def _swap(history: ContactHistory, contact: Contact, new: Child) -> None:
    history.days[contact.children[-1]].remove(contact.day)
    contact.children[-1] = new
    insort(history.days[new], contact.day)
