-- One row per assessment and measure, by the day it was authorised: how long it took and whether support was needed.
create or replace view kpi.assessments as
with assessments as (
    select
        *,
        case
            when duration_fault is not null then null
            when working_days = 0 then '0'
            when working_days <= 10 then '1-10'
            when working_days <= 20 then '11-20'
            when working_days <= 30 then '21-30'
            when working_days <= 40 then '31-40'
            when working_days <= 45 then '41-45'
            when working_days <= 50 then '46-50'
            when working_days <= 60 then '51-60'
            else '61+'
        end as duration_band
    from marts.assessments
),

measured as (
    select 'assessments_completed' as measure_id, true as is_counted, null as excluded_because, *
    from assessments
    union all
    select
        'assessment_no_support_pct',
        requires_support = 'No',
        case when requires_support in ('Yes', 'No') then null else 'outcome not recorded' end,
        *
    from assessments
    union all
    select 'assessment_45wd_pct', working_days <= 45, duration_fault, * from assessments
    union all
    select 'assessment_median_wd', true, duration_fault, * from assessments
)

select
    measure_id,
    authority,
    source_id,
    authorisation_date as counted_on,
    is_counted,
    excluded_because,
    working_days as days,
    team,
    duration_band
from measured
