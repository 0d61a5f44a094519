"""The measure catalogue: words about each number, one home, read from `sql/catalogue/*.toml`."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, fields
from datetime import date
from functools import cache
from typing import Any, Literal, get_args

from hscb.config import SQL_FOLDER

Polarity = Literal["higher", "lower", "neither"]
Unit = Literal["count", "percent", "rate_10k", "days", "number", "pounds", "fte"]


@dataclass(frozen=True)
class Target:
    """A target that a named body set, and the dates it holds for."""

    value: float
    valid_from: date
    valid_to: date | None = None
    set_by: str = ""


@dataclass(frozen=True)
class Measure:
    """One measure: all that is said about its number. `sources` are raw tables; the first one drives its periods.

    A share that `grows_with_period` is larger over a year than over a month, so that only years stand beside others.
    A `change` is a percentage against an earlier time: it may lie below 0 or above 100.
    """

    measure_id: str
    title: str
    definition: str
    unit: Unit
    polarity: Polarity
    aim: int
    theme: str
    owner: str
    numerator_words: str = ""
    denominator_words: str = ""
    stock: bool = False
    headline: bool = False
    other_aims: tuple[int, ...] = ()
    breakdowns: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    every_period: bool = True
    look_back_months: int = 0
    years_only: bool = False
    grows_with_period: bool = False
    change: bool = False
    counts_children: bool = True
    expected: bool = False
    timescale: str = ""
    legal_source: str = ""
    caveats: str = ""
    targets: tuple[Target, ...] = ()


_KEYS = {field.name for field in fields(Measure)}
_ALLOWED = {"unit": get_args(Unit), "polarity": get_args(Polarity), "aim": (1, 2, 3, 4, 5, 6)}


def _measure(file: str, measure_id: str, entry: dict[str, Any]) -> Measure:
    if unknown := entry.keys() - _KEYS:
        raise ValueError(f"{file}, {measure_id}: unknown {sorted(unknown)}; the keys are {sorted(_KEYS)}")
    for name, allowed in _ALLOWED.items():
        if entry.get(name) not in allowed:
            raise ValueError(f"{file}, {measure_id}: {name} is {entry.get(name)!r}; choose one of {allowed}")
    words: dict[str, Any] = {"measure_id": measure_id, **entry}
    for name in {"other_aims", "breakdowns", "sources"} & entry.keys():
        words[name] = tuple(entry[name])
    words["targets"] = tuple(Target(**target) for target in entry.get("targets", ()))
    return Measure(**words)


@cache
def measures() -> dict[str, Measure]:
    """Every measure of the catalogue by its id, in the order of the files.

    Raises ValueError where two files name the same measure, or an entry has a key or value that is not known.
    """
    found: dict[str, Measure] = {}
    for path in sorted((SQL_FOLDER / "catalogue").glob("*.toml")):
        for measure_id, entry in tomllib.loads(path.read_text(encoding="utf-8")).items():
            if measure_id in found:
                raise ValueError(f"{path.name}: {measure_id} is already in the catalogue")
            found[measure_id] = _measure(path.name, measure_id, entry)
    return found
