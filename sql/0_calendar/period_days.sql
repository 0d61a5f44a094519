-- One row per day and reporting period that it lies in: its month, quarter and year.
create or replace table calendar.period_days as
select days.day, periods.period_type, periods.period_label
from calendar.periods
inner join calendar.days on days.day between periods.period_start and periods.period_end
