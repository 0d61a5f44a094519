-- One row per dataset, agency that owes it, and period, due since the day that the first real return was loaded.
create or replace view marts.owed_returns as
with first_days as (
    select authority, min(loaded_on) as first_day
    from marts.real_returns
    group by authority
),

datasets as (
    select distinct agency, dataset, frequency, days_to_send
    from marts.owed_measures
),

working_days as (
    select day
    from calendar.days
    where is_working_day
),

periods as (
    select periods.period_label, datasets.agency, datasets.dataset, working_days.day as due_date
    from datasets
    inner join calendar.periods on datasets.frequency = periods.period_type
    -- a day that is no working day moves on to the next one
    asof inner join working_days on periods.period_end + datasets.days_to_send <= working_days.day
)

select first_days.authority, periods.*
from first_days
inner join periods on first_days.first_day <= periods.due_date
