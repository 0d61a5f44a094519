"""What stands out in the year that signals speak of: worries, good news, and how sure each of them is."""

from __future__ import annotations

import pandas as pd

from hscb.queries.reader import Read


def overview(read: Read, authority: str) -> pd.DataFrame:
    """Every measure with a signal, the gravest first: kind, figure, comparator, behaviour, why, how sure."""
    return read(
        "select * from reporting.overview where authority = $authority order by position",
        {"authority": authority},
    )


def not_seen(read: Read, authority: str) -> pd.DataFrame:
    """The measures that the board expects and cannot see in that year, the weightiest first, with owner and reason."""
    return read(
        """
        select signals.measure_id, signals.title, signals.agency as owner, signals.what, signals.period_label,
            measures.aim
        from reporting.signals
        inner join reporting.measures on signals.measure_id = measures.measure_id
        where signals.authority = $authority and signals.signal = 'S12'
        order by signals.priority desc, measures.position
        """,
        {"authority": authority},
    )


def honesty(read: Read, authority: str) -> pd.DataFrame:
    """What the headline figure of every measure rests on, also in words."""
    return read("select * from reporting.honesty where authority = $authority", {"authority": authority})


def standing(read: Read, measure_id: str, authority: str, period_type: str) -> pd.DataFrame:
    """The points of every series of a measure that have limits, in time."""
    return read(
        """
        select *
        from reporting.process_standing
        where measure_id = $measure_id and authority = $authority and period_type = $period_type
        order by period_start
        """,
        {"measure_id": measure_id, "authority": authority, "period_type": period_type},
    )


def base_changes(read: Read, measure_id: str, authority: str) -> pd.DataFrame:
    """From which days on the figures of a measure stand on another base, of which series, and why."""
    return read(
        """
        select origin, source, agency, begins, why, is_said_by_board
        from reporting.base_changes
        where measure_id = $measure_id and authority = $authority
        order by begins
        """,
        {"measure_id": measure_id, "authority": authority},
    )


def phases(read: Read, measure_id: str, authority: str) -> pd.DataFrame:
    """From which days on the limits of a measure begin anew, who said so and why."""
    return read(
        """
        select begins, said_by, why
        from reporting.phases
        where measure_id = $measure_id and authority = $authority
        order by begins
        """,
        {"measure_id": measure_id, "authority": authority},
    )


def events(read: Read, measure_id: str) -> pd.DataFrame:
    """What happened that bears on a measure, in time."""
    return read(
        """
        select starts, coalesce(ends, starts) as ends, title, words, changes_base
        from reporting.events
        where list_contains(measures, $measure_id)
        order by starts, title
        """,
        {"measure_id": measure_id},
    )


def places(read: Read, authority: str) -> pd.DataFrame:
    """The place of every measure among the statistical neighbours, by year."""
    return read(
        """
        select measure_id, period_label, words, neighbours, neighbours_mean, lowest, highest, origin, source
        from reporting.comparison
        where authority = $authority
        """,
        {"authority": authority},
    )
