"""Random histories of loads: extracts that overlap, correct each other, and come from several senders."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain
from typing import Any

from hypothesis import strategies as st

from hscb.config import DEFAULT_AUTHORITY
from hscb.ingest.formats import formats
from tests.oracle.days import periods
from tests.oracle.held import Extract
from tests.properties.data_sets import Family, Tables, as_day, as_text, known_by
from tests.properties.edges import Window

_WHOLE = (date(2015, 4, 1), date(2017, 3, 31))
_WHOLE_WINDOW = Window(*_WHOLE, periods(*_WHOLE))
# One after the other; overlapping; one inside the other, sent before or after it; the same days sent again.
_WINDOWS = [
    [(date(2015, 4, 1), date(2016, 3, 31)), (date(2016, 4, 1), date(2017, 3, 31))],
    [(date(2015, 4, 1), date(2016, 6, 30)), (date(2016, 1, 1), date(2017, 3, 31))],
    [(date(2015, 4, 1), date(2017, 3, 31)), (date(2016, 4, 1), date(2016, 6, 30))],
    [(date(2016, 4, 1), date(2016, 6, 30)), (date(2015, 4, 1), date(2017, 3, 31))],
    [(date(2016, 4, 1), date(2017, 3, 31)), (date(2016, 4, 1), date(2017, 3, 31))],
    [
        (date(2015, 4, 1), date(2015, 12, 31)),
        (date(2015, 4, 1), date(2016, 3, 31)),
        (date(2016, 2, 29), date(2016, 9, 30)),
    ],
]
_SENDERS = [
    (DEFAULT_AUTHORITY, "Children's Social Care"),
    (DEFAULT_AUTHORITY, "Early Help"),
    ("Bexley", "Children's Social Care"),
]


@dataclass(frozen=True)
class History:
    """Extracts in the order they were loaded."""

    extracts: Sequence[Extract]

    def __repr__(self) -> str:
        """The windows and senders; rows would be too many to read."""
        return "; ".join(
            f"{extract.authority}, {extract.agency}: {extract.data_from} to {extract.data_to}"
            for extract in self.extracts
        )

    def _repr_pretty_(self, printer: Any, cycle: bool) -> None:
        printer.text(repr(self))

    @property
    def loads(self) -> list[dict[str, Any]]:
        """The extracts as `warehouse_of_loads` takes them."""
        return [
            {
                "tables": {table: as_text(rows) for table, rows in extract.tables.items()},
                "data_from": extract.data_from.isoformat(),
                "data_to": extract.data_to.isoformat(),
                "authority": extract.authority,
                "agency": extract.agency,
            }
            for extract in self.extracts
        ]


@st.composite
def _extract(
    draw: st.DrawFn,
    family: Family,
    rows: Sequence[tuple[str, dict[str, Any]]],
    days: tuple[date, date],
    sender: int,
) -> Extract:
    """What is known on Data To and lies in the window, less some rows that are gone, and some from outside it."""
    window = Extract({}, *days, *_SENDERS[sender])
    tables: Tables = {table: [] for table in family.tables}
    gone = draw(st.integers(3, 20))
    outside = draw(st.integers(3, 20))
    for number, (table, row) in enumerate(rows):
        form = formats()[table]
        known = known_by(window.data_to, table, row)
        start, end = form.date or form.start, form.date or form.end
        if known is None or (table == "cp_reviews" and known["review_date"] is None):
            continue
        touches = not start or window.touches(as_day(known[start]), as_day(known[end or start]))
        if number % gone and (touches or number % outside == 0):
            tables[table].append(known)
    return Extract(tables, *days, *_SENDERS[sender])


@st.composite
def histories(draw: st.DrawFn, family: Family, children: int = 30) -> History:
    """Two or three extracts of the same children from one sender, and perhaps one from another."""
    each = [
        draw(family.children[number % len(family.children)](_WHOLE_WINDOW, f"C{number:04d}"))
        for number in range(children)
    ]
    mine, others = list(chain(*each[10:])), list(chain(*each[:10]))
    extracts = [draw(_extract(family, mine, days, 0)) for days in draw(st.sampled_from(_WINDOWS))]
    # another agency has other children; another authority may give the same numbers to its own
    sender, rows = draw(st.sampled_from([(None, []), (1, others), (2, mine)]))
    if sender:
        extracts.insert(draw(st.integers(0, 2)), draw(_extract(family, rows, _WHOLE, sender)))
    return History(extracts)


def cover(extracts: Sequence[Extract], authority: str) -> Window:
    """From the first day to the last that an authority's extracts cover."""
    mine = [extract for extract in extracts if extract.authority == authority]
    days = min(extract.data_from for extract in mine), max(extract.data_to for extract in mine)
    return Window(*days, periods(*days))
