-- One row per authority and period with a figure of its own, newest first: what a filter can offer.
create or replace table reporting.periods as
select
    measure_values.authority,
    periods.period_type,
    periods.period_label,
    periods.period_start,
    periods.period_end,
    periods.year_label,
    bool_or(measure_values.origin = 'records') as has_records,
    bool_or(measure_values.status = 'partial') as is_partial
from kpi.measure_values
inner join calendar.periods
    on measure_values.period_type = periods.period_type and measure_values.period_label = periods.period_label
group by
    measure_values.authority,
    periods.period_type,
    periods.period_label,
    periods.period_start,
    periods.period_end,
    periods.year_label
order by measure_values.authority asc, periods.period_type asc, periods.period_start desc
