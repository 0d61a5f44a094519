"""Where an axis begins, ends and has its lines, and where labels at line ends go."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

_HALF = 50.0
# A cut axis shows at least so many points, so that a small change does not look like a large one.
_LEAST_POINTS = 20.0
_NARROWEST = 0.001


@dataclass(frozen=True)
class Axis:
    """The lowest and highest value of an axis and its lines."""

    low: float
    high: float
    ticks: tuple[float, ...]


def value_axis(values: Sequence[float], unit: str) -> Axis:
    """A vertical axis: from zero, but for percentages above a half, whose change would be flattened."""
    highest, lowest = max(values, default=1.0), min(values, default=0.0)
    is_cut = unit == "percent" and lowest > _HALF
    low = min(lowest - 0.5 * (highest - lowest), highest - _LEAST_POINTS) if is_cut else 0.0
    step = _step((highest - max(low, 0.0)) or 1.0, whole=unit == "count")
    first = math.floor(max(low, 0.0) / step)
    last = max(math.ceil(highest / step - 1e-9), first + 1)
    high = last * step
    if unit == "percent" and highest <= 100:
        high = min(high, 100.0)
    ticks = tuple(round(place * step, 6) for place in range(first, last + 1) if place * step <= high + 1e-9)
    return Axis(first * step, high, ticks)


def _step(width: float, whole: bool) -> float:
    width = max(width, _NARROWEST)
    size = 10.0 ** math.floor(math.log10(width / 4))
    step = next(size * part for part in (1, 2, 2.5, 5, 10) if width / (size * part) <= 5)
    return max(1.0, math.ceil(step)) if whole else step


def spread(places: Sequence[float], gap: float, low: float, high: float) -> list[float]:
    """The same places moved apart until neighbours are `gap` away from each other, within low and high."""
    order = sorted(range(len(places)), key=lambda one: places[one])
    moved = list(places)
    floor = low
    for one in order:
        moved[one] = max(moved[one], floor)
        floor = moved[one] + gap
    ceiling = high
    for one in reversed(order):
        moved[one] = min(moved[one], ceiling)
        ceiling = moved[one] - gap
    return moved
