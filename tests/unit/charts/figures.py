"""Measures, views and figures for tests of charts, as the questions give them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

import pandas as pd

from hscb.queries.measures import Measure
from hscb.queries.view import Period, View

ASSESSMENTS = Measure(
    measure_id="assessment_45wd_pct",
    title="Assessments completed within 45 working days",
    definition="Share of assessments authorised within 45 working days of their start.",
    numerator_words="Assessments authorised within 45 working days",
    denominator_words="Assessments authorised, less those with no start or an end before it",
    unit="percent",
    polarity="higher",
    aim=1,
    other_aims=(),
    theme="Timeliness",
    is_stock=False,
    is_headline=True,
    breakdowns=("team",),
    timescale="45 working days",
    target=None,
    target_from=None,
    target_to=None,
    target_set_by="",
    sources=("list_4",),
    owner="Children's Social Care",
    legal_source="Ofsted Annex A, List 4",
    caveats="",
)
CONTACTS = replace(
    ASSESSMENTS,
    measure_id="contacts",
    title="Contacts",
    unit="count",
    polarity="neither",
    denominator_words="",
    numerator_words="",
    breakdowns=("contact_source",),
)
EXCLUSIONS = pd.DataFrame({"measure_id": [], "reason": [], "count": [], "suppressed": []})


def years(*labels: str, comparators: bool = True) -> View:
    """A view of reporting years, such as years("2014-15", "2015-16")."""
    periods = tuple(
        Period(label, date(int(label[:4]), 4, 1), date(int(label[:4]) + 1, 3, 31), label) for label in labels
    )
    return View("Havering", "year", periods, comparators)


def year_rows(rows: Sequence[dict[str, Any]]) -> pd.DataFrame:
    """Figures of years as `queries.figures.trend` gives them; a row names its label and what differs."""
    same = {
        "origin": "records", "numerator": None, "denominator": None, "value": None, "status": "final",
        "suppressed": False, "caveat": None, "agency": None, "source": None, "published_in": None, "narrative": None,
        "is_national": False,
    }  # fmt: skip
    frame = pd.DataFrame([{**same, **row} for row in rows])
    frame["period_start"] = pd.to_datetime([f"{label[:4]}-04-01" for label in frame["period_label"]])
    frame["period_end"] = frame["period_start"] + pd.DateOffset(years=1) - pd.DateOffset(days=1)
    for name in ("value", "numerator", "denominator"):
        frame[name] = frame[name].astype(float)
    return frame


def compared(**values: float) -> pd.DataFrame:
    """England's figures by year, such as compared(y2016=82.9)."""
    labels = [f"{name[1:]}-{(int(name[1:]) + 1) % 100:02d}" for name in values]
    return pd.DataFrame(
        {
            "comparator": ["England"] * len(labels),
            "period_label": labels,
            "period_start": pd.to_datetime([f"{label[:4]}-04-01" for label in labels]),
            "value": list(values.values()),
            "source": ["DfE children in need statistics"] * len(labels),
            "published_in": [None] * len(labels),
            "year_label": labels,
        }
    )


def rows_of(chart: Any, kind: str) -> list[dict[str, Any]]:
    """The rows of one kind that a chart draws; the whole specification is checked against Vega-Lite on the way."""
    return [row for row in chart.to_dict()["datasets"]["rows"] if row["kind"] == kind]
