"""What the board asks: its aims, its challenges, and what it cannot see."""

from __future__ import annotations

import pandas as pd

from hscb.queries.reader import Read
from hscb.queries.view import View


def aims(read: Read) -> pd.DataFrame:
    """The strategic aims: number, title, the question that its page answers, purpose, themes."""
    return read("select aim, title, question, purpose, themes from reporting.aims order by aim", {})


def challenges(read: Read, aim: int) -> pd.DataFrame:
    """The board's own challenges under an aim, with the measures that bear on each."""
    return read(
        "select challenge, line, words, theme, measures from reporting.challenges where aim = $aim order by challenge",
        {"aim": aim},
    )


def not_seen(read: Read, view: View) -> pd.DataFrame:
    """Expected measures that have no figure in the year of the last period shown, with the reason."""
    return read(
        """
        select not_seen.aim, not_seen.measure_id, not_seen.title, not_seen.owner, not_seen.why, not_seen.period_label
        from reporting.not_seen
        inner join reporting.periods
            on not_seen.period_label = periods.year_label and not_seen.authority = periods.authority
        inner join reporting.measures on not_seen.measure_id = measures.measure_id
        where not_seen.authority = $authority and periods.period_type = $period_type
            and periods.period_label = $last_label
        order by not_seen.aim, measures.position
        """,
        view.last_period,
    )
