"""What stands below a trend: sources, what was left out, what is hidden, what to take care of."""

from __future__ import annotations

import pandas as pd

from hscb.charts.context import base_changes, broken
from hscb.charts.trend import Trend
from hscb.charts.trend_words import period_words
from hscb.charts.wording import (
    HIDDEN,
    HIDDEN_WORDS,
    cases_left_out,
    figure,
    is_missing,
    period,
    reason,
    several,
)


def notes(trend: Trend, exclusions: pd.DataFrame, data_note: str) -> tuple[str, ...]:
    """Where the figures come from, what was left out of them, what is hidden."""
    return tuple(
        note
        for note in (
            *_base_notes(trend),
            _few_note(trend),
            data_note,
            _comparator_note(trend),
            excluded_note(trend.measure.measure_id, exclusions, trend),
            _hidden_note(trend),
            _partial_note(trend),
            _caveat_note(trend),
            _axis_note(trend),
        )
        if note
    )


def _base_notes(trend: Trend) -> list[str]:
    """Why a line breaks, for the headline series and then the others; each reason once."""
    found = [broken(change, trend.view) for change in trend.base_changes]
    for one in trend.series[1:]:
        found += [
            f"{one.words[:1].upper()}{one.words[1:]}: {broken(change, trend.view)}"
            for change in base_changes(trend.context, one, trend.view)
            if change.why not in [own.why for own in trend.base_changes]
        ]
    return found


def _few_note(trend: Trend) -> str:
    """Why a chart of quarters or months has no usual range."""
    if trend.view.period_type == "year" or trend.limits is not None or not trend.series:
        return ""
    return "No usual range is drawn: five figures on one base are needed, and they have to vary."


def _comparator_note(trend: Trend) -> str:
    sources = sorted({source for source in trend.drawn["source"] if not is_missing(source)})
    if not sources:
        return ""
    each_year = (
        "" if trend.view.period_type == "year" else " A comparator's figure is that of the whole year."
    )
    return f"Comparators: {'; '.join(sources)}.{each_year}"


def excluded_note(measure_id: str, exclusions: pd.DataFrame, trend: Trend) -> str:
    """Cases left out of the last period's denominator, counted by reason."""
    if exclusions.empty:
        return ""
    rows = exclusions[exclusions["measure_id"] == measure_id].to_dict("records")
    if not rows:
        return ""
    counted = [
        f"{cases_left_out(row['count'], bool(row['suppressed']))} {reason(row['reason'])}" for row in rows
    ]
    return f"Left out in {period(trend.view.last.label, trend.view.period_type)}: {several(counted)}."


def _hidden_note(trend: Trend) -> str:
    hidden = sum(int(one.rows["suppressed"].astype(bool).sum()) for one in trend.series)
    if not hidden:
        return ""
    each = "1 figure is" if hidden == 1 else f"{hidden} figures are"
    return f"{each} hidden ({HIDDEN}): {HIDDEN_WORDS}. No line crosses a gap."


def _partial_note(trend: Trend) -> str:
    labels = {row["period_label"]: row for one in trend.series for row in one.rows.to_dict("records")}
    partial = [period_words(trend, row) for row in labels.values() if row["status"] == "partial"]
    return f"The data cover only part of {several(partial)} (paler)." if partial else ""


def _caveat_note(trend: Trend) -> str:
    rows = pd.concat([one.rows for one in trend.series]) if trend.series else pd.DataFrame()
    if rows.empty or rows["caveat"].isna().all():
        return ""
    found = rows.dropna(subset="caveat").groupby("caveat", sort=False)["period_label"]
    return " ".join(f"{str(caveat).capitalize()}: {_span(trend, list(labels))}." for caveat, labels in found)


def _span(trend: Trend, labels: list[str]) -> str:
    unique = [period(label, trend.view.period_type) for label in dict.fromkeys(labels)]
    return several(unique) if len(unique) <= 4 else f"{unique[0]} to {unique[-1]}"


def _axis_note(trend: Trend) -> str:
    low = trend.axis().low
    return f"The axis begins at {figure(low, trend.measure.unit)}." if low > 0 else ""
