"""Where the name of a line goes: beside the place where it ends, off every line and every other name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise, product

Point = tuple[float, float]
# Pixels: a letter's width, a name's height, and how far it stays off the end of its line
_LETTER, _HIGH, _OFF = 7.0, 16.0, 8.0
# How far left of its usual place a name may begin, in shares of its own width
_SHIFTS = (0.0, 0.25, 0.5, 0.75, 1.0)


@dataclass(frozen=True)
class Box:
    """A rectangle in pixels, from the top left corner of the plot."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: Box) -> bool:
        """True where the two have a pixel in common."""
        across = self.left < other.right and other.left < self.right
        return across and self.top < other.bottom and other.top < self.bottom


@dataclass(frozen=True)
class Plot:
    """A plot of some size in pixels, with the lines that are drawn on it: points in shares of its width and height."""

    width: float
    height: float
    lines: Sequence[Sequence[Point]]

    def covered(self) -> list[Box]:
        """What the lines and their end points cover: a line holds its value until its next point."""
        found = []
        for line in self.lines:
            points = [(self.width * x, self.height * y) for x, y in line]
            found.append(Box(points[-1][0] - 4, points[-1][1] - 4, points[-1][0] + 4, points[-1][1] + 4))
            for (x, y), (next_x, next_y) in pairwise(points):
                found.append(Box(x, y - 1.5, next_x, y + 1.5))
                found.append(Box(next_x - 1.5, min(y, next_y), next_x + 1.5, max(y, next_y)))
        return found

    def box(self, one: int, name: str, offset: Point) -> Box:
        """What the name of a line covers that begins so far from the line's end."""
        left = self.width * self.lines[one][-1][0] + offset[0]
        middle = self.height * self.lines[one][-1][1] + offset[1]
        return Box(left, middle - _HIGH / 2, left + _LETTER * len(name), middle + _HIGH / 2)


def offsets(lines: Sequence[Sequence[Point]], names: Sequence[str], sizes: Sequence[Point]) -> list[Point]:
    """Pixels right and down from the end of each line to its name: as near as can be on plots of all these sizes."""
    plots = [Plot(width, height, lines) for width, height in sizes]
    choices = [_free(plots, one, name) for one, name in enumerate(names)]
    by_distance = sorted(product(*choices), key=lambda all_of: sum(map(_distance, all_of, names)))
    return list(next((found for found in by_distance if _are_apart(plots, names, found)), by_distance[0]))


def _free(plots: Sequence[Plot], one: int, name: str) -> list[Point]:
    """The nearest places above and below the end of a line that no line covers on any plot."""
    ends_at_edge = plots[0].lines[one][-1][0] >= 1
    shifts = _SHIFTS[:1] if ends_at_edge else _SHIFTS
    covered = [plot.covered() for plot in plots]
    found = []
    for shift, way in product(shifts, (-1, 1)):
        tried = [(_OFF - shift * _LETTER * len(name), float(way * down)) for down in range(0, 100, 2)]
        free = (
            offset
            for offset in tried
            if all(
                _is_free(plot, plot.box(one, name, offset), lines)
                for plot, lines in zip(plots, covered, strict=True)
            )
        )
        found += [offset for offset in [next(free, None)] if offset]
    return found or [(_OFF, 0.0)]


def _is_free(plot: Plot, box: Box, covered: Sequence[Box]) -> bool:
    is_inside = box.left >= 0 and box.top >= 0 and box.bottom <= plot.height
    return is_inside and not any(box.meets(line) for line in covered)


def _distance(offset: Point, name: str) -> float:
    """Pixels from the end of a line to the nearest edge of its name; more where that is not right of the end."""
    right, down = offset
    across = max(right, -right - _LETTER * len(name), 0.0)
    return float((across**2 + max(abs(down) - _HIGH / 2, 0.0) ** 2) ** 0.5) + (0.0 if right > 0 else _OFF)


def _are_apart(plots: Sequence[Plot], names: Sequence[str], found: Sequence[Point]) -> bool:
    boxes = [
        [plot.box(one, name, offset) for one, (name, offset) in enumerate(zip(names, found, strict=True))]
        for plot in plots
    ]
    return not any(one.meets(other) for on_plot in boxes for one, other in combinations(on_plot, 2))
