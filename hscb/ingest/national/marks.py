"""What stands in a national file where a figure does not: marks whose meaning changed in 2019."""

from __future__ import annotations

from collections.abc import Collection, Mapping

_SUPPRESSED = "suppressed by the publisher"
_NOT_AVAILABLE = "not available"
_NOT_APPLICABLE = "not applicable"
_NEARLY_ZERO = "rounds to 0 but is not 0"

_SINCE_2019 = {
    "c": _SUPPRESSED,
    "x": _NOT_AVAILABLE,
    ":": _NOT_AVAILABLE,
    "z": _NOT_APPLICABLE,
    "k": _NEARLY_ZERO,
    "low": _NEARLY_ZERO,
    "~": _NEARLY_ZERO,
    "u": "too unreliable to publish",
}
# Statistical first releases up to 2018.
_BEFORE_2019 = {
    "x": _SUPPRESSED,
    ".": _NOT_APPLICABLE,
    "..": "not supplied by the authority",
    "*": _SUPPRESSED,
}


def meanings(marks: Collection[str]) -> Mapping[str, str]:
    """What each mark means in a file that holds these marks: dots were given up when `c` and `z` came in, in 2019."""
    is_old = bool({".", ".."} & set(marks)) and not {"c", "z", "k", "u", "low"} & set(marks)
    return _BEFORE_2019 if is_old else _SINCE_2019
