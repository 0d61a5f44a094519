"""Contacts at the front door: before a referral, or on their own, with source, place and outcome as published."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from datetime import date, timedelta

from hscb.demo.cases import Case
from hscb.demo.days import Year, is_working_day, pick_day, quarter_of
from hscb.demo.population import Child
from hscb.demo.published import FRONT_DOOR, FrontDoor
from hscb.demo.quotas import family_sizes, fill, shares
from hscb.demo.sources import HEALTH, code_of

# Shares of the contacts that come to neither a referral, Early Help nor no further action.
OTHER_OUTCOMES = (("IA", 0.66), ("OTH", 0.21), ("", 0.13))
# The joint front door opened in April 2016 and grew through its first year.
GROWTH_BY_QUARTER = {"2016-17": (0.22, 0.24, 0.26, 0.28)}
EVEN = (0.25, 0.245, 0.255, 0.25)
WEEKENDS = {"Police": 0.24, "Individual": 0.1, "Anonymous": 0.15, HEALTH: 0.06, "LA services": 0.03}


@dataclass(eq=False)
class Contact:
    """One contact about one family's children."""

    day: date
    size: int
    source: str
    code: str = ""
    received_by: str = ""
    outcome: str = ""
    case: Case | None = None
    before_referral: bool = False  # the family is referred in the months to come
    children: list[Child] = field(default_factory=list)


def contacts_of_year(rng: random.Random, year: Year, cases: list[Case]) -> list[Contact]:
    """The contacts of a year; those that became a referral have their children, the others none yet."""
    figures = FRONT_DOOR[year.label]
    led_to_referral = [_before(rng, year, case) for case in _with_contact(rng, year, cases, figures)]
    others = _others(rng, year, figures, led_to_referral)
    _give_places(rng, figures, led_to_referral, others)
    _give_outcomes(rng, figures, others)
    contacts = led_to_referral + others
    _give_codes(rng, contacts, figures)
    return contacts


def _with_contact(rng: random.Random, year: Year, cases: list[Case], figures: FrontDoor) -> list[Case]:
    """The referrals that came through a contact: fewer of those that another council service made."""
    referrals = [case for case in cases if case.is_referral and case.opened in year]
    places = {True: figures.to_referral, False: figures.referrals - figures.to_referral}

    def liking(n: int, has_contact: bool) -> float:
        rare = (
            referrals[n].source in ("LA services", "Other legal agency") and not referrals[n].is_re_referral
        )
        return 1.0 if has_contact else 3.0 if rare else 0.8

    found = fill(rng, [case.size for case in referrals], places, liking)
    for case, has_contact in zip(referrals, found, strict=True):
        case.has_contact = has_contact
    return [case for case in referrals if case.has_contact]


def _before(rng: random.Random, year: Year, case: Case) -> Contact:
    """The contact on the day of the referral, or on the day before it."""
    before = case.opened - timedelta(days=1)
    is_awake = is_working_day(before) or case.source in WEEKENDS
    day = before if is_awake and rng.random() < 0.22 else case.opened
    return Contact(
        max(day, year.start), case.size, case.source, outcome="REF", case=case, children=list(case.children)
    )


def _others(rng: random.Random, year: Year, figures: FrontDoor, referred: list[Contact]) -> list[Contact]:
    left = dict(figures.contact_sources)
    for contact in referred:
        left[contact.source] -= contact.size
    sizes = family_sizes(rng, figures.contacts - figures.to_referral)
    sources = fill(rng, sizes, left)
    by_quarter = GROWTH_BY_QUARTER.get(year.label, EVEN)
    return [
        Contact(_day(rng, year, source, by_quarter), size, source)
        for size, source in zip(sizes, sources, strict=True)
    ]


def _day(rng: random.Random, year: Year, source: str, by_quarter: tuple[float, ...]) -> date:
    quarter = rng.choices((1, 2, 3, 4), by_quarter)[0]
    while True:
        day = pick_day(rng, *year.quarter(quarter), WEEKENDS.get(source, 0.0))
        if (
            source != "Schools"
            or (day.month != 8 and not (day.month == 12 and day.day > 21))
            or rng.random() < 0.06
        ):
            return day


def _give_places(
    rng: random.Random, figures: FrontDoor, referred: list[Contact], others: list[Contact]
) -> None:
    """Early Help has its own door from 2016-17, which schools, health and families use, but not the police."""
    has_door = figures.received_by_early_help > 0
    suits = {
        "Schools": 1.6,
        HEALTH: 1.4,
        "LA services": 1.6,
        "Individual": 1.9,
        "Education services": 1.8,
        "Police": 0.02,
    }
    for contact in referred:
        steps_up = has_door and rng.random() < 0.04 * suits.get(contact.source, 0.5)
        contact.received_by = "EH" if steps_up else "MASH"
    early_help = sum(contact.size for contact in referred if contact.received_by == "EH")
    mash = sum(contact.size for contact in referred) - early_help
    nowhere = figures.contacts - figures.received_by_mash - figures.received_by_early_help
    places = {
        "MASH": figures.received_by_mash - mash,
        "EH": figures.received_by_early_help - early_help,
        "": nowhere,
    }
    found = fill(
        rng,
        [contact.size for contact in others],
        places,
        lambda n, place: suits.get(others[n].source, 0.6) if place == "EH" else 1.0,
    )
    for contact, place in zip(others, found, strict=True):
        contact.received_by = place


def _give_outcomes(rng: random.Random, figures: FrontDoor, others: list[Contact]) -> None:
    places = {
        "NFA": figures.no_further_action, "EHS": figures.early_help_service, "EHA": figures.early_help_assessment
    }  # fmt: skip
    rest = sum(contact.size for contact in others) - sum(places.values())
    names = [name for name, _ in OTHER_OUTCOMES]
    places |= dict(zip(names, shares(rest, [share for _, share in OTHER_OUTCOMES]), strict=True))

    def liking(n: int, outcome: str) -> float:
        if others[n].received_by == "EH":
            return {"NFA": 0.35, "EHS": 1.9, "EHA": 1.9}.get(outcome, 1.0)
        return 1.6 if outcome == "NFA" and others[n].source == "Police" else 1.0

    found = fill(rng, [contact.size for contact in others], places, liking)
    for contact, outcome in zip(others, found, strict=True):
        contact.outcome = outcome


def _give_codes(rng: random.Random, contacts: list[Contact], figures: FrontDoor) -> None:
    """Census codes; secondary health as often as the report says, and a referral has its contact's code."""
    for late, secondary in zip((False, True), figures.secondary_health, strict=True):
        health = [c for c in contacts if c.source == HEALTH and (quarter_of(c.day) == 4) == late]
        places = {True: secondary, False: sum(c.size for c in health) - secondary}
        for contact, is_secondary in zip(health, fill(rng, [c.size for c in health], places), strict=True):
            contact.code = code_of(rng, HEALTH, is_secondary)
    for contact in contacts:
        contact.code = contact.code or code_of(rng, contact.source)
        if contact.case:
            contact.case.source_code = contact.code
