"""The table behind a trend: the same figures, in words to read and as numbers to work with."""

from __future__ import annotations

from collections.abc import Hashable
from typing import Any

import pandas as pd

from hscb.charts.trend import Trend
from hscb.charts.wording import HIDDEN, NONE, figure, is_missing, number, period

_COMPARATORS = ("England", "London", "Outer London", "Statistical neighbours")


def table(trend: Trend) -> pd.DataFrame:
    """One row per period and origin, newest first, everything as it reads on the page."""
    rows = _rows(trend)
    if rows.empty:
        return rows
    unit, others = trend.measure.unit, _others(trend)
    shown = pd.DataFrame(
        {
            "Period": [period(label, trend.view.period_type) for label in rows["period_label"]],
            "From": rows["words"],
        }
    )
    if rows["denominator"].notna().any():
        shown["Number"] = [_count(row, "numerator") for row in rows.to_dict("records")]
        shown["Out of"] = [_count(row, "denominator") for row in rows.to_dict("records")]
    shown[trend.view.authority] = [
        figure(row["value"], unit, bool(row["suppressed"])) for row in rows.to_dict("records")
    ]
    for name in others:
        shown[name] = [figure(value, unit) for value in rows[name]]
    shown["Note"] = [_note(row) for row in rows.to_dict("records")]
    return shown if shown["Note"].any() else shown.drop(columns="Note")


def numbers(trend: Trend) -> pd.DataFrame:
    """The same rows for a file: numbers stay numbers, hidden ones are `c`."""
    rows = _rows(trend)
    if rows.empty:
        return rows
    kept = [
        "period_label", "period_start", "period_end", "origin", "source", "agency", "numerator", "denominator", "value",
        "status", "caveat", *_others(trend),
    ]  # fmt: skip
    found = rows[kept].astype(object)
    hidden = rows["suppressed"].astype(bool)
    for name in ("numerator", "denominator", "value"):
        found.loc[hidden, name] = HIDDEN
    for name in ("period_start", "period_end"):
        found[name] = [value.date().isoformat() for value in rows[name]]
    found.insert(0, "measure_id", trend.measure.measure_id)
    found.insert(1, "authority", trend.view.authority)
    return found.where(found.notna(), None)


def _rows(trend: Trend) -> pd.DataFrame:
    if not trend.series:
        return pd.DataFrame()
    rows = pd.concat(
        [one.rows.assign(words=one.words, place=place) for place, one in enumerate(trend.series)]
    )
    wide = trend.compared.pivot_table(
        index="period_label", columns="comparator", values="value", aggfunc="first"
    )
    return (
        rows.merge(wide, how="left", left_on="period_label", right_index=True)
        .sort_values(["period_start", "place"], ascending=[False, True])
        .reset_index(drop=True)
    )


def _others(trend: Trend) -> list[str]:
    return [name for name in _COMPARATORS if name in set(trend.compared["comparator"])]


def _count(row: dict[Hashable, Any], name: str) -> str:
    if row["suppressed"]:
        return HIDDEN
    return NONE if is_missing(row[name]) else number(row[name], "count")


def _note(row: dict[Hashable, Any]) -> str:
    parts = [
        row["caveat"],
        "part of the period" if row["status"] == "partial" else None,
        row["narrative"],
    ]
    return "; ".join(str(part) for part in parts if not is_missing(part) and part)
