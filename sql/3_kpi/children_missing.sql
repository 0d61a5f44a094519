-- One row per period and child looked after at any time in it: did the child go missing in it.
create or replace view kpi.children_missing as
with children as (
    select
        care_periods.authority,
        care_periods.period_type,
        care_periods.period_label,
        care_periods.period_start,
        care_periods.as_at,
        care_episodes.child_id,
        min(care_episodes.source_id) as source_id
    from marts.care_periods
    inner join marts.care_episodes
        on
            care_periods.authority = care_episodes.authority
            and care_episodes.start_date <= care_periods.as_at
            and (care_episodes.end_date is null or care_episodes.end_date > care_periods.period_start)
    where care_periods.sheet_table = 'missing_episodes'
    group by
        care_periods.authority,
        care_periods.period_type,
        care_periods.period_label,
        care_periods.period_start,
        care_periods.as_at,
        care_episodes.child_id
),

-- the sheet's own flag says that the child was looked after, and Episodes have the child in care in the period
missing_from_care as (
    select distinct
        authority,
        child_id,
        went_missing_at::date as missing_on
    from staging.missing_episodes
    where looked_after = 'Yes'
)

select
    'cla_missing_pct' as measure_id,
    children.authority,
    children.period_type,
    children.period_label,
    children.source_id,
    count(missing_from_care.child_id) > 0 as is_counted
from children
left join missing_from_care
    on
        children.authority = missing_from_care.authority
        and children.child_id = missing_from_care.child_id
        and missing_from_care.missing_on between children.period_start and children.as_at
group by children.authority, children.period_type, children.period_label, children.source_id
