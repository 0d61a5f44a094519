"""What the figures rest on: the loads in force, the periods they touch, the authorities they hold."""

from __future__ import annotations

import pandas as pd

from hscb.queries.reader import Read


def state(read: Read) -> pd.DataFrame:
    """One row: number of loads, the last one, the days the data cover, whether any are synthetic, authorities."""
    return read("select * from reporting.state", {})


def periods(read: Read) -> pd.DataFrame:
    """Every period with a figure, by authority and kind, oldest first."""
    return read(
        """
        select authority, period_type, period_label, period_start, period_end, year_label, has_records, is_partial
        from reporting.periods
        order by authority, period_type, period_start
        """,
        {},
    )
