"""Random histories of loads: extracts that overlap, correct each other, and come from several senders."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import chain
from typing import Any

from hypothesis import strategies as st

from hscb.config import DEFAULT_AGENCY, DEFAULT_AUTHORITY
from hscb.ingest.formats import formats
from tests.oracle.days import periods
from tests.oracle.held import Extract
from tests.properties.data_sets import Family, History, Tables, known_by
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


@st.composite
def _extract(
    draw: st.DrawFn, family: Family, rows: Sequence[tuple[str, dict[str, Any]]], window: Extract
) -> Extract:
    """What is known on Data To and lies in the window, less some rows that are gone, and some from outside it."""
    tables: Tables = {table: [] for table in family.tables}
    gone = draw(st.integers(3, 20))
    outside = draw(st.integers(3, 20))
    for number, (table, row) in enumerate(rows):
        form = formats()[table]
        known = known_by(window.data_to, table, row)
        start, end = form.date or form.start, form.date or form.end
        touches = known and (not start or window.touches(known[start], known[end or start]))
        if known and number % gone and (touches or number % outside == 0):
            tables[table].append(known)
    return replace(window, tables=tables)


@st.composite
def histories(draw: st.DrawFn, family: Family, children: int = 30) -> History:
    """Two or three extracts of the same children from one sender, and perhaps one from another."""
    each = [
        draw(family.children[number % len(family.children)](_WHOLE_WINDOW, f"C{number:04d}"))
        for number in range(children)
    ]
    others, mine = list(chain(*each[:10])), list(chain(*each[10:]))
    extracts = [
        draw(_extract(family, mine, Extract({}, *days, DEFAULT_AUTHORITY, DEFAULT_AGENCY)))
        for days in draw(st.sampled_from(_WINDOWS))
    ]
    # another agency has other children; another authority may give the same numbers to its own
    another = draw(st.sampled_from([None, (DEFAULT_AUTHORITY, "Early Help"), ("Bexley", DEFAULT_AGENCY)]))
    if another:
        rows = others if another[0] == DEFAULT_AUTHORITY else mine
        extract = draw(_extract(family, rows, Extract({}, *_WHOLE, *another)))
        extracts.insert(draw(st.integers(0, 2)), extract)
    return History(extracts)
