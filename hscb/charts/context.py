"""What stands around the figures of a trend: limits of its series, changes of base, events, how honest it is."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass, field
from typing import Any

import pandas as pd

from hscb.charts.series import Series
from hscb.charts.wording import day, is_missing, period
from hscb.queries.view import Period, View


def _none(*columns: str) -> pd.DataFrame:
    return pd.DataFrame({name: [] for name in columns})


@dataclass(frozen=True)
class Context:
    """What the queries say around a measure; each frame as `queries.signals` gives it, words empty where none are."""

    standing: pd.DataFrame = field(default_factory=lambda: _none("origin", "source", "agency"))
    base_changes: pd.DataFrame = field(default_factory=lambda: _none("origin", "source", "agency", "begins"))
    events: pd.DataFrame = field(default_factory=lambda: _none("starts", "ends", "title", "changes_base"))
    honesty: str = ""
    place: str = ""


@dataclass(frozen=True)
class BaseChange:
    """The first period that stands on another base, the last one before it, and why."""

    label: str
    before: str
    why: str


def base_changes(context: Context, one: Series, view: View) -> list[BaseChange]:
    """Where the line of a series breaks: between two figures that stand on different bases."""
    found: dict[str, BaseChange] = {}
    shown = one.shown
    for row in context.base_changes.to_dict("records"):
        if not is_missing(row["origin"]) and not _is_of(row, one):
            continue
        before = shown[shown["period_start"] < row["begins"]]
        after = shown[shown["period_start"] >= row["begins"]]
        if before.empty or after.empty:
            continue
        label = str(after["period_label"].iloc[0])
        earlier = str(before["period_label"].iloc[-1])
        found.setdefault(label, BaseChange(label, earlier, str(row["why"])))
    return [found[label] for label in view.labels if label in found]


def _is_of(row: dict[Hashable, Any], one: Series) -> bool:
    keys = ("origin", "source", "agency")
    held = ["" if is_missing(row[key]) else str(row[key]) for key in keys]
    return held == [one.origin, one.source, one.agency]


def standing_of(context: Context, one: Series) -> pd.DataFrame:
    """The points with limits of a series, in time."""
    found = context.standing
    if found.empty:
        return found
    return found[[_is_of(row, one) for row in found.to_dict("records")]]


def broken(words: BaseChange, view: View) -> str:
    """The sentence below a chart whose line breaks."""
    first, then = (period(label, view.period_type) for label in (words.before, words.label))
    why = words.why[:1].upper() + words.why[1:]
    return f"{first} and {then} stand on different bases and are not joined. {why}"


@dataclass(frozen=True)
class Event:
    """An event that a chart marks with a number."""

    number: int
    label: str
    words: str


def events(context: Context, view: View) -> list[Event]:
    """The events that begin in a period of the view, numbered in time; those that change the base break the line."""
    found = []
    for row in context.events.to_dict("records"):
        begins = pd.Timestamp(row["starts"]).date()
        holds = next((one for one in view.periods if one.first_day <= begins <= one.last_day), None)
        if holds is not None and not row["changes_base"]:
            found.append((holds, f"{row['title']} ({_when(row)})"))
    return [Event(number, holds.label, words) for number, (holds, words) in enumerate(found, start=1)]


def _when(row: dict[Hashable, Any]) -> str:
    starts, ends = pd.Timestamp(row["starts"]), pd.Timestamp(row["ends"])
    first, last = day(starts).split(" ", 1)[1], day(ends).split(" ", 1)[1]
    if starts == ends:
        return day(starts)
    return (
        first if first == last else f"{first.split(' ')[0] if starts.year == ends.year else first} to {last}"
    )


def periods_from(view: View, first: pd.Timestamp) -> list[Period]:
    """The periods of a view from a day on."""
    return [one for one in view.periods if one.first_day >= first.date()]
