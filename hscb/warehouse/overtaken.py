"""Rows of a load that never count, because an extract held already reaches further; and by which load, in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import duckdb

from hscb.ingest.formats import formats
from hscb.warehouse.connection import reading
from hscb.warehouse.held_rows import ExtractReplaced, rows_replaced
from hscb.warehouse.store import Store


@dataclass(frozen=True)
class _Later:
    """An extract with a greater Data To, and what it shares with the window of the earlier one."""

    load_id: str
    data_to: date
    shared_from: date | None
    shared_to: date
    is_shared: bool


def rows_that_do_not_count(store: Store, state: str, load_ids: Sequence[str]) -> tuple[str, ...]:
    """A sentence for each extract of these loads with rows that a state leaves out: how many, why, what to do."""
    with reading(store.state_path(state)) as connection:
        extracts = rows_replaced(connection, load_ids)
        of_table = Counter(extract.table for extract in extracts)
        return tuple(
            _sentence(extract, _later(connection, extract), of_table[extract.table] > 1)
            for extract in extracts
            if extract.replaced
        )


def _later(connection: duckdb.DuckDBPyConnection, extract: ExtractReplaced) -> list[_Later]:
    named = [extract.load_id, extract.table, extract.authority, extract.submitted_by]
    return [_Later(*found) for found in connection.execute(_LATER, named).fetchall()]


def _sentence(extract: ExtractReplaced, later: Sequence[_Later], is_one_of_several: bool) -> str:
    who = f" ({extract.authority}, {extract.submitted_by})" if is_one_of_several else ""
    count = (
        f"{formats()[extract.table].title}{who}: {extract.replaced:,} of {extract.rows:,} rows"
        f" {'does' if extract.replaced == 1 else 'do'} not count"
    )
    return f"{count}: {_reason(extract, later)}{_as_drawn(extract)}"


def _reason(extract: ExtractReplaced, later: Sequence[_Later]) -> str:
    if extract.table == "published_values":
        return "a later release of these figures is held already."
    shared = [one for one in later if one.is_shared]
    if not shared:
        # a spell that runs on after its extract is held by the next one, as it should be
        by = _loads(later) or "an extract"
        return f"what became of them is told by {by}, whose data reach further."
    starts = [one.shared_from for one in shared if one.shared_from]
    held = _days(min(starts) if len(starts) == len(shared) else None, max(one.shared_to for one in shared))
    return (
        f"{held} is held already by {_loads(shared)}, whose data reach further"
        f" (to {_day(max(one.data_to for one in shared))}). To correct part of a period, send the whole period again,"
        f" up to that day, or take {_loads(shared)} back."
    )


def _as_drawn(extract: ExtractReplaced) -> str:
    # measures of health and education plans read each List 8 as it was drawn, replaced or not
    return " On the last day of the list itself they do count." if extract.table == "list_8" else ""


def _loads(later: Sequence[_Later]) -> str:
    names = sorted({one.load_id for one in later})
    return " and ".join(filter(None, (", ".join(names[:-1]), *names[-1:])))


def _days(first: date | None, last: date) -> str:
    if first is None:
        return f"Everything up to {_day(last)}"
    if first == last:
        return _day(last)
    start = f"{first.day} {first:%B}" if first.year == last.year else _day(first)
    return f"{start} to {_day(last)}"


def _day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


_LATER = """
select
    later_extracts.later_load_id,
    later_extracts.later_to,
    greatest(extracts.data_from, later_extracts.later_from) as shared_from,
    least(extracts.data_to, later_extracts.later_to) as shared_to,
    coalesce(later_extracts.later_from <= extracts.data_to, true) as is_shared
from staging.later_extracts
inner join raw.extracts using (load_id, sheet_table, authority, submitted_by)
where load_id = ? and sheet_table = ? and authority = ? and submitted_by = ?
order by later_extracts.later_load_id
"""
