"""Values as a well-formed workbook carries them: Annex A's lettered choices, teams, ages."""

from __future__ import annotations

import random
from datetime import date
from typing import Any

from hscb.demo.days import DATA_TO
from hscb.demo.population import ETHNICITIES, Child
from hscb.demo.sources import as_written

Values = dict[str, Any]

_GENDER = {"M": "a) Male", "F": "b) Female", "N": "c) Not stated/recorded"}
# the order of Annex A, in which Chinese comes after the Black groups
_ETHNICITIES = [code for code, _ in ETHNICITIES if code != "CHNE"]
_ETHNICITIES.insert(_ETHNICITIES.index("OOTH"), "CHNE")
ABUSE = {
    "NEG": "a) Neglect",
    "PHY": "b) Physical abuse",
    "SAB": "c) Sexual abuse",
    "EMO": "d) Emotional abuse",
    "MUL": "e) Multiple/not recommended",
}
OUTCOME = {
    "REF": "Referral to social care", "EHS": "Early Help service", "EHA": "Early Help assessment",
    "NFA": "No further action", "IA": "Information and advice", "OTH": "Other", "": None,
}  # fmt: skip
RECEIVED_BY = {"MASH": "MASH", "EH": "Early Help", "": None}
_YES_NO = {"Yes": "a) Yes", "No": "b) No", "Unknown": "c) Unknown", None: None}


def lettered(choices: list[str], choice: str) -> str:
    """A choice with its letter, as Annex A numbers them: the second of a list is `b) ...`."""
    return f"{chr(ord('a') + choices.index(choice))}) {choice}"


def yes_no(answer: str | bool | None) -> str | None:
    """`a) Yes`, `b) No`, `c) Unknown`, or nothing where nobody answered."""
    return _YES_NO["Yes" if answer is True else "No" if answer is False else answer]


def source(code: str) -> str:
    """A source of contacts and referrals, such as `q) 6` for the police."""
    return as_written(code)


def gender(child: Child) -> str:
    """The child's gender as Annex A writes it."""
    return _GENDER[child.gender]


def ethnicity(child: Child) -> str:
    """The child's ethnicity as Annex A writes it, such as `a) WBRI`."""
    return lettered(_ETHNICITIES, child.ethnicity)


def person(child: Child, seen: date) -> Values:
    """The columns that begin every list; notes that the child was known on the day."""
    child.seen(seen)
    age = child.age_on(DATA_TO)
    return {
        "child_id": child,  # its number is known when all lists are made
        "gender": gender(child),
        "ethnicity": ethnicity(child),
        "date_of_birth": child.born,
        "age": age if age >= 0 else None,
    }


def person_with_disability(child: Child, seen: date) -> Values:
    """Those columns, and the child's disability."""
    return person(child, seen) | {"disability": yes_no(child.disability)}


def assessment_team(rng: random.Random, child: Child, is_late: bool = False) -> str:
    """The team that assesses: one for the north, two elsewhere (the second is slower), and one for disability."""
    if child.disability == "Yes" and rng.random() < 0.55:
        return "Children with Disabilities"
    if child.household.locality == "North":
        return "Assessment North"
    number = 2 if rng.random() < (0.6 if is_late else 0.45) else 1
    return f"Assessment {child.household.locality} {number}"


def locality_team(child: Child) -> str:
    """The team that works with children in need and on plans."""
    return f"Intervention and Support {child.household.locality}"
