"""The hatching of what disclosure control hides: an image, because a chart's own marks have no patterns."""

from __future__ import annotations

from hscb.charts.tokens import tokens


def hatch(width: int, height: int) -> str:
    """A hatched rectangle as an image address that needs no file and no network."""
    colour = tokens().comparator.replace("#", "%23")
    return (
        f"data:image/svg+xml;utf8,<svg xmlns='http://www.w3.org/2000/svg' width='{width}' height='{height}'>"
        "<defs><pattern id='h' width='6' height='6' patternUnits='userSpaceOnUse' patternTransform='rotate(45)'>"
        f"<rect width='2' height='6' fill='{colour}'/></pattern></defs>"
        f"<rect width='{width}' height='{height}' fill='url(%23h)' fill-opacity='0.6'/></svg>"
    )
