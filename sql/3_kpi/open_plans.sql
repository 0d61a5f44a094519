-- One row per period, open child protection plan and stock measure: open plans, neglect, 2 years or more.
create or replace view kpi.open_plans as
with measured as (
    select 'cp_plans_open' as measure_id, true as is_counted, * from marts.open_plans
    union all
    select 'cp_neglect_pct', category_of_abuse = 'Neglect', * from marts.open_plans
    union all
    select 'cp_plan_2y_open_pct', start_date <= as_at - interval 24 months, * from marts.open_plans
)

select
    measure_id,
    authority,
    source_id,
    period_type,
    period_label,
    is_counted,
    category_of_abuse,
    gender,
    ethnicity,
    date_of_birth as born_on
from measured
