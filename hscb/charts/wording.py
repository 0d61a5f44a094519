"""How numbers and periods read: rounding happens here, once, and nowhere before."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

import pandas as pd

from hscb.config import SUPPRESS_UP_TO

HIDDEN = "c"
NONE = "–"
SYNTHETIC = "Synthetic demonstration data. No real child is shown."
PARTLY_SYNTHETIC = "Partly synthetic demonstration data, partly real: treat every figure as real."
HIDDEN_FIGURE = "hidden: a small number of children"
HIDDEN_WORDS = "a small number of children, or a number that would give one away"

_DECIMALS = {"percent": 1, "rate_10k": 1, "fte": 1, "number": 1}
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_AFTER = {"percent": "%", "days": " days", "fte": " FTE"}
_UNIT_WORDS = {
    "count": "number",
    "percent": "per cent",
    "rate_10k": "per 10,000 children aged 0 to 17",
    "days": "working days",
    "number": "number",
    "pounds": "pounds",
    "fte": "full-time equivalents",
}


_BREAKDOWNS = {
    "contact_source": "source of the contact",
    "referral_source": "source of the referral",
    "received_by": "who received it",
    "contact_outcome": "outcome",
    "category_of_abuse": "category of abuse",
    "legal_status": "legal status",
    "placement_type": "placement type",
    "age_band": "age",
    "duration_band": "length in working days",
    "need_code": "need",
    "uasc": "unaccompanied asylum-seeking children",
}


def data_words(is_synthetic: bool, has_real_children: bool) -> str:
    """What every page and file says of demonstration data; empty where there are none."""
    if not is_synthetic:
        return ""
    return PARTLY_SYNTHETIC if has_real_children else SYNTHETIC


def breakdown_words(name: str) -> str:
    """A breakdown inside a sentence: `source of the contact`."""
    return _BREAKDOWNS.get(name, name.replace("_", " "))


def one_of_breakdown(name: str) -> str:
    """A breakdown at the head of a column or in a list: `Source of the contact`."""
    words = breakdown_words(name)
    return words[:1].upper() + words[1:]


def is_missing(value: Any) -> bool:
    """True for what a database null becomes in a frame."""
    return value is None or bool(pd.isna(value))


def rounded(value: float, decimals: int) -> Decimal:
    """A number rounded half up, as people round: 2.5 is 3, and 12.35 is 12.4."""
    return Decimal(repr(float(value))).quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)


def number(value: float, unit: str) -> str:
    """The bare number of a unit: `68.2`, `2,243`. A whole number of days, posts or pounds has no decimals."""
    decimals = _DECIMALS.get(unit, 0)
    if unit in ("number", "fte", "days", "pounds") and float(value).is_integer():
        decimals = 0
    elif unit in ("days", "pounds"):
        decimals = 2 if unit == "pounds" else 1
    return f"{rounded(value, decimals):,}"


def figure(value: float | None, unit: str, suppressed: bool = False) -> str:
    """A figure as it is shown: `68.2%`, `2,243`, `36 days`, `£121,640`; `c` if hidden, a dash if there is none."""
    if suppressed:
        return HIDDEN
    if is_missing(value):
        return NONE
    assert value is not None
    text = number(value, unit)
    if unit == "days" and text == "1":
        return "1 day"
    return f"£{text}" if unit == "pounds" else text + _AFTER.get(unit, "")


def cases_left_out(count: float | None, suppressed: bool) -> str:
    """How many cases a sentence says were left out: `14`, or `fewer than 6` where the number is hidden."""
    return f"fewer than {SUPPRESS_UP_TO + 1}" if suppressed else figure(count, "count")


def size_of_change(change: float, unit: str) -> str:
    """How far a figure moved, without its direction: points between percentages, else the unit's own."""
    text = number(abs(change), unit)
    if unit == "percent":
        return f"{text} point" if text == "1.0" else f"{text} points"
    if unit == "days":
        return f"{text} day" if text == "1" else f"{text} days"
    return f"£{text}" if unit == "pounds" else text


def direction(change: float, unit: str) -> int:
    """1 up, -1 down, 0 where the change does not show at the decimals that are shown."""
    shown = Decimal(number(change, unit).replace(",", ""))
    return (shown > 0) - (shown < 0)


def verdict(change: float, unit: str, polarity: str) -> str:
    """`improved`, `worsened`, `no change`, or nothing where neither direction is better."""
    way = direction(change, unit)
    if way == 0:
        return "no change"
    if polarity == "neither":
        return ""
    return "improved" if (way > 0) == (polarity == "higher") else "worsened"


def period(label: str, period_type: str) -> str:
    """A period as people say it: `2016-17`, `2016-17 Q3`, `Jun 2016`."""
    if period_type != "month":
        return label
    return f"{_MONTHS[int(label[5:7]) - 1]} {label[:4]}"


def unit_words(unit: str) -> str:
    """The unit, for the line under a title."""
    return _UNIT_WORDS.get(unit, unit)


def day(value: date | pd.Timestamp) -> str:
    """A day in words: `31 March 2017`."""
    names = (
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
        "November", "December",
    )  # fmt: skip
    return f"{value.day} {names[value.month - 1]} {value.year}"


def part_of_period(first: date | None, last: date | None) -> str:
    """The part of a period that data cover, from a first or to a last day inside it: `to June 2017`."""
    if first is None and last is None:
        return "part of it"
    said = []
    if first is not None:
        said.append(f"from {day(first) if first.day > 1 else _month(first)}")
    if last is not None:
        said.append(f"to {_month(last) if (last + timedelta(days=1)).day == 1 else day(last)}")
    return " ".join(said)


def _month(value: date) -> str:
    return day(value).partition(" ")[2]


def several(words: list[str]) -> str:
    """`a`, `a and b`, `a, b and c`."""
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}" if words else ""


def reason(name: str) -> str:
    """The named reason of an exclusion, in words."""
    return "too recent to say" if name == "too_recent" else name


# A base is said in a word or two beside a number; the definition says it in full.
_BASE_ENDS = (
    ",",
    ";",
    " with ",
    " that ",
    " who ",
    " whose ",
    " in the ",
    " at the ",
    " for ",
    " less ",
    " of the ",
)


def base_words(denominator_words: str) -> str:
    """What a percentage is a share of, short enough for a tile: `assessments authorised`."""
    found = [place for end in _BASE_ENDS if (place := denominator_words.find(end)) > 0]
    short = denominator_words[: min(found, default=len(denominator_words))].strip()
    return short[:1].lower() + short[1:]


def base(numerator: float | None, denominator: float | None, denominator_words: str) -> str:
    """What a percentage rests on: `1,529 of 2,243 assessments`; nothing where it is not known."""
    if is_missing(numerator) or is_missing(denominator):
        return ""
    assert numerator is not None
    assert denominator is not None
    counts = f"{number(numerator, 'count')} of {number(denominator, 'count')}"
    return f"{counts} {base_words(denominator_words)}".rstrip()


def contradiction(value: float, numerator: float | None, denominator: float | None, unit: str) -> str:
    """`which is 68.2%` where a printed percentage is not what its counts give, at the decimals it was printed with."""
    if unit != "percent" or is_missing(numerator) or not denominator or is_missing(denominator):
        return ""
    assert numerator is not None
    recomputed = 100 * numerator / denominator
    decimals = 0 if float(value).is_integer() else 1
    if rounded(recomputed, decimals) == rounded(value, decimals):
        return ""
    return f"which is {figure(recomputed, unit)}"
