-- One row per day from 2000 to 2040: working_day_number counts the working days up to and with it.
create or replace table calendar.days as
with dates as (
    select unnest(generate_series(date '2000-01-01', date '2040-12-31', interval 1 day))::date as day
),

working_days as (
    select
        dates.day,
        isodow(dates.day) <= 5 and bank_holidays.holiday is null as is_working_day
    from dates
    left join raw.bank_holidays on dates.day = bank_holidays.holiday
)

-- Working days after a start up to and with an end: the end's number less the start's.
select
    day,
    is_working_day,
    sum(is_working_day::integer) over (
        order by day
        rows between unbounded preceding and current row
    )::integer as working_day_number
from working_days
