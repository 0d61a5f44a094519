"""How a figure behaves, in an icon and words: against its own past, and against its target. Never colour alone."""

from __future__ import annotations

from dataclasses import dataclass

from hscb.charts.wording import is_missing


@dataclass(frozen=True)
class Sign:
    """A shape, the words that always stand beside it, and whether it is good or bad news (`better`, `worse`, ``)."""

    symbol: str
    words: str
    news: str = ""


TOO_FEW = Sign("–", "Too few figures for a usual range")
_VARIATIONS = {
    "worse": Sign("▼", "Unusual, for the worse", "worse"),
    "better": Sign("▲", "Unusual, for the better", "better"),
    "changed": Sign("◆", "Unusual, neither good nor bad in itself"),
    "usual": Sign("●", "Within its usual range"),
}
_ASSURANCES = {
    "meets": Sign("✓", "Will meet its target", "better"),
    "misses": Sign("✗", "Will miss its target unless something changes", "worse"),
    "either": Sign("?", "May meet its target or miss it"),
}
_NO_TARGET = Sign("–", "No target set")
_UNSURE_OF_TARGET = Sign("–", "Too few figures to say whether its target will be met")


def variation(found: object) -> Sign:
    """What a series does against its own past."""
    return TOO_FEW if is_missing(found) else _VARIATIONS[str(found)]


def assurance(found: object, has_target: bool) -> Sign:
    """Whether a series will meet its target, by its own usual range."""
    if is_missing(found):
        return _UNSURE_OF_TARGET if has_target else _NO_TARGET
    return _ASSURANCES[str(found)]
