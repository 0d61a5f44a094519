"""The names at the ends of the lines of a trend, moved apart where they would touch."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from hscb.charts.panel import HEIGHT, Rows
from hscb.charts.scale import Axis, spread
from hscb.charts.wording import figure

_GAP_PIXELS = 16


@dataclass(frozen=True)
class Named:
    """The name of a line, where the line ends, and its colour."""

    name: str
    period: str
    value: float
    colour: str


def rows(lines: Sequence[Named], unit: str, axis: Axis) -> Rows:
    """A row for each name with the last figure of its line."""
    gap = _GAP_PIXELS * (axis.high - axis.low) / (HEIGHT - 44)
    # half a line above the bottom, whose line would strike a label out
    places = spread([line.value for line in lines], gap, axis.low + gap / 2, axis.high)
    return [
        {
            "kind": "end",
            "period": line.period,
            "value": place,
            "text": f"{_short(line.name)} {figure(line.value, unit)}",
            "color": line.colour,
        }
        for line, place in zip(lines, places, strict=True)
    ]


def _short(name: str) -> str:
    return "Neighbours" if name == "Statistical neighbours" else name
