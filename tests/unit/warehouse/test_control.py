"""Control totals: the same for the same rows, whatever their order; other for any other cell."""

from __future__ import annotations

import pyarrow as pa
from hypothesis import given, settings
from hypothesis import strategies as st

from hscb.warehouse.control import rows_and_total

CELLS = st.one_of(st.none(), st.text(max_size=4), st.sampled_from(["1", "2016-05-31", "=", "a=1"]))
ROWS = st.lists(st.tuples(CELLS, CELLS), min_size=1, max_size=6)


def table(rows: list[tuple[str | None, str | None]], **more: list[str | None]) -> pa.Table:
    columns = {"child_id": [row[0] for row in rows], "outcome": [row[1] for row in rows], **more}
    return pa.table({name: pa.array(values, pa.string()) for name, values in columns.items()})


# each example opens DuckDB twice
few = settings(max_examples=25, deadline=None)


@few
@given(rows=ROWS, data=st.data())
def test_order_of_rows_and_where_they_stood_are_nothing(
    rows: list[tuple[str | None, str | None]], data: st.DataObject
) -> None:
    mixed = data.draw(st.permutations(rows))
    places = {
        "file": ["b.xlsx"] * len(rows),
        "sheet": ["S"] * len(rows),
        "row": [str(n) for n in range(len(rows))],
    }
    assert rows_and_total(table(mixed, **places)) == rows_and_total(table(rows))


@few
@given(rows=ROWS, place=st.integers(min_value=0), cell=CELLS)
def test_another_cell_is_another_total(
    rows: list[tuple[str | None, str | None]], place: int, cell: str | None
) -> None:
    changed = list(rows)
    position = place % len(rows)
    changed[position] = (cell, rows[position][1])
    is_same = rows_and_total(table(changed))[2] == rows_and_total(table(rows))[2]
    assert is_same == (sorted(changed, key=repr) == sorted(rows, key=repr))


def test_a_value_in_another_column_is_another_total() -> None:
    assert rows_and_total(table([("1", None)]))[2] != rows_and_total(table([(None, "1")]))[2]


def test_a_column_without_a_value_changes_nothing() -> None:
    rows: list[tuple[str | None, str | None]] = [("1", "a"), ("2", None)]
    assert rows_and_total(table(rows, added=[None, None]))[2] == rows_and_total(table(rows))[2]


def test_no_rows_have_a_total() -> None:
    assert rows_and_total(table([])) == (0, ("child_id", "outcome"), "0")
