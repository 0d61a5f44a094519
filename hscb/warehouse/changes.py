"""What a load changes: rows added, changed and removed among those in force, and the figures that move."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import date

import duckdb

from hscb.errors import DamagedStoreError
from hscb.warehouse.connection import new_database, reading
from hscb.warehouse.held_rows import held_rows
from hscb.warehouse.ledger import RowChanges
from hscb.warehouse.store import Store


@dataclass(frozen=True)
class MovedFigure:
    """A figure after disclosure control that a load moves; None is a figure that is not there, or is hidden.

    is_partial: the data cover only part of its period; covered_from and covered_to are days such as 2017-06-30, where
    they lie inside it.
    """

    measure_id: str
    title: str
    authority: str
    origin: str
    period_type: str
    period_label: str
    before: float | None
    after: float | None
    is_partial: bool = False
    covered_from: str | None = None
    covered_to: str | None = None

    @property
    def first_covered(self) -> date | None:
        """The first day that the data cover, where it lies inside the period."""
        return date.fromisoformat(self.covered_from) if self.covered_from else None

    @property
    def last_covered(self) -> date | None:
        """The last day that the data cover, where it lies inside the period."""
        return date.fromisoformat(self.covered_to) if self.covered_to else None


def changes_between(
    store: Store, before: str | None, after: str
) -> tuple[tuple[RowChanges, ...], tuple[MovedFigure, ...]]:
    """What differs between two states in rows and in figures; without a state before, everything is new."""
    with ExitStack() as opened:
        new = opened.enter_context(reading(store.state_path(after)))
        old = opened.enter_context(reading(store.state_path(before))) if before else None
        return row_changes(old, new), moved_figures(old, new)


def figures_moved(store: Store, before: str | None, after: str) -> tuple[MovedFigure, ...]:
    """The figures that differ between two states; all of them where the one before cannot be read."""
    try:
        return changes_between(store, before, after)[1]
    except (DamagedStoreError, duckdb.CatalogException, duckdb.BinderException):
        return changes_between(store, None, after)[1]


def row_changes(
    before: duckdb.DuckDBPyConnection | None, after: duckdb.DuckDBPyConnection
) -> tuple[RowChanges, ...]:
    """How the rows in force of each sheet format differ between two databases (none before: all are added).

    Rows are matched by the format's key; of rows with the same key and other cells one changed.
    """
    with new_database() as scratch:
        held = held_rows(after)
        scratch.register("after_rows", held)
        scratch.register("before_rows", held_rows(before) if before else held.slice(0, 0))
        found = scratch.execute(_COMPARE).fetchall()
    return tuple(RowChanges(table, *counts) for table, *counts in found)


def moved_figures(
    before: duckdb.DuckDBPyConnection | None, after: duckdb.DuckDBPyConnection
) -> tuple[MovedFigure, ...]:
    """The figures that differ between two databases after disclosure control: of wholes, and what agencies returned.

    Those that change come first, the one that moves most of itself before the others; then those that are no longer
    shown and those that appear, in the catalogue's order.
    """
    figures = after.sql(_FIGURES).to_arrow_table()
    with new_database() as scratch:
        scratch.register("after_figures", figures)
        scratch.register(
            "before_figures", before.sql(_FIGURES).to_arrow_table() if before else figures.slice(0, 0)
        )
        return tuple(MovedFigure(*row) for row in scratch.execute(_MOVED).fetchall())


def moved_words(moved: Sequence[MovedFigure]) -> str:
    """`3 change, 2 appear, 1 is no longer shown`: what becomes of the figures; empty where none moves."""
    appear = sum(figure.before is None for figure in moved)
    gone = sum(figure.after is None for figure in moved)
    counted = {
        ("changes", "change"): len(moved) - appear - gone,
        ("appears", "appear"): appear,
        ("is no longer shown", "are no longer shown"): gone,
    }
    return ", ".join(
        f"{count:,} {one if count == 1 else many}" for (one, many), count in counted.items() if count
    )


def moved_names(moved: Sequence[MovedFigure]) -> str:
    """Which measures move, the first five by their titles."""
    titles = list(dict.fromkeys(figure.title for figure in moved))
    more = f" and {len(titles) - _MOST_NAMED:,} more" if len(titles) > _MOST_NAMED else ""
    return ", ".join(titles[:_MOST_NAMED]) + more


_MOST_NAMED = 5

_COMPARE = """
with contents as (
    select
        coalesce(after_rows.sheet_table, before_rows.sheet_table) as sheet_table,
        coalesce(after_rows.row_key, before_rows.row_key) as row_key,
        greatest(coalesce(after_rows.held, 0) - coalesce(before_rows.held, 0), 0) as only_after,
        greatest(coalesce(before_rows.held, 0) - coalesce(after_rows.held, 0), 0) as only_before
    from after_rows
    full outer join before_rows using (sheet_table, row_key, content)
),

keys as (
    select sheet_table, sum(only_after) as only_after, sum(only_before) as only_before
    from contents
    group by sheet_table, row_key
)

select
    sheet_table,
    sum(only_after - least(only_after, only_before))::bigint as added,
    sum(least(only_after, only_before))::bigint as changed,
    sum(only_before - least(only_after, only_before))::bigint as removed
from keys
group by sheet_table
having sum(only_after + only_before) > 0
order by sheet_table
"""

_FIGURES = """
select
    measures.position,
    measures.title || case when figures.breakdown = 'all' then '' else ' (' || figures.category || ')' end as title,
    figures.measure_id, figures.authority, figures.origin, figures.period_start,
    figures.period_type, figures.period_label, figures.breakdown, figures.category,
    coalesce(figures.agency, '') as agency, coalesce(figures.source, '') as source, figures.value,
    figures.status = 'partial' as is_partial,
    case when covered_from > figures.period_start then covered_from end as covered_from,
    case when as_at < figures.period_end then as_at end as covered_to
from reporting.measure_values as figures
inner join reporting.measures on figures.measure_id = measures.measure_id
left join kpi.measure_periods
    on
        figures.status = 'partial'
        and figures.measure_id = measure_periods.measure_id
        and figures.authority = measure_periods.authority
        and figures.period_type = measure_periods.period_type
        and figures.period_label = measure_periods.period_label
-- what comes from each agency by itself has no whole
where figures.breakdown = 'all' or (figures.breakdown = 'agency' and figures.origin = 'return')
"""

_MOVED = """
select
    measure_id, coalesce(after_figures.title, before_figures.title), authority, origin, period_type, period_label,
    before_figures.value, after_figures.value,
    coalesce(after_figures.is_partial, before_figures.is_partial),
    case when after_figures.measure_id is null then before_figures.covered_from else after_figures.covered_from end
    ::varchar,
    case when after_figures.measure_id is null then before_figures.covered_to else after_figures.covered_to end
    ::varchar
from after_figures
full outer join before_figures
    using (measure_id, authority, origin, period_type, period_label, breakdown, category, agency, source)
where before_figures.value is distinct from after_figures.value
order by
    before_figures.value is null, after_figures.value is null,
    abs(after_figures.value - before_figures.value)
    / nullif(greatest(abs(after_figures.value), abs(before_figures.value)), 0) desc nulls last,
    coalesce(after_figures.position, before_figures.position), authority, origin,
    coalesce(after_figures.period_start, before_figures.period_start) desc, period_label, category
"""
