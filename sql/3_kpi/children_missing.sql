-- One row per period and child looked after at any time in it: whether the child went missing in it while in care.
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

-- looked after when the child went missing: the sheet says so and Episodes say so
missing_from_care as (
    select distinct
        missing_episodes.authority,
        missing_episodes.child_id,
        missing_episodes.went_missing_at::date as missing_on
    from staging.missing_episodes
    inner join marts.care_episodes
        on
            missing_episodes.authority = care_episodes.authority
            and missing_episodes.child_id = care_episodes.child_id
            and care_episodes.start_date <= missing_episodes.went_missing_at::date
            and (care_episodes.end_date is null or care_episodes.end_date > missing_episodes.went_missing_at::date)
    where missing_episodes.looked_after = 'Yes'
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
