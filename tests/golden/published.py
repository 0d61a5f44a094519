"""Every published value of the shipped data as text, so that a change of a measure shows as numbers in the diff.

`figures.csv` has each computed figure of the years, and of the quarters over all children; `sums.csv` has the number of
all other figures, how many are hidden and what the rest add up to, per measure, origin and kind of period.
"""

from __future__ import annotations

from pathlib import Path

import duckdb

FOLDER = Path(__file__).parent
HELP = "If the change is meant: `python -m tests.golden` writes the files again; read their diff before you commit it."

_FIGURES = """
    select
        measure_id,
        period_label,
        breakdown,
        category,
        numerator,
        denominator,
        case when suppressed then 'c' else round(value, 4)::varchar end as value,
        caveat
    from reporting.measure_values
    where origin = 'records' and (period_type = 'year' or (period_type = 'quarter' and breakdown = 'all'))
    order by all
"""
_SUMS = """
    select
        measure_id,
        origin,
        period_type,
        breakdown,
        count(*) as figures,
        count(*) filter (where suppressed) as hidden,
        round(sum(value), 2) as sum_of_values
    from reporting.measure_values
    group by all
    order by all
"""
QUERIES = {"figures.csv": _FIGURES, "sums.csv": _SUMS}


def _text(value: object) -> str:
    if value is None:
        return ""
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)


def lines(connection: duckdb.DuckDBPyConnection, query: str) -> list[str]:
    """The answer as lines of a CSV file, its heading first; no text of it holds a comma or a quote that matters."""
    found = connection.execute(query)
    heading = [column[0] for column in found.description or ()]
    rows = [[_text(value).replace(",", ";") for value in row] for row in found.fetchall()]
    return [",".join(row) for row in [heading, *rows]]
