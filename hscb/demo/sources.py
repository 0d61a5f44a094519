"""Who contacts and refers: the census codes within each of the published groups."""

from __future__ import annotations

import random

from hscb.demo.days import by_weight

# Census codes of each group, with how often each is used.
CODES_OF_GROUP: dict[str, tuple[tuple[str, float], ...]] = {
    "Individual": (("1A", 62), ("1B", 10), ("1C", 12), ("1D", 16)),
    "Schools": (("2A", 1),),
    "Education services": (("2B", 1),),
    "Housing": (("4", 1),),
    "LA services": (("5A", 45), ("5B", 30), ("5C", 25)),
    "Police": (("6", 1),),
    "Other legal agency": (("7", 1),),
    "Other": (("8", 1),),
    "Anonymous": (("9", 1),),
    "Unknown": (("10", 1),),
}
HEALTH = "Health services"
PRIMARY_HEALTH = (("3A", 34), ("3B", 32), ("3C", 10), ("3D", 24))
# The report's secondary health: emergency departments, hospitals, occupational therapists, wards.
SECONDARY_HEALTH = (("3E", 45), ("3F", 55))

# Letters that Annex A puts before the codes of contact and referral source.
_LETTERS = {
    "1A": "a", "1B": "b", "1C": "c", "1D": "d", "2A": "e", "2B": "f", "3A": "g", "3B": "h", "3C": "i", "3D": "j",
    "3E": "k", "3F": "l", "4": "m", "5A": "n", "5B": "o", "5C": "p", "6": "q", "7": "r", "8": "s", "9": "t", "10": "u",
}  # fmt: skip


def code_of(rng: random.Random, group: str, is_secondary: bool = False) -> str:
    """A census code of the group, such as 3E for an emergency department."""
    if group == HEALTH:
        return by_weight(rng, SECONDARY_HEALTH if is_secondary else PRIMARY_HEALTH)
    return by_weight(rng, CODES_OF_GROUP[group])


def as_written(code: str) -> str:
    """The code as an Annex A workbook carries it: `e) 2A`."""
    return f"{_LETTERS[code]}) {code}"
