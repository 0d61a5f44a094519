"""The words about a measure, as HTML."""

from __future__ import annotations

from hscb.charts.behaviour import Sign
from hscb.charts.wording import breakdown_words, day, figure, several, unit_words
from hscb.queries.measures import Measure
from hscb.ui.html import escape

POLARITIES = {
    "higher": "Higher is better.",
    "lower": "Lower is better.",
    "neither": "Neither direction is better.",
}


def definition(measure: Measure) -> str:
    """Everything the catalogue says about a measure."""
    said = {
        "What it is": measure.definition,
        "Number counted": measure.numerator_words,
        "Out of": measure.denominator_words,
        "Unit": unit_words(measure.unit) + (", on the last day of the period" if measure.is_stock else ""),
        "Which way is better": POLARITIES[measure.polarity],
        "Limit in law or guidance": measure.timescale,
        "Target": target_words(measure),
        "Breakdowns": several([breakdown_words(name) for name in measure.breakdowns]),
        "Owner": measure.owner,
        "Source": measure.legal_source,
        "Take care": measure.caveats,
        "Id": measure.measure_id,
    }
    rows = "".join(f"<dt>{escape(name)}</dt><dd>{escape(text)}</dd>" for name, text in said.items() if text)
    return f"<dl class='words'>{rows}</dl>"


def target_words(measure: Measure) -> str:
    """The target in force, its dates and who set it."""
    if measure.target is None or measure.target_from is None:
        return "None set."
    by = f", set by {measure.target_set_by}" if measure.target_set_by else ""
    return f"{figure(measure.target, measure.unit)} {target_dates(measure)}{by}."


def target_dates(measure: Measure) -> str:
    """`from 1 April 2017 to 31 March 2018`: when the target holds; empty where there is none."""
    if measure.target_from is None:
        return ""
    ends = f" to {day(measure.target_to)}" if measure.target_to is not None else ""
    return f"from {day(measure.target_from)}{ends}"


def sign(found: Sign) -> str:
    """A shape and its words as HTML."""
    kind = {"better": "improved", "worse": "worsened"}.get(found.news, "steady")
    return (
        f"<span class='sign'><i aria-hidden='true' class='{kind}'>{found.symbol}</i> "
        f"{escape(found.words)}</span>"
    )
