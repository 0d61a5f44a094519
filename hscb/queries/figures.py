"""Figures of measures: one over time, one in its categories, all at one period."""

from __future__ import annotations

import pandas as pd

from hscb.queries.reader import Read
from hscb.queries.view import View


def trend(read: Read, measure_id: str, view: View) -> pd.DataFrame:
    """A measure's figures in the periods shown, one row per period, origin, source and agency, oldest first."""
    return read(
        """
        select origin, period_label, period_start, period_end, numerator, denominator, value, status, suppressed,
            caveat, agency, source, coalesce(is_national, false) as is_national, published_in, narrative
        from reporting.measure_values
        left join reporting.sources using (source)
        where measure_id = $measure_id and authority = $authority and period_type = $period_type
            and period_start >= $first_day and period_end <= $last_day and breakdown = 'all'
        order by period_start, origin desc, source nulls first, agency nulls first
        """,
        {"measure_id": measure_id, **view.parameters},
    )


def comparators(read: Read, measure_id: str, view: View) -> pd.DataFrame:
    """England, London, Outer London and the neighbours; in a quarter or month, the figure of the year it lies in.

    Of several sources the national statistic, as for headlines.
    """
    return read(
        """
        select comparators.comparator, periods.period_label, periods.period_start, comparators.value,
            comparators.source, comparators.published_in, comparators.period_label as year_label
        from reporting.comparators
        inner join reporting.periods
            on comparators.period_label = periods.year_label and comparators.authority = periods.authority
        inner join reporting.measures
            on comparators.measure_id = measures.measure_id
            and ($period_type = 'year' or not measures.grows_with_period)
        left join reporting.sources on comparators.source = sources.source
        where comparators.measure_id = $measure_id and comparators.authority = $authority
            and comparators.breakdown = 'all' and comparators.period_type = 'year'
            and periods.period_type = $period_type
            and periods.period_start >= $first_day and periods.period_end <= $last_day
        qualify row_number() over (
            partition by comparators.comparator, periods.period_label
            order by comparators.value is null, sources.is_national desc, comparators.published_in desc,
                comparators.source
        ) = 1
        order by comparators.comparator, periods.period_start
        """,
        {"measure_id": measure_id, **view.parameters},
    )


def breakdown(read: Read, measure_id: str, name: str, view: View) -> pd.DataFrame:
    """A measure in the categories of a breakdown, one row per period and category.

    All from one origin and source: the first, in the order of headlines, that the last period has.
    """
    return read(
        """
        with figures as (
            select category, origin, source, period_label, period_start, period_end, numerator, denominator, value,
                suppressed
            from reporting.measure_values
            where measure_id = $measure_id and authority = $authority and period_type = $period_type
                and period_start >= $first_day and period_end <= $last_day and breakdown = $breakdown
        ),

        chosen as (
            select origin, source
            from figures
            where period_end = $last_day
            order by case origin when 'records' then 1 when 'return' then 2 else 3 end, source
            limit 1
        )

        select figures.*
        from figures
        inner join chosen
            on figures.origin = chosen.origin and figures.source is not distinct from chosen.source
        order by figures.period_start, figures.category
        """,
        {"measure_id": measure_id, "breakdown": name, **view.parameters},
    )


def headlines(read: Read, view: View) -> pd.DataFrame:
    """The headline figure of every measure in each period shown, with what it was before and the comparators.

    Beside a year stands its last quarter, which a year can hide.
    """
    return read(
        """
        select headlines.*, quarters.period_label as quarter_label, quarters.value as quarter_value,
            quarters.denominator as quarter_denominator, quarters.change_on_year as quarter_change,
            quarters.year_before_label as quarter_before_label
        from reporting.headlines
        left join reporting.headlines as quarters
            on headlines.measure_id = quarters.measure_id
            and headlines.authority = quarters.authority
            and headlines.origin = quarters.origin
            and headlines.source is not distinct from quarters.source
            and headlines.period_type = 'year' and quarters.period_type = 'quarter'
            and headlines.period_end = quarters.period_end
        where headlines.authority = $authority and headlines.period_type = $period_type
            and headlines.period_start >= $first_day and headlines.period_end <= $last_day
        order by headlines.measure_id, headlines.period_start
        """,
        view.parameters,
    )


def exclusions(read: Read, view: View) -> pd.DataFrame:
    """Cases left out of each measure's denominator in the last period shown, by reason, with their number."""
    return read(
        """
        select measure_id, reason, count, suppressed
        from reporting.exclusions
        where authority = $authority and period_type = $period_type and period_label = $last_label
        order by measure_id, reason
        """,
        view.last_period,
    )
