"""Which rows are held after several loads, and the rows of one authority as the measures read them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from hscb.ingest.formats import Format, formats
from tests.oracle.cases import Row, Tables


@dataclass(frozen=True)
class Extract:
    """What one load brought of one authority and agency: the rows of its sheets, and its window."""

    tables: Tables
    data_from: date
    data_to: date
    authority: str
    agency: str

    def touches(self, start: Any, end: Any) -> bool:
        """True for a spell with a day in the window; without an end it goes on, without a start it may."""
        known = [_day(value) for value in (start, end) if value]
        begun = start is None or min(known) <= self.data_to
        return begun and (end is None or max(known) >= self.data_from)


def _day(value: date) -> date:
    return value.date() if isinstance(value, datetime) else value


def _later(number: int, extracts: Sequence[Extract], table: str) -> list[Extract]:
    """Those of the same sheet, authority and agency with the greater Data To; on a tie, loaded later."""
    mine = extracts[number]
    return [
        other
        for place, other in enumerate(extracts)
        if table in other.tables
        and (other.authority, other.agency) == (mine.authority, mine.agency)
        and (other.data_to, place) > (mine.data_to, number)
    ]


def _key(form: Format, row: Row) -> tuple[Any, ...]:
    return tuple(row[name] for name in form.key)


def _is_replaced(form: Format, row: Row, extract: Extract, later: Extract, spell_end: date | None) -> bool:
    if form.kind == "event":
        return later.touches(row[form.date or ""], row[form.date or ""])
    # without a start nobody can say that two rows are the same spell
    has_key = None not in _key(form, row)
    if has_key and _key(form, row) in {_key(form, other) for other in later.tables[form.table]}:
        return form.kind != "snapshot" or _year(extract.data_to) == _year(later.data_to)
    return form.kind == "spell" and later.touches(row[form.start or ""], spell_end)


def _end(form: Format, row: Row) -> Any:
    if form.table == "list_5" and row["icpc_unnecessary"] == "Yes" and row["icpc_date"] is None:
        return row["strategy_discussion_date"]  # nothing is to follow
    return row.get(form.end or "")


def _year(day: date) -> int:
    return day.year - (day.month < 4)


def held(table: str, extracts: Sequence[Extract], authority: str) -> list[Row]:
    """The rows of a sheet that no later extract replaced or removed; an exact duplicate of one sender once."""
    form = formats()[table]
    names = [column.name for column in form.kept]
    plan_ends = {}
    if table == "cp_reviews":
        plans = held("list_7", extracts, authority)
        plan_ends = {(row["child_id"], row["start_date"]): row["end_date"] for row in plans}
    found: dict[tuple[Any, ...], Row] = {}
    for number, extract in enumerate(extracts):
        if extract.authority != authority:
            continue
        later = _later(number, extracts, table)
        for row in extract.tables.get(table, ()):
            end = plan_ends.get(_key(form, row)) if table == "cp_reviews" else _end(form, row)
            if not any(_is_replaced(form, row, extract, other, end) for other in later):
                found.setdefault((extract.agency, *(row.get(name) for name in names)), row)
    return list(found.values())


def all_held(extracts: Sequence[Extract], authority: str) -> Mapping[str, list[Row]]:
    """The rows held of every sheet, for one authority."""
    return {
        table: held(table, extracts, authority) for table, form in formats().items() if form.is_child_level
    }
