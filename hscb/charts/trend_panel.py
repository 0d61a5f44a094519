"""A trend with everything around it."""

from __future__ import annotations

import pandas as pd

from hscb.charts import limits, marks, trend_notes, trend_table, trend_words
from hscb.charts.context import Context
from hscb.charts.panel import Panel
from hscb.charts.series import SYMBOLS, series_of
from hscb.charts.trend import Trend, trend_chart
from hscb.queries.measures import Measure
from hscb.queries.view import View

# A count of one place says nothing about the count of another.
COMPARED_UNITS = ("percent", "rate_10k", "days", "number")


def trend_panel(
    measure: Measure,
    values: pd.DataFrame,
    compared: pd.DataFrame,
    view: View,
    exclusions: pd.DataFrame,
    data_note: str,
    context: Context | None = None,
) -> Panel:
    """A measure over the periods of a view, with title, sentence, notes and table made from its figures."""
    shown = compared if view.comparators and measure.unit in COMPARED_UNITS else compared.head(0)
    trend = Trend(measure, view, series_of(values), shown, context or Context())
    title, sentence = trend_words.title(trend), trend_words.sentence(trend)
    return Panel(
        panel_id=measure.measure_id,
        title=title,
        subtitle=trend_words.subtitle(trend),
        sentence=sentence,
        spoken=f"Line chart. {title}. {sentence} The table below the chart has every figure.",
        notes=trend_notes.notes(trend, exclusions, data_note),
        key=(
            *dict.fromkeys((SYMBOLS[one.mark], one.words) for one in trend.series),
            *limits.key(trend.limits),
            *marks.key(trend.events, trend.base_changes),
        ),
        chart=trend_chart(trend),
        table=trend_table.table(trend),
        numbers=trend_table.numbers(trend),
        signs=limits.signs(trend.limits, bool(trend.target_periods)),
        honesty=trend.context.honesty,
    )
