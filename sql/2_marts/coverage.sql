-- One row per authority, sheet and unbroken stretch of days that the extracts held cover.
create or replace table marts.coverage as
with windows as (
    select authority, sheet_table, data_from, data_to
    from raw.extracts
    where data_from <= data_to
    union all
    -- a returns calendar has no window: it speaks for the whole of each year that a return of it is due in
    select partner_returns.authority, 'returns_calendar', periods.year_start, periods.year_end
    from staging.partner_returns
    inner join calendar.periods
        on periods.period_type = 'year' and partner_returns.due_date between periods.period_start and periods.period_end
    union all
    -- returns that no calendar lists are known of from the first due day to the last day known
    select returns.authority, 'returns_calendar', min(returns.due_date), max(last_known_days.day)
    from marts.returns
    inner join marts.last_known_days on returns.authority = last_known_days.authority
    where not returns.is_in_calendar and returns.due_date <= last_known_days.day
    group by returns.authority
),

ordered as (
    select
        *,
        max(data_to) over (
            partition by authority, sheet_table
            order by data_from, data_to
            rows between unbounded preceding and 1 preceding
        ) as covered_before
    from windows
),

stretches as (
    select
        *,
        count(*) filter (where covered_before is null or data_from > covered_before + 1) over (
            partition by authority, sheet_table
            order by data_from, data_to
            rows between unbounded preceding and current row
        ) as stretch
    from ordered
)

select authority, sheet_table, min(data_from) as covered_from, max(data_to) as covered_to
from stretches
group by authority, sheet_table, stretch
