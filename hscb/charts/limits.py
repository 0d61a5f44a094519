"""The usual range of a series: its band, its mean, the points outside it, and what they say in words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import altair as alt
import pandas as pd

from hscb.charts.behaviour import Sign, assurance, variation
from hscb.charts.context import Context, periods_from, standing_of
from hscb.charts.panel import Layer, Rows, of_kind
from hscb.charts.series import Series
from hscb.charts.tokens import tokens
from hscb.charts.wording import figure, period
from hscb.queries.view import View

_SHAPES = {"worse": "triangle-down", "better": "triangle-up", "changed": "diamond"}
_KINDS = {"quarter": "quarters", "month": "months"}
_TRIAL, _FIRM = [4, 3], [1, 0]
_MEAN = [1, 2]


@dataclass(frozen=True)
class Limits:
    """The limits of the phase that the last point shown belongs to, and that phase's points in view."""

    points: pd.DataFrame
    view: View
    unit: str

    @property
    def last(self) -> dict[Any, Any]:
        """The last point shown."""
        found: dict[Any, Any] = self.points.to_dict("records")[-1]
        return found

    @property
    def ends(self) -> tuple[float, float]:
        """The lower and the upper limit, no lower than nothing and no higher than all."""
        top = 100.0 if self.unit == "percent" else float("inf")
        return max(float(self.last["lower_limit"]), 0.0), min(float(self.last["upper_limit"]), top)

    @property
    def values(self) -> list[float]:
        """What the axis has to hold."""
        return list(self.ends)

    @property
    def is_trial(self) -> bool:
        """Whether fewer than twelve points made them."""
        return bool(self.last["standing"] == "trial")

    @property
    def special(self) -> pd.DataFrame:
        """The points that lie outside, or are part of a run."""
        return self.points[self.points["is_special"].astype(bool)]


def limits_of(context: Context, series: list[Series], view: View, unit: str) -> Limits | None:
    """The limits of the first series; None for years, and where fewer than five points stand on the present base."""
    if not series or view.period_type not in _KINDS or series[0].shown.empty:
        return None
    shown = series[0].shown
    found = standing_of(context, series[0])
    found = found[found["period_label"].isin(set(shown["period_label"]))] if len(found) else found
    if found.empty or found["period_label"].iloc[-1] != shown["period_label"].iloc[-1]:
        return None
    return Limits(found[found["phase"] == found["phase"].iloc[-1]], view, unit)


def rows(limits: Limits | None) -> Rows:
    """The rows of the band and of the special points."""
    if limits is None:
        return []
    look, kind = tokens(), limits.view.period_type
    low, high = limits.ends
    dash = _TRIAL if limits.is_trial else _FIRM
    spanned = periods_from(limits.view, limits.points["period_start"].iloc[0])
    found: Rows = []
    for one in spanned:
        at = {"period": period(one.label, kind)}
        found.append({**at, "kind": "band", "value": low, "high": high})
        found.append({**at, "kind": "limit", "value": low, "line": "low", "dash": dash})
        found.append({**at, "kind": "limit", "value": high, "line": "high", "dash": dash})
        found.append({**at, "kind": "limit", "value": limits.last["mean"], "line": "mean", "dash": _MEAN})
    colours = {"worse": look.concern, "better": look.improvement, "changed": look.text}
    for point in limits.special.to_dict("records"):
        found.append(
            {
                "kind": "special",
                "period": period(point["period_label"], kind),
                "value": float(point["value"]),
                "shown": figure(point["value"], limits.unit),
                "shape": _SHAPES[point["variation"]],
                "color": colours[point["variation"]],
                "says": variation(point["variation"]).words,
            }
        )
    return found


def below(x: alt.X, y: alt.Y) -> list[Layer]:
    """The band and its lines, which lie under everything else."""
    look = tokens()
    band = (
        alt.Chart()
        .transform_filter(of_kind("band"))
        .mark_area(color=look.comparator, opacity=0.12)
        .encode(x, y, alt.Y2("high:Q"))
    )
    lines = (
        alt.Chart()
        .transform_filter(of_kind("limit"))
        .mark_line(color=look.comparator, strokeWidth=1)
        .encode(x, y, alt.Detail("line:N"), strokeDash=alt.StrokeDash("dash:N", scale=None))
    )
    return [band, lines]


def above(x: alt.X, y: alt.Y) -> Layer:
    """The special points, by shape and colour."""
    return (
        alt.Chart()
        .transform_filter(of_kind("special"))
        .mark_point(filled=True, size=190, opacity=1, stroke=tokens().page, strokeWidth=1)
        .encode(
            x,
            y,
            shape=alt.Shape("shape:N", scale=None),
            fill=alt.Fill("color:N", scale=None),
            tooltip=[
                alt.Tooltip("period:N", title="period"),
                alt.Tooltip("shown:N", title="figure"),
                alt.Tooltip("says:N", title="which is"),
            ],
        )
    )


def key(limits: Limits | None) -> list[tuple[str, str, str]]:
    """The entries of the key: the band, and each kind of special point in view."""
    if limits is None:
        return []
    look = tokens()
    words = "usual range, on trial (dashed)" if limits.is_trial else "usual range"
    colours = {"worse": look.concern, "better": look.improvement, "changed": look.text}
    kinds = dict.fromkeys(limits.special["variation"])
    found = [("▒", f"{words}, and average (dotted)", look.comparator)]
    return found + [
        (_of(kind).symbol, _of(kind).words[:1].lower() + _of(kind).words[1:], colours[kind]) for kind in kinds
    ]


def _of(kind: object) -> Sign:
    return variation(kind)


def signs(limits: Limits | None, has_target: bool) -> tuple[tuple[Sign, str], ...]:
    """How the last point behaves: each sign with what it rests on."""
    if limits is None:
        return ()
    last, unit, kinds = limits.last, limits.unit, _KINDS[limits.view.period_type]
    low, high = (figure(value, unit) for value in limits.ends)
    trial = "; trial limits, for fewer than 12 points" if limits.is_trial else ""
    said = (
        f"{period(last['period_label'], limits.view.period_type)} {_place(last, kinds)} "
        f"({low} to {high}, average {figure(last['mean'], unit)}, from {int(last['points'])} {kinds}{trial})."
    )
    return (
        (variation(last["variation"]), said),
        (assurance(last["assurance"], has_target), ""),
    )


def _place(last: dict[Any, Any], kinds: str) -> str:
    is_up = last["way"] > 0
    return {
        "outside": f"lies {'above' if is_up else 'below'} its usual range",
        "trend": f"is one of seven or more {kinds} in a row that {'rise' if is_up else 'fall'}",
        "shift": f"is one of seven or more {kinds} in a row {'above' if is_up else 'below'} their average",
        "near": f"is one of two in three {kinds} near the {'top' if is_up else 'bottom'} of its usual range",
    }.get(str(last["special_because"]), "lies within its usual range")
