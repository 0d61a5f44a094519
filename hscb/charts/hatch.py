"""The hatching of what disclosure control hides: an image, because a chart's own marks have no patterns."""

from __future__ import annotations

import altair as alt

from hscb.charts.panel import HEIGHT, Layer, of_kind
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


def hatching(x: alt.X) -> Layer:
    """The layer of a trend that hatches each hidden period, with its letter above."""
    strip = (
        alt.Chart()
        # as high as the plot is where it is drawn: below it stand the names of the periods
        .mark_image(width=16, height={"expr": "height"}, aspect=False, url=hatch(16, HEIGHT), baseline="top")
        .encode(x, y=alt.value(0), tooltip=alt.Tooltip("shown:N", title="hidden"))
    )
    letter = (
        alt.Chart()
        .mark_text(fontWeight="bold", baseline="bottom", color=tokens().secondary)
        .encode(x, y=alt.value(-2), text=alt.Text("text:N"))
    )
    return alt.layer(strip, letter).transform_filter(of_kind("hidden"))
