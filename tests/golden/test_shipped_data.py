"""The shipped data recomputed in plain Python, period by period."""

from __future__ import annotations

import duckdb

from tests.golden.shipped import extracts
from tests.oracle.held import all_held
from tests.properties.comparison import computable, differences, figures_of_oracle, figures_of_sql
from tests.properties.data_sets import History


def test_sql_and_recomputation_agree_on_every_figure_of_the_shipped_data(
    shipped: duckdb.DuckDBPyConnection,
) -> None:
    history = History(extracts(shipped))
    (authority,) = {extract.authority for extract in history.extracts}
    measures = computable(history.extracts[0].tables)
    recomputed = figures_of_oracle(
        all_held(history.extracts, authority), history.periods(authority), measures
    )
    assert len(recomputed) > 10_000
    assert not differences(authority, figures_of_sql(shipped, authority), recomputed)[:5]
