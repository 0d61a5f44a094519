"""Headings such as `No.` and `Count` over figures: what they name depends on what stands beside them."""

from __future__ import annotations

from collections.abc import Collection

# Folded headings of a column of numbers: of those counted where there is a base or a percentage beside it.
NUMBER_WORDS = frozenset({"no", "nos", "num", "number", "numbers", "count", "counts"})
# A pseudo-part of a figure, which `part_of_number` turns into one of the format's columns.
NUMBER = "number"


def part_of_number(beside: Collection[str]) -> str:
    """The column that a number is beside these parts of its figure; empty where one has all that it could be."""
    if "numerator" in beside:
        return ""
    if "denominator" in beside or "value" in beside:
        return "numerator"
    return "value"
