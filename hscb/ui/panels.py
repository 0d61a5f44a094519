"""Charts on a page: made once for a state and a view, then remembered as the words and drawing that are sent."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import streamlit as st
from altair.utils.schemapi import debug_mode

from hscb.charts.bands import bands_panel
from hscb.charts.bars import bars_panel
from hscb.charts.context import Context
from hscb.charts.journey import journey_panel
from hscb.charts.key import signs
from hscb.charts.panel import Panel
from hscb.charts.survival import survival_panel
from hscb.charts.trend_panel import trend_panel
from hscb.queries import care, figures, signals
from hscb.queries.measures import Measure
from hscb.queries.view import View
from hscb.ui import band, html, store
from hscb.ui.words import definition, sign


@dataclass(frozen=True)
class Wanted:
    """Which chart: its kind, its measure, its breakdown."""

    kind: str
    measure_id: str = ""
    breakdown: str = ""


@dataclass(frozen=True)
class Shown:
    """A chart as it is sent to the browser."""

    panel_id: str
    title: str
    head: str
    says: str
    foot: str
    alt: str
    drawing: dict[str, Any]


def panel(state: str, wanted: Wanted, view: View) -> Panel | None:
    """A chart made from the figures of a state; None where there is nothing to draw."""
    read, note = store.reader(state), band.until(state)
    if wanted.kind == "journey":
        return journey_panel(care.journey(read, view), figures.exclusions(read, view), view, note)
    if wanted.kind == "survival":
        return survival_panel(care.placement_survival(read, view.authority), view.authority, note)
    measure = measure_of(state, wanted.measure_id)
    if measure is None:
        return None
    if wanted.kind == "bands":
        return bands_panel(
            measure, figures.breakdown(read, measure.measure_id, "duration_band", view), view, note
        )
    if wanted.kind == "bars":
        rows = figures.breakdown(read, measure.measure_id, wanted.breakdown, view)
        return bars_panel(measure, wanted.breakdown, rows, view, note)
    values = figures.trend(read, measure.measure_id, view)
    compared = figures.comparators(read, measure.measure_id, view)
    context = _context(state, measure.measure_id, view)
    return trend_panel(measure, values, compared, view, figures.exclusions(read, view), note, context)


def _context(state: str, measure_id: str, view: View) -> Context:
    read = store.reader(state)
    place = store.places(state, view.authority).get((measure_id, view.last.label), "")
    return Context(
        standing=signals.standing(read, measure_id, view.authority, view.period_type),
        base_changes=signals.base_changes(read, measure_id, view.authority),
        events=signals.events(read, measure_id),
        honesty=store.honesty(state, view.authority).get(measure_id, ""),
        place=place if view.comparators and view.period_type == "year" else "",
    )


def measure_of(state: str, measure_id: str) -> Measure | None:
    """The words of a measure; None where the catalogue has no such id."""
    return next((one for one in store.catalogue(state) if one.measure_id == measure_id), None)


@st.cache_resource(max_entries=800, show_spinner=False, hash_funcs={View: repr, Wanted: repr})
def shown(state: str, wanted: Wanted, view: View) -> Shown | None:
    """A chart as it is sent; None where there is nothing to draw."""
    # the tests validate every specification; on a page it would take as long as making it
    with debug_mode(False):
        made = panel(state, wanted, view)
        if made is None:
            return None
        specification = made.chart.to_dict(validate=False)
    measure = measure_of(state, wanted.measure_id)
    return Shown(
        made.panel_id,
        made.title,
        _head(made),
        _says(made),
        _foot(made, measure),
        made.spoken,
        _with_rows_inside(specification),
    )


def _with_rows_inside(specification: dict[str, Any]) -> dict[str, Any]:
    # Streamlit turns the data of the top level into Arrow, which loses lists such as a dash pattern
    rows = specification.pop("datasets")["rows"]
    del specification["data"]
    specification["layer"] = [{"data": {"values": rows}, "layer": specification["layer"]}]
    return specification


def _head(made: Panel) -> str:
    key = " ".join(
        f"<span><i aria-hidden='true' style='color: {colour}'>{html.escape(symbol)}</i>{html.escape(words)}</span>"
        for symbol, words, colour in signs(made)
    )
    return (
        f"<div class='card'><h3>{html.escape(made.title)}</h3>"
        f"<p class='under'>{html.escape(made.subtitle)}</p>"
        f"{f'<p class=key>{key}</p>' if key else ''}</div>"
    )


def _says(made: Panel) -> str:
    notes = " ".join(made.notes)
    signs = "".join(
        f"<li>{sign(found)}{html.escape(f': {said}' if said else '')}</li>" for found, said in made.signs
    )
    behaves = f"<ul class='signs'>{signs}</ul>" if signs else ""
    honest = f"<p class='honesty'>{html.escape(made.honesty)}</p>" if made.honesty else ""
    return f"<p class='says'>{html.escape(made.sentence)}</p>{behaves}<p class='notes'>{html.escape(notes)}</p>{honest}"


def _foot(made: Panel, measure: Measure | None) -> str:
    parts = [
        html.details("Table", html.table(made.table, made.subtitle)) if not made.table.empty else "",
        html.details("Definition", definition(measure)) if measure else "",
    ]
    return f"<div class='foot'>{''.join(parts)}</div>"
