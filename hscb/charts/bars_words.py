"""The title and the sentence of a breakdown: the category that is news, or all of them that tie."""

from __future__ import annotations

from hscb.charts.breakdown import Breakdown, Category
from hscb.charts.wording import base, figure, several

_MOST_WORDS = 12
_MOST_NAMES = 4
_PLURALS = {
    "agency": "agencies",
    "team": "teams",
    "organisation": "organisations",
    "contact_source": "sources",
    "referral_source": "sources",
    "contact_outcome": "outcomes",
    "legal_status": "legal statuses",
    "placement_type": "placement types",
    "age_band": "age groups",
    "need_code": "needs",
    "course": "courses",
    "post": "posts",
    "reason": "reasons",
    "cause": "causes",
}


def title(bars: Breakdown) -> str:
    """What the chart says, in at most twelve words where the names of the categories allow it."""
    named = _news(bars)
    if not named:
        return f"{bars.measure.title}: {'every category is hidden' if _is_hidden(bars) else 'no category has a number'}"
    shown, who = named[0].now.text(bars.measure.unit), _who(bars, named)
    long = f"{bars.measure.title}: {who[0]}, {shown} in {bars.when}"
    found = [long, *(f"{one[:1].upper()}{one[1:]}, {shown}" for one in who)]
    return next((one for one in found if len(one.split()) <= _MOST_WORDS), found[-1])


def _who(bars: Breakdown, named: list[Category]) -> list[str]:
    """The categories that are news, by name and in short."""
    if len(named) == len(bars.shown) > 1:
        are_all = "" if len(named) == len(bars.categories) else " shown"
        # "both posts" for "all 2 posts"
        return [f"all {_counted(bars, named)}{are_all} alike".replace("all 2 ", "both ")]
    by_number = f"{_counted(bars, named)} {_extreme(bars)}"
    by_name = f"{several([one.name for one in named])} {_extreme(bars)}"
    return {1: [by_name], 2: [by_name, by_number]}.get(len(named), [by_number])


def _counted(bars: Breakdown, named: list[Category]) -> str:
    return f"{len(named)} {_PLURALS.get(bars.name, 'categories')}"


def sentence(bars: Breakdown) -> str:
    """The figure of the category that the title names, what it rests on, and what it was a year before."""
    named = _news(bars)
    if not named and _is_hidden(bars):
        return f"Every category counts too few children to show in {bars.when}."
    if not named:
        return f"No category has a number in {bars.when}."
    if len(named) > 1:
        return _of_several(bars, named)
    (one,), unit = named, bars.measure.unit
    based = base(one.now.numerator, one.now.denominator, bars.measure.denominator_words)
    whole, share = _of_total(bars, one)
    in_brackets = based or share
    return (
        f"{one.name}: {one.now.text(unit)}{whole} in {bars.when}{f' ({in_brackets})' if in_brackets else ''}"
        f"{_earlier(bars, named)}."
    )


def _news(bars: Breakdown) -> list[Category]:
    """The worst where one way is better, else the largest; all that read the same."""
    unit, shown = bars.measure.unit, bars.shown
    if not shown:
        return []
    values = [one.now.value for one in shown if one.now.value is not None]
    extreme = figure(min(values) if bars.measure.polarity == "higher" else max(values), unit)
    return [one for one in shown if one.now.text(unit) == extreme]


def _is_hidden(bars: Breakdown) -> bool:
    return any(one.now.hidden for one in bars.categories)


def _extreme(bars: Breakdown) -> str:
    if bars.measure.polarity == "higher":
        return "lowest"
    return "largest" if bars.measure.polarity == "neither" and bars.measure.unit == "count" else "highest"


def _of_several(bars: Breakdown, named: list[Category]) -> str:
    by_name = several([one.name for one in named])
    names = by_name if len(named) <= _MOST_NAMES else _counted(bars, named)
    based = {base(one.now.numerator, one.now.denominator, bars.measure.denominator_words) for one in named}
    in_brackets = f" ({next(iter(based))})" if len(based) == 1 and based != {""} else ""
    shown = named[0].now.text(bars.measure.unit)
    return f"{names}: {shown} each in {bars.when}{in_brackets}{_earlier(bars, named)}."


def _earlier(bars: Breakdown, named: list[Category]) -> str:
    """What it was, where it was the same for all that are named."""
    was = {one.before.text(bars.measure.unit) for one in named}
    is_known = all(one.before.value is not None for one in named)
    return f", {next(iter(was))} a year before" if is_known and len(was) == 1 else ""


def _of_total(bars: Breakdown, one: Category) -> tuple[str, str]:
    """`of 5,561` and `73.5%` of a count: a total that is not shown must not be given away by its parts."""
    values = [category.now.value for category in bars.categories]
    if bars.measure.unit != "count" or None in values:
        return "", ""
    total = sum(value for value in values if value is not None)
    if not total or one.now.value is None:
        return "", ""
    return f" of {figure(total, 'count')}", figure(100 * one.now.value / total, "percent")
