"""Whose figures of a national statistic are taken, and under which name."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

from hscb.config import SQL_FOLDER
from hscb.ingest.cells.words import folded

ENGLAND, LONDON, OUTER_LONDON = "England", "London", "Outer London"
# LAIT writes the second form
_REGIONS = {"london": LONDON, "outer london": OUTER_LONDON, "london outer": OUTER_LONDON}


def area_of(level: str, region: str, authority: str, number: str) -> str | None:
    """The name that figures of a row carry, told by its level and names, never by nine-character codes.

    Some files give England the code of the Isle of Wight, and London, Inner and Outer London one code.
    None for a region other than London and Outer London, and for any other level.
    """
    level = folded(level)
    if level == "national":
        return ENGLAND
    if level == "regional":
        return _REGIONS.get(folded(region))
    if level == "local authority":
        return authority_name(number) or _by_name().get(folded(authority), authority.strip())
    return None


def authority_name(number: str) -> str | None:
    """The authority with a number of the Department for Education, such as 311 for Havering."""
    names = _authorities().get(number.strip().removesuffix(".0"))
    return names[0] if names else None


def areas_taken(authorities: Iterable[str]) -> frozenset[str]:
    """England, London, Outer London, these authorities, and the statistical neighbours of each."""
    named = {_by_name().get(folded(authority), authority) for authority in authorities}
    near = {neighbour for authority in named for neighbour in neighbours(authority)}
    return frozenset({ENGLAND, LONDON, OUTER_LONDON} | named | near)


def neighbours(authority: str) -> frozenset[str]:
    """Every authority that one of the models names as a statistical neighbour; none where no model is held."""
    return frozenset(
        name
        for model in _models()
        if folded(model["authority"]) == folded(authority)
        for name in model["neighbours"]
    )


@cache
def _models() -> list[dict[str, Any]]:
    path = SQL_FOLDER / "board" / "neighbours.toml"
    found: list[dict[str, Any]] = tomllib.loads(path.read_text(encoding="utf-8"))["model"]
    return found


@cache
def _authorities() -> dict[str, list[str]]:
    path = Path(__file__).with_name("authorities.toml")
    return tomllib.loads(path.read_text(encoding="utf-8"))


@cache
def _by_name() -> dict[str, str]:
    return {folded(name): names[0] for names in _authorities().values() for name in names}
