"""The SQL's figures beside the plain recomputation."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import isclose

import duckdb

from hscb import catalogue
from tests.oracle.cases import Figure, Tables
from tests.oracle.days import Period
from tests.oracle.held import all_held
from tests.oracle.measures import AT_DATA_TO, MEASURES, compute, exists_for
from tests.properties.data_sets import History
from tests.warehouses import next_warehouse

Place = tuple[str, str, str, str]
"""Where a figure stands: measure, period, breakdown, category."""


@dataclass(frozen=True)
class Difference:
    """A figure on which the two do not agree."""

    authority: str
    place: Place
    sql: Figure | None
    recomputed: Figure | None


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
            if not exists_for(measure_id, period):
                continue
            for (breakdown, category), figure in compute(measure_id, tables, period).items():
                if breakdown in breakdowns:
                    found[measure_id, period.label, breakdown, category] = figure
    return found


def _same(one: Figure | None, other: Figure | None, is_total: bool) -> bool:
    if one is None or other is None:
        return one is other
    pairs = [
        (one.numerator, other.numerator),
        (one.denominator, other.denominator),
        (one.value, other.value),
    ]
    exclusions_agree = not is_total or dict(one.exclusions) == dict(other.exclusions)
    return exclusions_agree and all(
        mine is theirs or (mine is not None and theirs is not None and isclose(mine, theirs))
        for mine, theirs in pairs
    )


def differences(
    authority: str, sql: Mapping[Place, Figure], recomputed: Mapping[Place, Figure]
) -> list[Difference]:
    """Every figure that differs, or that only one has, among the measures and breakdowns recomputed."""
    known = {(measure_id, breakdown) for measure_id, _, breakdown, _ in recomputed}
    places = set(recomputed) | {place for place in sql if (place[0], place[2]) in known}
    return [
        Difference(authority, place, sql.get(place), recomputed.get(place))
        for place in sorted(places)
        if not _same(sql.get(place), recomputed.get(place), is_total=place[2] == "all")
    ]


def computable(tables: Iterable[str]) -> list[str]:
    """The measures of the oracle whose every source is among the tables, as the catalogue names them."""
    known, held = catalogue.measures(), set(tables)
    return [name for name in MEASURES if set(known[name].sources) <= held]


def disagreements(history: History) -> list[Difference]:
    """Every figure of a history of loads on which SQL and recomputation differ."""
    measures = set(computable(history.extracts[0].tables))
    if len(history.extracts) > 1:
        # what a list says of one day stays as it was said: it is not replaced
        measures -= AT_DATA_TO
    found: list[Difference] = []
    connection = next_warehouse(history.loads)
    for authority in sorted({extract.authority for extract in history.extracts}):
        held = all_held(history.extracts, authority)
        recomputed = figures_of_oracle(held, history.periods(authority), sorted(measures))
        found += differences(authority, figures_of_sql(connection, authority), recomputed)
    return found


def explained(history: History) -> str:
    """The differences of as few children as still show one, found by halving, and their rows."""
    children = history.children
    is_narrowed = True
    while is_narrowed and len(children) > 1:
        half = len(children) // 2
        parts = [part for part in (children[:half], children[half:]) if disagreements(history.of(part))]
        is_narrowed = bool(parts)
        children = parts[0] if parts else children
    few = history.of(children)
    told = [
        f"{one.authority}, {', '.join(one.place)}:\n  SQL        {one.sql}\n  recomputed {one.recomputed}"
        for one in disagreements(few)[:5]
    ]
    return "\n".join([*told, repr(few)])
