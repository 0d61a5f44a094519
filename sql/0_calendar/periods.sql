-- One row per reporting period: year (1 April to 31 March), quarter and month, with the year that it lies in.
create or replace table calendar.periods as
with months as (
    select
        date_trunc('month', day)::date as period_start,
        max(day) as period_end,
        year(day) - case when month(day) < 4 then 1 else 0 end as first_year,
        (month(day) + 8) % 12 // 3 + 1 as quarter
    from calendar.days
    group by period_start, first_year, quarter
),

labelled as (
    select
        *,
        first_year || '-' || right((first_year + 1)::varchar, 2) as year_label
    from months
),

periods as (
    select
        'month' as period_type,
        year(period_start) || '-' || lpad(month(period_start)::varchar, 2, '0') as period_label,
        year_label,
        period_start,
        period_end
    from labelled
    union all
    select 'quarter', year_label || ' Q' || quarter, year_label, min(period_start), max(period_end)
    from labelled
    group by year_label, quarter
    union all
    select 'year', year_label, year_label, min(period_start), max(period_end)
    from labelled
    group by year_label
)

select
    *,
    min(period_start) over (partition by year_label) as year_start,
    max(period_end) over (partition by year_label) as year_end
from periods
