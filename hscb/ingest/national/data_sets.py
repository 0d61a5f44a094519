"""The data sets of national statistics that are known, and which column of each is which of our measures."""

from __future__ import annotations

import tomllib
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, Literal

from hscb.ingest.cells.words import folded

YearOf = Literal["31 March", "30 September", "the middle of the year"]
# The names of one column, one for each release, folded.
Names = tuple[str, ...]


@dataclass(frozen=True)
class Figure:
    """One of our figures in a data set: the columns it is read from, several of which are added up.

    where: what stands in other columns of its rows. base: the same for the row of the denominator, where it is another.
    """

    measure: str
    breakdown: str = "all"
    category: str = "all"
    value: tuple[Names, ...] = ()
    numerator: tuple[Names, ...] = ()
    denominator: tuple[Names, ...] = ()
    where: Mapping[str, str] = field(default_factory=dict)
    base: Mapping[str, str] = field(default_factory=dict)
    narrative: str = ""

    @property
    def columns(self) -> tuple[Names, ...]:
        """The columns without which there is no such figure."""
        return self.value or (*self.numerator, *self.denominator)

    @property
    def names(self) -> frozenset[str]:
        """Every name of every column that it reads, filters too."""
        terms = (*self.value, *self.numerator, *self.denominator, tuple(self.where))
        return frozenset(name for names in terms for name in names)


@dataclass(frozen=True)
class DataSet:
    """A data set: what its figures are called when they are cited, and what a year of four digits means in it."""

    title: str
    source: str
    published_in: str
    year_of: YearOf
    told_by: tuple[Names, ...]
    figures: tuple[Figure, ...]
    narrative: str = "As published"


@cache
def data_sets() -> dict[str, DataSet]:
    """Every data set that is known, by its short name."""
    text = Path(__file__).with_suffix(".toml").read_text(encoding="utf-8")
    return {name: _data_set(entry) for name, entry in tomllib.loads(text).items()}


def data_set_with(headings: Collection[str]) -> DataSet | None:
    """The data set that a file with these folded headings is; of two that fit, the one with more columns to tell it."""
    found = [
        one
        for one in data_sets().values()
        if all(any(name in headings for name in names) for names in one.told_by)
    ]
    return max(found, key=lambda one: len(one.told_by), default=None)


def _data_set(entry: dict[str, Any]) -> DataSet:
    figures = [figure for measure in entry["measures"] for figure in _figures(measure)]
    return DataSet(
        title=entry["title"],
        source=entry["source"],
        published_in=entry["published_in"],
        year_of=entry["year_of"],
        told_by=tuple(_names(names) for names in entry["told_by"]),
        figures=tuple(figures),
        narrative=entry.get("narrative", "As published"),
    )


def _figures(entry: dict[str, Any]) -> list[Figure]:
    shared: dict[str, Any] = {
        name: entry[name] for name in ("measure", "breakdown", "narrative") if name in entry
    }
    shared |= {name: _folded(entry.get(name, {})) for name in ("where", "base")}
    terms: dict[str, Any] = {
        name: _terms(entry[name]) for name in ("value", "numerator", "denominator") if name in entry
    }
    if "categories" not in entry:
        return [Figure(**shared, **terms)]
    # a category of a share is its numerator, a category of a count its value
    part = "numerator" if "denominator" in terms else "value"
    return [
        Figure(**{**shared, **terms, "category": category, part: _terms(column)})
        for category, column in entry["categories"].items()
    ]


def _terms(columns: str | list[str]) -> tuple[Names, ...]:
    return tuple(_names(column) for column in ([columns] if isinstance(columns, str) else columns))


def _names(column: str) -> Names:
    return tuple(folded(name) for name in column.split("|"))


def _folded(entries: Mapping[str, str]) -> dict[str, str]:
    return {folded(column): folded(words) for column, words in entries.items()}
