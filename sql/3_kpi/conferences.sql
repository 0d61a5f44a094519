-- One row per initial child protection conference and measure, by the day it was held: its timeliness and outcome.
create or replace view kpi.conferences as
with measured as (
    select 'icpcs' as measure_id, true as is_counted, null as excluded_because, * from marts.enquiries
    union all
    select
        'icpc_to_plan_pct',
        icpc_led_to_plan = 'Yes',
        case when icpc_led_to_plan in ('Yes', 'No') then null else 'outcome not recorded' end,
        *
    from marts.enquiries
    union all
    -- a conference dated before its strategy discussion stays in the denominator
    select
        'icpc_15wd_pct',
        duration_fault is null and working_days <= 15,
        case when duration_fault = 'missing start' then duration_fault end,
        *
    from marts.enquiries
    union all
    select 'icpc_median_wd', true, duration_fault, * from marts.enquiries
)

select
    measure_id,
    authority,
    source_id,
    icpc_date as counted_on,
    is_counted,
    excluded_because,
    working_days as days
from measured
