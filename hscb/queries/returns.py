"""Returns to the board: which were due, which came, and how late each one is."""

from __future__ import annotations

from collections.abc import Sequence
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


def sent_before(
    read: Read, authority: str, agency: str, measures: Sequence[str], period_type: str, first_day: date
) -> pd.DataFrame:
    """Of each measure, the figures of the newest period held before a day: the agency's own, else those of no agency.

    What an agency returned goes before what its records give, that before what was printed.
    """
    return read(
        """
        with held as (
            select measure_id, period_label, period_start, breakdown, category, numerator, denominator, value,
                suppressed, source,
                list_position(['return', 'records', 'published'], origin) as place
            from reporting.measure_values
            where authority = $authority and period_type = $period_type and period_start < $first_day
                and list_contains($measures, measure_id) and coalesce(agency, $agency) = $agency
                and (suppressed or value is not null or numerator is not null)
        )

        select measure_id, period_label, breakdown, category, numerator, denominator, value, suppressed
        from held
        qualify rank() over (partition by measure_id order by period_start desc, place) = 1
            and row_number() over (
                partition by measure_id, period_start, place, breakdown, category order by source
            ) = 1
        order by all
        """,
        {
            "authority": authority,
            "agency": agency,
            "measures": list(measures),
            "period_type": period_type,
            "first_day": first_day,
        },
    )


def newest_period(read: Read, authority: str, agency: str, period_type: str) -> date | None:
    """The first day of the newest period of a kind that an agency returned; else that records cover whole, or any."""
    found = read(
        """
        select
            coalesce(
                max(period_start) filter (where origin = 'return' and agency = $agency),
                max(period_start) filter (where origin = 'records' and status <> 'partial'),
                max(period_start)
            ) as newest
        from reporting.measure_values
        where authority = $authority and period_type = $period_type
        """,
        {"authority": authority, "agency": agency, "period_type": period_type},
    )["newest"].iloc[0]
    return None if pd.isna(found) else found.date()
