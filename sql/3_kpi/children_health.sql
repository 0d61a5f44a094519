-- One row per measure, year and child looked after for 12 months at its end: health assessment, dentist, immunisations.
create or replace view kpi.children_health as
with years_of_oc2 as (
    select distinct authority, period_label
    from marts.snapshot_periods
    where sheet_table = 'ssda903_oc2' and period_type = 'year'
),

-- The proxy, for a year without OC2: the latest dates of List 8. It says nothing on immunisations.
proxies as (
    select
        children.authority,
        snapshot_periods.period_label,
        children.source_id,
        children.last_health_assessment_date > children.as_at - interval 12 months as had_health_assessment,
        children.last_dental_check_date > children.as_at - interval 12 months as had_dental_check,
        null as excluded_because
    from staging.children_in_care_as_drawn as children
    inner join marts.snapshot_periods
        on
            children.authority = snapshot_periods.authority
            and snapshot_periods.sheet_table = 'list_8'
            and snapshot_periods.period_type = 'year'
            and children.as_at = snapshot_periods.as_at
    left join years_of_oc2
        on
            children.authority = years_of_oc2.authority
            and snapshot_periods.period_label = years_of_oc2.period_label
    where
        years_of_oc2.authority is null
        and children.is_in_care
        and children.start_date <= children.as_at - interval 12 months
),

measured as (
    select 'health_assessment_pct' as measure_id, had_health_assessment as is_done, *
    from marts.children_12_months_in_care
    union all by name
    select 'dental_check_pct' as measure_id, had_dental_check as is_done, *
    from marts.children_12_months_in_care
    union all by name
    select 'immunisations_pct' as measure_id, had_immunisations as is_done, *
    from marts.children_12_months_in_care
    union all by name
    select 'health_assessment_pct' as measure_id, had_health_assessment as is_done, *
    from proxies
    union all by name
    select 'dental_check_pct' as measure_id, had_dental_check as is_done, *
    from proxies
)

select
    measure_id,
    authority,
    'year' as period_type,
    period_label,
    source_id,
    coalesce(is_done, false) as is_counted,
    excluded_because
from measured
