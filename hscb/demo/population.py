"""The children: households with brothers and sisters, without names, and numbered at the end."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from hscb.demo.days import any_day, birthday, by_weight

# Shares of children known to social care: the annual report's (White British 60 %, Black African 10 %,
# Black Caribbean 5 %, Asian 5 %), the rest as the 2011 census has it for Havering.
ETHNICITIES = (
    ("WBRI", 60.0), ("WIRI", 0.7), ("WIRT", 0.5), ("WOTH", 5.0), ("WROM", 0.8), ("MWBC", 3.5), ("MWBA", 2.0),
    ("MWAS", 1.0), ("MOTH", 2.5), ("AIND", 1.4), ("APKN", 1.5), ("ABAN", 1.0), ("AOTH", 1.0), ("CHNE", 0.3),
    ("BCRB", 5.0), ("BAFR", 10.0), ("BOTH", 1.7), ("OOTH", 0.8), ("REFU", 0.2), ("NOBT", 1.1),
)  # fmt: skip
GENDERS = (("M", 51.3), ("F", 48.4), ("N", 0.3))
# The report: 10 % of children in need are disabled.
DISABILITIES = (("Yes", 9.5), ("No", 89.0), ("Unknown", 1.5))
LOCALITIES = (("North", 36.0), ("Central", 34.0), ("South", 30.0))

# By age 0 to 17, from what the children in need census shows for England: babies and teenagers stand out.
REFERRED_AGES = (8.5, 5.5, 5.5, 5.4, 5.3, 5.3, 5.2, 5.1, 5.0, 5.0, 5.0, 5.2, 5.6, 6.2, 6.6, 6.4, 4.6, 2.6)
PLAN_AGES = (11.0, 7.5, 7.0, 6.5, 6.3, 6.2, 6.0, 5.8, 5.6, 5.4, 5.2, 5.1, 5.0, 5.0, 4.8, 4.2, 2.2, 0.6)
# Days before the birth from which a child can be known to anyone.
KNOWN_BEFORE_BIRTH = 150


@dataclass(eq=False)
class Household:
    """Children who live together, in one locality of the borough."""

    locality: str
    ethnicity: str
    children: list[Child] = field(default_factory=list)


@dataclass(eq=False)
class Child:
    """One child: no name, no address. The number is given when all children are known."""

    household: Household
    born: date
    gender: str
    ethnicity: str
    disability: str
    child_id: str = ""
    first_seen: date = date.max

    def seen(self, day: date) -> None:
        """Notes a day on which the child is known, so that numbers follow the order of coming."""
        self.first_seen = min(self.first_seen, day)

    def age_on(self, day: date) -> int:
        """Whole years on a day; -1 before birth."""
        years = day.year - self.born.year
        return years if birthday(self.born, max(years, 0)) <= day else years - 1

    def is_under(self, age: int, day: date) -> bool:
        """True where the child has not yet reached the age on the day."""
        return birthday(self.born, age) > day


class Population:
    """Every child made so far, and how further ones are made."""

    def __init__(self, rng: random.Random) -> None:
        self.rng = rng
        self.children: list[Child] = []

    def household(self, ethnicity: str | None = None) -> Household:
        """A new household without children."""
        return Household(by_weight(self.rng, LOCALITIES), ethnicity or by_weight(self.rng, ETHNICITIES))

    def child(self, household: Household, born: date, gender: str | None = None) -> Child:
        """A child of the household, born on a day."""
        # children of one mother do not always share a recorded ethnicity
        same = self.rng.random() < 0.93
        child = Child(
            household,
            born,
            gender or by_weight(self.rng, GENDERS),
            household.ethnicity if same else by_weight(self.rng, ETHNICITIES),
            by_weight(self.rng, DISABILITIES),
        )
        household.children.append(child)
        self.children.append(child)
        return child

    def family(
        self,
        size: int,
        on: date,
        until: date,
        ages: Sequence[float] = REFERRED_AGES,
        household: Household | None = None,
    ) -> list[Child]:
        """So many children of one household, born before `on` and under 18 to the end of `until`."""
        home = household or self.household()
        return [self.child(home, self._birth(home, on, until, ages)) for _ in range(size)]

    def _birth(self, household: Household, on: date, until: date, ages: Sequence[float]) -> date:
        for _ in range(200):
            age = self.rng.choices(range(18), ages)[0]
            last = birthday(on, -age)
            born = any_day(self.rng, birthday(on, -age - 1) + timedelta(days=1), last)
            if birthday(born, 18) > until and self._fits(household, born):
                return born
        return any_day(self.rng, birthday(on, -2), on)

    def _fits(self, household: Household, born: date) -> bool:
        gaps = [abs((child.born - born).days) for child in household.children]
        return all(gap > 300 for gap in gaps) or (min(gaps) == 0 and self.rng.random() < 0.02)

    def number(self, first: int = 1204) -> None:
        """Gives every child seen a number like HV004217, in the order in which they came."""
        number = first
        for child in sorted(self.children, key=lambda child: child.first_seen):
            number += self.rng.randint(1, 4)
            child.child_id = f"HV{number:06d}"
