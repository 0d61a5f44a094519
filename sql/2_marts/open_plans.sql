-- One row per reporting period and child protection plan open on its as-at date.
create or replace table marts.open_plans as
select
    covered_periods.period_type,
    covered_periods.period_label,
    covered_periods.as_at,
    plans.*
from marts.plans
inner join marts.covered_periods
    on
        plans.authority = covered_periods.authority
        and covered_periods.sheet_table = 'list_7'
        and plans.start_date <= covered_periods.as_at
        -- a plan that ends on the as-at date is not open on it
        and (plans.end_date is null or plans.end_date > covered_periods.as_at)
