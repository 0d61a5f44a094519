"""What a trend marks over its lines: events by a number, whose words stand below, and where the base changes."""

from __future__ import annotations

from itertools import groupby

import altair as alt

from hscb.charts.context import BaseChange, Event
from hscb.charts.panel import Layer, Rows, of_kind
from hscb.charts.tokens import tokens
from hscb.charts.wording import period
from hscb.queries.view import View

# The padding of the axis of periods, in steps, on each side.
PADDING = 0.4


def rows(events: list[Event], changes: list[BaseChange], view: View) -> Rows:
    """A row for each period with events, their numbers joined, and one for each change of base."""
    found: Rows = [
        {
            "kind": "event",
            "period": period(label, view.period_type),
            "text": " ".join(str(one.number) for one in held),
            "says": "; ".join(one.words for one in held),
        }
        for label, same in groupby(
            sorted(events, key=lambda one: view.labels.index(one.label)), lambda one: one.label
        )
        for held in [list(same)]
    ]
    found += [
        {"kind": "base", "period": period(one.label, view.period_type), "says": one.why} for one in changes
    ]
    return found


def layers(x: alt.X, view: View, made: Rows) -> list[Layer]:
    """Numbers above the plot, a thin line under each; a broken line between two bases."""
    look, kinds = tokens(), {row["kind"] for row in made}
    found: list[Layer] = []
    if "event" in kinds:
        line = alt.Chart().mark_rule(color=look.rule, strokeWidth=1).encode(x)
        number = (
            alt.Chart()
            # right of the line: above it may stand the letter of a hidden figure
            .mark_text(fontWeight="bold", align="left", dx=5, baseline="bottom", color=look.secondary)
            .encode(x, y=alt.value(-1), text=alt.Text("text:N"), tooltip=alt.Tooltip("says:N", title="event"))
        )
        found.append(alt.layer(line, number).transform_filter(of_kind("event")))
    if "base" in kinds:
        # half a step before the first period of the new base
        half = f"-width / {2 * (len(view.labels) - 1 + 2 * PADDING):.2f}"
        found.append(
            alt.Chart()
            .transform_filter(of_kind("base"))
            .mark_rule(color=look.text, strokeWidth=1.5, strokeDash=[2, 3], xOffset={"expr": half})
            .encode(x, tooltip=alt.Tooltip("says:N", title="another base"))
        )
    return found


def key(events: list[Event], changes: list[BaseChange]) -> list[tuple[str, str, str]]:
    """The entries of the key: each event by its number, and the line between two bases."""
    look = tokens()
    found = [(str(one.number), one.words, look.secondary) for one in events]
    return found + ([("┆", "another base from here on", look.text)] if changes else [])
