"""One measure in the categories of a breakdown: the last period as bars, the year before as a tick."""

from __future__ import annotations

import pandas as pd

from hscb.charts import bars_words
from hscb.charts.bars_chart import bars_chart
from hscb.charts.breakdown import Breakdown, Category, Figure, breakdown_of
from hscb.charts.panel import Panel
from hscb.charts.tokens import tokens
from hscb.charts.wording import HIDDEN, HIDDEN_WORDS, breakdown_words, figure, one_of_breakdown
from hscb.queries.measures import Measure
from hscb.queries.view import View

_ORIGINS = {"records": "Computed from records.", "return": "As returned.", "published": "As published."}


def bars_panel(
    measure: Measure, breakdown: str, rows: pd.DataFrame, view: View, data_note: str
) -> Panel | None:
    """The breakdown of the last period shown; None where it has fewer than two categories then."""
    bars = breakdown_of(measure, breakdown, rows, view)
    if bars is None:
        return None
    title, sentence = bars_words.title(bars), bars_words.sentence(bars)
    ticks = (("❙", bars.when_before, tokens().text),) if bars.when_before else ()
    return Panel(
        panel_id=f"{measure.measure_id}-by-{breakdown}",
        title=title,
        subtitle=f"{measure.title} by {breakdown_words(breakdown)}, {view.authority}, {bars.when}",
        sentence=sentence,
        spoken=f"Bar chart. {title}. {sentence} The table below the chart has every figure.",
        notes=_notes(bars, data_note),
        key=(("■", bars.when), *ticks),
        chart=bars_chart(bars),
        table=_table(bars),
        numbers=_numbers(bars),
    )


def _notes(bars: Breakdown, data_note: str) -> tuple[str, ...]:
    now = sum(one.now.hidden for one in bars.categories)
    found = [_hidden(now, "")] if now else []
    gone = bars.hidden_and_gone
    before = sum(one.before.hidden for one in bars.categories) + gone
    if bars.when_before and before:
        without = f", {gone} of them without a row here" if gone else ""
        found.append(_hidden(before, f" in {bars.when_before}{without}"))
    return (f"{_ORIGINS[bars.origin]} {data_note}", *found)


def _hidden(count: int, when: str) -> str:
    return f"{count} {'category is' if count == 1 else 'categories are'} hidden{when} ({HIDDEN}): {HIDDEN_WORDS}."


def _table(bars: Breakdown) -> pd.DataFrame:
    unit, found = bars.measure.unit, bars.categories
    columns = {one_of_breakdown(bars.name): [one.name for one in found]}
    if any(one.now.denominator is not None for one in found):
        columns["Number"] = [figure(one.now.numerator, "count", one.now.hidden) for one in found]
        columns["Out of"] = [figure(one.now.denominator, "count", one.now.hidden) for one in found]
    columns[bars.when] = [one.now.text(unit) for one in found]
    if bars.when_before:
        columns[bars.when_before] = [one.before.text(unit) for one in found]
    return pd.DataFrame(columns)


def _numbers(bars: Breakdown) -> pd.DataFrame:
    """The figures of the bars, then those of the ticks."""
    rows = [_row(bars, one, one.now, bars.view.last.label) for one in bars.categories]
    if bars.when_before:
        had = [one for one in bars.categories if one.before.hidden or one.before.value is not None]
        rows += [_row(bars, one, one.before, bars.before_label) for one in had]
    return pd.DataFrame(rows, dtype=object)


def _row(bars: Breakdown, one: Category, of: Figure, label: str) -> dict[str, object]:
    counts = {"numerator": of.numerator, "denominator": of.denominator, "value": of.value}
    return {
        "measure_id": bars.measure.measure_id,
        "authority": bars.view.authority,
        "breakdown": bars.name,
        "category": one.name,
        "origin": bars.origin,
        "period_label": label,
        **{name: HIDDEN if of.hidden else value for name, value in counts.items()},
    }
