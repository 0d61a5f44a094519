"""A chart with everything that stands around it, ready for a page or a file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import altair as alt
import pandas as pd

from hscb.charts.behaviour import Sign

HEIGHT = 240
Rows = list[dict[str, Any]]
# Altair's own methods say that they give Any
Layer = Any


@dataclass(frozen=True)
class Panel:
    """A chart, its title and sentence made from its numbers, its notes, and its table twin.

    `spoken` is said in place of the chart to who does not see it; `key` pairs each symbol with its words,
    and with the colour of the symbol where it is not the one of our own figures; `table` holds words as they are shown;
    `numbers` the same cells as numbers, for a download; `signs` say how the last figure behaves, each with what it
    rests on; `honesty` says in a line what the figures of the measure rest on.
    """

    panel_id: str
    title: str
    subtitle: str
    sentence: str
    spoken: str
    notes: tuple[str, ...]
    key: tuple[tuple[str, str] | tuple[str, str, str], ...]
    chart: alt.LayerChart
    table: pd.DataFrame
    numbers: pd.DataFrame
    signs: tuple[tuple[Sign, str], ...] = ()
    honesty: str = ""

    @property
    def below(self) -> list[str]:
        """Everything that is said below the chart, in a file as on the page."""
        signs = [f"{sign.words}. {said}".strip() if said else f"{sign.words}." for sign, said in self.signs]
        return [text for text in (self.sentence, *signs, *self.notes, self.honesty) if text]


def layered(layers: list[Layer], rows: Rows, height: int) -> alt.LayerChart:
    """Layers over one set of rows, as wide as the page gives."""
    return alt.LayerChart(
        layer=layers,
        data=alt.NamedData("rows"),
        width="container",
        height=height,
        padding={"left": 4, "top": 14, "bottom": 4, "right": 8},
        autosize=alt.AutoSizeParams(type="fit", contains="padding"),
        datasets={"rows": rows},
    )


def of_kind(*kinds: str) -> str:
    """The filter of a layer that draws rows of these kinds."""
    return " || ".join(f"datum.kind == '{kind}'" for kind in kinds)
