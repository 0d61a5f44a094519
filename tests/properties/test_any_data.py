"""What must hold of the figures of any data, whatever the measures mean."""

from __future__ import annotations

from collections import defaultdict

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.oracle.days import add_months
from tests.properties.data_sets import FAMILIES, History, data_sets
from tests.warehouses import next_warehouse

# Breakdowns in which every case of the random data has a category.
COMPLETE = ("contact_source", "received_by", "contact_outcome", "referral_source", "gender", "ethnicity")

LOOK_BACK = ("repeat_contact_12m_pct", "re_referral_12m_pct")

_FIGURES = """
    select measure_id, authority, period_label, breakdown, category, numerator, denominator, value
    from kpi.measure_values
    where origin = 'records'
"""


def _no_part_is_more_than_its_whole(connection: duckdb.DuckDBPyConnection) -> None:
    impossible = """
        select * from kpi.measure_values
        where numerator < 0 or numerator > denominator or value < 0 or (denominator = 0 and value is not null)
    """
    assert not connection.execute(impossible).fetchmany(5)


def _parts_sum_to_the_whole(connection: duckdb.DuckDBPyConnection) -> None:
    wholes, parts = {}, defaultdict(lambda: [0.0, 0.0])
    for measure_id, authority, label, breakdown, _, numerator, denominator, value in connection.execute(
        _FIGURES
    ).fetchall():
        numbers = (numerator, denominator) if denominator is not None else (value, 0)
        if breakdown == "all":
            wholes[measure_id, authority, label] = list(numbers)
        elif breakdown in COMPLETE:
            sums = parts[measure_id, authority, label, breakdown]
            sums[0] += numbers[0]
            sums[1] += numbers[1]
    assert not [(place, sums) for place, sums in parts.items() if sums != wholes[place[:3]]][:5]


def _every_period_covered_has_its_row_and_no_other(
    connection: duckdb.DuckDBPyConnection, history: History
) -> None:
    (extract,) = history.extracts
    periods = {period.label: period for period in history.periods(extract.authority)}
    rows = connection.execute(_FIGURES).fetchall()
    assert {label for _, _, label, *_ in rows} <= set(periods)
    assert all(periods[label].end >= extract.data_from for _, _, label, *_ in rows)


def _partial_periods_and_short_look_backs_say_so(
    connection: duckdb.DuckDBPyConnection, history: History
) -> None:
    (extract,) = history.extracts
    periods = {period.label: period for period in history.periods(extract.authority)}
    rows = connection.execute("""
        select measure_id, period_label, status, coalesce(caveat, '')
        from kpi.measure_values
        where origin = 'records' and breakdown = 'all'
    """).fetchall()
    for measure_id, label, status, caveat in rows:
        period = periods[label]
        assert (status == "partial") == period.is_partial, (measure_id, label)
        is_short = measure_id in LOOK_BACK and extract.data_from > add_months(period.start, -12)
        assert ("look-back incomplete" in caveat) == is_short, (measure_id, label)


@pytest.mark.parametrize("family", FAMILIES)
@settings(max_examples=4)
@given(draw=st.data())
def test_figures_are_possible_and_add_up(family: str, draw: st.DataObject) -> None:
    history = draw.draw(data_sets(FAMILIES[family]))
    connection = next_warehouse(history.loads)
    _no_part_is_more_than_its_whole(connection)
    _parts_sum_to_the_whole(connection)
    _every_period_covered_has_its_row_and_no_other(connection, history)
    _partial_periods_and_short_look_backs_say_so(connection, history)


def _nothing_small_is_shown(connection: duckdb.DuckDBPyConnection) -> None:
    small = """
        select measure_values.*
        from reporting.measure_values
        inner join raw.measures on measure_values.measure_id = measures.measure_id
        where
            measures.counts_children
            and (
                (measures.unit = 'count' and measure_values.value between 1 and 5)
                or measure_values.numerator between 1 and 5
                or (
                    measures.unit = 'percent'
                    and measure_values.denominator - measure_values.numerator between 1 and 5
                )
            )
    """
    assert not connection.execute(small).fetchmany(5)


def _nothing_hidden_keeps_a_number(connection: duckdb.DuckDBPyConnection) -> None:
    kept = """
        select * from reporting.measure_values
        where suppressed and coalesce(numerator, denominator, value) is not null
    """
    assert not connection.execute(kept).fetchmany(5)


def _no_category_is_hidden_alone_beside_its_total(connection: duckdb.DuckDBPyConnection) -> None:
    # a zero is never hidden to protect another: beside zeros alone there is nothing to hide
    alone = """
        select parts.measure_id, parts.authority, parts.period_label, parts.breakdown
        from reporting.measure_values as parts
        inner join reporting.measure_values as totals
            using (measure_id, authority, origin, period_label)
        where parts.breakdown <> 'all' and totals.breakdown = 'all' and not totals.suppressed
            -- medians add up to nothing
            and parts.measure_id in (select measure_id from reporting.measures where unit <> 'days')
        group by parts.measure_id, parts.authority, parts.period_label, parts.breakdown
        having
            count(*) filter (where parts.suppressed) = 1
            and count(*) filter (where not parts.suppressed and coalesce(parts.numerator, parts.value) > 0) > 0
    """
    assert not connection.execute(alone).fetchmany(5)


@pytest.mark.parametrize("family", FAMILIES)
@settings(max_examples=4)
@given(draw=st.data())
def test_no_small_number_of_children_reaches_reporting(family: str, draw: st.DataObject) -> None:
    connection = next_warehouse(draw.draw(data_sets(FAMILIES[family], most=90)).loads)
    _nothing_small_is_shown(connection)
    _nothing_hidden_keeps_a_number(connection)
    _no_category_is_hidden_alone_beside_its_total(connection)
