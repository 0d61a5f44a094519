"""The SQL's figures beside the plain recomputation."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import isclose
from typing import Any

import duckdb

from hscb import catalogue
from tests.oracle.cases import Figure, Tables
from tests.oracle.days import Period
from tests.oracle.measures import AT_DATA_TO, MEASURES, compute

Place = tuple[str, str, str, str]
"""Where a figure stands: measure, period, breakdown, category."""


def figures_of_sql(connection: duckdb.DuckDBPyConnection, authority: str) -> dict[Place, Figure]:
    """Every computed figure of an authority; the exclusions are with the `all` row."""
    exclusions: dict[tuple[str, str], dict[str, int]] = {}
    for measure_id, label, reason, count in connection.execute(
        'select measure_id, period_label, reason, "count" from kpi.exclusions where authority = ?',
        [authority],
    ).fetchall():
        exclusions.setdefault((measure_id, label), {})[reason] = count
    rows = connection.execute(
        "select measure_id, period_label, breakdown, category, numerator, denominator, value"
        " from kpi.measure_values where authority = ? and origin = 'records'",
        [authority],
    ).fetchall()
    return {
        (measure_id, label, breakdown, category): Figure(
            *numbers, exclusions.get((measure_id, label), {}) if breakdown == "all" else {}
        )
        for measure_id, label, breakdown, category, *numbers in rows
    }


def figures_of_oracle(
    tables: Tables, periods: Sequence[Period], measures: Iterable[str]
) -> dict[Place, Figure]:
    """The same figures, recomputed."""
    found: dict[Place, Figure] = {}
    for measure_id in measures:
        breakdowns = {"all", *catalogue.measures()[measure_id].breakdowns}
        for period in periods:
            if measure_id in AT_DATA_TO and period.as_at != period.data_to:
                continue
            for (breakdown, category), figure in compute(measure_id, tables, period).items():
                if breakdown in breakdowns:
                    exclusions = figure.exclusions if breakdown == "all" else {}
                    found[measure_id, period.label, breakdown, category] = Figure(
                        figure.numerator, figure.denominator, figure.value, exclusions
                    )
    return found


def _same(one: Figure | None, other: Figure | None) -> bool:
    if one is None or other is None:
        return one is other
    numbers = zip(
        (one.numerator, one.denominator, one.value),
        (other.numerator, other.denominator, other.value),
        strict=True,
    )
    return dict(one.exclusions) == dict(other.exclusions) and all(
        mine is theirs or (None not in (mine, theirs) and isclose(mine, theirs)) for mine, theirs in numbers
    )


@dataclass(frozen=True)
class Difference:
    """A figure on which the two do not agree."""

    place: Place
    sql: Figure | None
    recomputed: Figure | None


def differences(sql: Mapping[Place, Figure], recomputed: Mapping[Place, Figure]) -> list[Difference]:
    """Every figure that differs, or that only one has, among the measures and breakdowns recomputed."""
    known = {(measure_id, breakdown) for measure_id, _, breakdown, _ in recomputed}
    places = set(recomputed) | {place for place in sql if (place[0], place[2]) in known}
    return [
        Difference(place, sql.get(place), recomputed.get(place))
        for place in sorted(places)
        if not _same(sql.get(place), recomputed.get(place))
    ]


def computable(tables: Tables) -> list[str]:
    """The measures of the oracle whose every source is among the tables, as the catalogue names them."""
    known: dict[str, Any] = catalogue.measures()
    return [
        measure_id
        for measure_id in MEASURES
        if measure_id in known and set(known[measure_id].sources) <= set(tables)
    ]
