"""What the checker found, which figures stand beside each other, where each is from, what was left out or restated."""

from __future__ import annotations

import pandas as pd

from hscb.queries.reader import Read
from hscb.queries.view import View

SEVERITIES = ("high", "medium", "low")


def findings(read: Read, view: View) -> pd.DataFrame:
    """Every finding on the periods that a view spans, the gravest first, then by aim and measure."""
    return read(
        """
        select findings.*, list_position(['high', 'medium', 'low'], severity) as place
        from reporting.findings
        where authority = $authority and period_end between $first_day and $last_day and $period_type is not null
        order by place, aim, title, period_start, rule
        """,
        view.parameters,
    )


def side_by_side(read: Read, view: View) -> pd.DataFrame:
    """The figures of every measure with two or more origins in the periods of a view's kind."""
    return read(
        """
        select measures.title, measures.unit, measures.aim, side_by_side.*
        from reporting.side_by_side
        inner join reporting.measures on side_by_side.measure_id = measures.measure_id
        where authority = $authority and period_type = $period_type
            and period_end between $first_day and $last_day
        order by period_start desc, measures.position
        """,
        view.parameters,
    )


def exclusions(read: Read, view: View) -> pd.DataFrame:
    """The cases left out of each denominator in a view's last period, by reason."""
    return read(
        """
        select measures.title, exclusions.reason, exclusions.count, exclusions.suppressed
        from reporting.exclusions
        inner join reporting.measures on exclusions.measure_id = measures.measure_id
        where authority = $authority and period_type = $period_type and period_label = $last_label
            and (exclusions.count > 0 or exclusions.suppressed)
        order by measures.position, exclusions.reason
        """,
        view.last_period,
    )


def restatements(read: Read, view: View) -> pd.DataFrame:
    """The figures that a later load gave otherwise, the latest first."""
    return read(
        """
        select measures.title, measures.unit, restatements.*
        from reporting.restatements
        inner join reporting.measures on restatements.measure_id = measures.measure_id
        where authority = $authority
        order by loaded_at desc, measures.position, period_label desc, category
        """,
        {"authority": view.authority},
    )


def lineage(read: Read, view: View) -> pd.DataFrame:
    """Every shown figure over all of a view's last period, with the load, file, sheet and row that it comes from."""
    return read(
        """
        select measures.title, measures.unit, figures.value, lineage.*
        from reporting.lineage
        inner join reporting.measures on lineage.measure_id = measures.measure_id
        inner join reporting.measure_values as figures
            on
                lineage.measure_id = figures.measure_id and lineage.authority = figures.authority
                and lineage.period_label = figures.period_label and lineage.breakdown = figures.breakdown
                and lineage.category = figures.category and lineage.origin = figures.origin
                and lineage.source is not distinct from figures.source
                and lineage.agency is not distinct from figures.agency
                and lineage.period_type = figures.period_type
        where lineage.authority = $authority and lineage.period_type = $period_type
            and lineage.period_label = $last_label and lineage.breakdown = 'all'
        order by measures.position, lineage.origin, lineage.load_id, lineage.file, lineage.sheet
        """,
        view.last_period,
    )
