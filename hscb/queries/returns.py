"""Returns to the board: which were due, which came, and how late each one is."""

from __future__ import annotations

from datetime import date

import pandas as pd

from hscb.queries.reader import Read

# Standings of a return that the board still waits for, and of one that came too late.
NOT_HERE = ("missing", "partial")
LATE = "late"

_COLUMNS = """
    as_at, authority, agency, lead, dataset, period_label, period_type, due_date, received_date, standing,
    working_days_late, first_part_on, still_missing, step, step_name, step_words
"""


def returns(
    read: Read, authority: str | None = None, since: date | None = None, as_at: date | None = None
) -> pd.DataFrame:
    """Every return as it stands on a day, the latest first: those due since a day, or whose period ended since.

    Without as_at it is the last day that the data or the calendar know; without authority, those of all.
    """
    source = "reporting.returns_by_day where as_at = $as_at and" if as_at else "reporting.returns where"
    given = {"authority": authority, "since": since} | ({"as_at": as_at} if as_at else {})
    return read(
        f"""
        select {_COLUMNS}
        from {source}
            ($authority is null or authority = $authority)
            and ($since is null or coalesce(due_date, period_end) >= $since)
        order by working_days_late desc, coalesce(due_date, period_end) desc, authority, agency, dataset
        """,
        given,
    )


def not_here(found: pd.DataFrame) -> pd.DataFrame:
    """The returns that fell due and have not come, or came in part."""
    return found[found["standing"].isin(NOT_HERE)]
