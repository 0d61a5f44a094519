"""A trend the height of a line of text, for tiles and tables: up to twelve periods, the last one marked."""

from __future__ import annotations

import base64
from collections.abc import Sequence

from hscb.charts.tokens import tokens

_POINTS = 12
_WIDTH, _HEIGHT, _MARGIN = 112, 28, 4


def sparkline(values: Sequence[float | None]) -> str:
    """The address of an image that holds itself; None is a gap. Empty where nothing is to be drawn."""
    shown = list(values)[-_POINTS:]
    numbers = [value for value in shown if value is not None]
    if len(numbers) < 2:
        return ""
    places = _places(shown, min(numbers), max(numbers))
    look = tokens()
    lines = "".join(
        f"<polyline points='{' '.join(f'{x:.1f},{y:.1f}' for x, y in run)}' fill='none' stroke='{look.ours}'"
        " stroke-width='1.75' stroke-linejoin='round'/>"
        for run in _runs(places)
    )
    x, y = [place for place in places if place is not None][-1]
    dot = f"<circle cx='{x:.1f}' cy='{y:.1f}' r='3' fill='{look.ours}'/>" if places[-1] else ""
    image = f"<svg xmlns='http://www.w3.org/2000/svg' width='{_WIDTH}' height='{_HEIGHT}'>{lines}{dot}</svg>"
    return f"data:image/svg+xml;base64,{base64.b64encode(image.encode()).decode()}"


def _places(
    values: Sequence[float | None], lowest: float, highest: float
) -> list[tuple[float, float] | None]:
    step = (_WIDTH - 2 * _MARGIN) / max(len(values) - 1, 1)
    height, width = _HEIGHT - 2 * _MARGIN, highest - lowest
    return [
        None
        if value is None
        else (
            _MARGIN + place * step,
            _MARGIN + height * (1 - (value - lowest) / width if width else 0.5),
        )
        for place, value in enumerate(values)
    ]


def _runs(places: Sequence[tuple[float, float] | None]) -> list[list[tuple[float, float]]]:
    runs: list[list[tuple[float, float]]] = [[]]
    for place in places:
        if place is None:
            runs.append([])
        else:
            runs[-1].append(place)
    return [run for run in runs if len(run) > 1]
