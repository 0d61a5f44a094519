-- One row per child protection plan and flow measure: plans started and ended, repeat plans, plans of 2 years or more.
create or replace view kpi.plans as
with measured as (
    select 'cp_plans_started' as measure_id, start_date as counted_on, true as is_counted, null as excluded_because, *
    from marts.plans
    union all
    select 'cp_repeat_plan_pct', start_date, is_repeat, null, * from marts.plans
    union all
    select 'cp_plans_ended', end_date, true, null, * from marts.plans
    union all
    select 'cp_plan_2y_ended_pct', end_date, start_date <= end_date - interval 24 months, duration_fault, *
    from marts.plans
)

select
    measure_id,
    authority,
    source_id,
    counted_on,
    is_counted,
    excluded_because,
    category_of_abuse,
    gender,
    ethnicity,
    date_of_birth as born_on
from measured
