"""The two stories that need more than one measure: the child's journey, and how long placements last."""

from __future__ import annotations

import pandas as pd

from hscb.queries.reader import Read
from hscb.queries.view import View


def journey(read: Read, view: View) -> pd.DataFrame:
    """Stages from contact to plan in the last period shown, one row per stage and what came of it."""
    return read(
        """
        select stage_position, stage, outcome_position, outcome, count, suppressed
        from reporting.journey
        where authority = $authority and period_type = $period_type and period_label = $last_label
        order by stage_position, outcome_position
        """,
        view.last_period,
    )


def placement_survival(read: Read, authority: str) -> pd.DataFrame:
    """The share of placements still running after so many months, by placement type, over all data."""
    return read(
        """
        select placement_type, months, at_risk, share, suppressed
        from reporting.placement_survival
        where authority = $authority
        order by placement_type, months
        """,
        {"authority": authority},
    )
