"""Sharing out whole children: how a total is split, and how families fill places until none is left."""

from __future__ import annotations

import random
from collections.abc import Callable, Hashable, Mapping, Sequence
from typing import TypeVar

Place = TypeVar("Place", bound=Hashable)

TRIES = 200

# Children of one family who are referred together, and who come on to plans together.
REFERRED_TOGETHER = (0.61, 0.22, 0.105, 0.05, 0.015)
PLANNED_TOGETHER = (0.42, 0.28, 0.18, 0.12)


def shares(total: int, weights: Sequence[float]) -> list[int]:
    """Whole numbers in the proportion of the weights that add up to the total (largest remainders)."""
    exact = [total * weight / sum(weights) for weight in weights]
    found = [int(number) for number in exact]
    by_remainder = sorted(range(len(exact)), key=lambda n: found[n] - exact[n])
    for n in by_remainder[: total - sum(found)]:
        found[n] += 1
    return found


def family_sizes(
    rng: random.Random, children: int, weights: Sequence[float] = REFERRED_TOGETHER
) -> list[int]:
    """Sizes of families that together have this many children; of few children no family is large."""
    weights = weights if children > 12 else weights[:2]
    sizes: list[int] = []
    while (left := children - sum(sizes)) > 0:
        sizes.append(min(left, rng.choices(range(1, len(weights) + 1), weights)[0]))
    return sizes


def fill(
    rng: random.Random,
    sizes: Sequence[int],
    places: Mapping[Place, int],
    liking: Callable[[int, Place], float] = lambda family, place: 1.0,
) -> list[Place]:
    """A place for each family, so that each place gets exactly its number of children.

    Places are taken by chance, the fuller the rarer, weighted by `liking(family, place)`; large families choose
    first. Raises ValueError where the numbers do not add up or the families find no room.
    """
    if sum(sizes) != sum(places.values()):
        raise ValueError(f"{sum(sizes)} children for {sum(places.values())} places")
    for _ in range(TRIES):
        found = _fill_once(rng, sizes, dict(places), liking)
        if found is not None:
            return found
    raise ValueError(f"families of {sorted(sizes)} do not fit into {dict(places)}")


def _fill_once(
    rng: random.Random, sizes: Sequence[int], left: dict[Place, int], liking: Callable[[int, Place], float]
) -> list[Place] | None:
    found: dict[int, Place] = {}
    for family in sorted(range(len(sizes)), key=lambda family: (-sizes[family], rng.random())):
        open_places = [place for place, room in left.items() if room >= sizes[family]]
        if not open_places:
            return None
        weights = [left[place] * max(liking(family, place), 1e-9) for place in open_places]
        found[family] = rng.choices(open_places, weights)[0]
        left[found[family]] -= sizes[family]
    return [found[family] for family in range(len(sizes))]


def choose_exactly(rng: random.Random, sizes: Sequence[int], children: int) -> list[bool]:
    """Which families to take so that they have exactly this many children together."""
    return fill(rng, sizes, {True: children, False: sum(sizes) - children})
