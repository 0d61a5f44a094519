-- One row per measure, period and case: what is counted, what is left out and why. Every computed figure rests on it.
create or replace view kpi.cases as
with flows as (
    select
        flow_cases.* exclude (period_type, period_label),
        period_days.period_type,
        period_days.period_label
    from kpi.flow_cases
    inner join calendar.period_days on flow_cases.counted_on = period_days.day
),

cases as (
    select * from flows
    union all by name
    select * from kpi.stock_cases
)

select
    cases.*,
    'all' as "all",
    case
        when cases.born_on is null then null
        when cases.born_on > measure_periods.period_end then 'Unborn'
        when cases.born_on > measure_periods.period_end - interval 1 year then 'Under 1'
        when cases.born_on > measure_periods.period_end - interval 5 years then '1-4'
        when cases.born_on > measure_periods.period_end - interval 10 years then '5-9'
        when cases.born_on > measure_periods.period_end - interval 16 years then '10-15'
        when cases.born_on > measure_periods.period_end - interval 18 years then '16-17'
        else '18+'
    end as age_band
from cases
inner join kpi.measure_periods
    on
        cases.measure_id = measure_periods.measure_id
        and cases.authority = measure_periods.authority
        and cases.period_type = measure_periods.period_type
        and cases.period_label = measure_periods.period_label
