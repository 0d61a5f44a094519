-- One row per day and reporting period that it lies in: its month, quarter and year.
create or replace table calendar.period_days as
with starts as (
    select day, 'month' as period_type, date_trunc('month', day)::date as period_start from calendar.days
    union all
    -- quarters of a year from April are quarters of a year from January too
    select day, 'quarter', date_trunc('quarter', day)::date from calendar.days
    union all
    select day, 'year', (date_trunc('year', day - interval 3 months) + interval 3 months)::date from calendar.days
)

select starts.day, starts.period_type, periods.period_label
from starts
inner join calendar.periods
    on starts.period_type = periods.period_type and starts.period_start = periods.period_start
