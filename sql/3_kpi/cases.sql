-- One row per measure, period and case: what is counted, what is left out and why. Every computed figure rests on it.
create or replace table kpi.cases as
with flows as (
    select flow_cases.* replace (
        covered_periods.period_type as period_type,
        covered_periods.period_label as period_label
    )
    from (
        select * from kpi.no_cases
        union all by name
        select * from kpi.flow_cases
    ) as flow_cases
    inner join raw.measures on flow_cases.measure_id = measures.measure_id
    inner join marts.covered_periods
        on
            flow_cases.authority = covered_periods.authority
            and measures.sources[1] = covered_periods.sheet_table
            and flow_cases.counted_on between covered_periods.period_start and covered_periods.period_end
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
        when cases.born_on > periods.period_end then 'Unborn'
        when cases.born_on > periods.period_end - interval 1 year then 'Under 1'
        when cases.born_on > periods.period_end - interval 5 years then '1-4'
        when cases.born_on > periods.period_end - interval 10 years then '5-9'
        when cases.born_on > periods.period_end - interval 16 years then '10-15'
        when cases.born_on > periods.period_end - interval 18 years then '16-17'
        else '18+'
    end as age_band
from cases
inner join calendar.periods
    on cases.period_type = periods.period_type and cases.period_label = periods.period_label
