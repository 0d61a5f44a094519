-- One row per year of an OC2 file and child: looked after for 12 months without a break, and what OC2 says on health.
create or replace table marts.children_12_months_in_care as
with years as (
    select
        snapshot_periods.authority,
        snapshot_periods.period_label,
        snapshot_periods.as_at as data_to,
        -- null where no Episodes are held for the year
        care_periods.as_at
    from marts.snapshot_periods
    left join marts.care_periods
        on
            snapshot_periods.authority = care_periods.authority
            and care_periods.sheet_table = 'ssda903_oc2'
            and care_periods.period_type = 'year'
            and snapshot_periods.period_label = care_periods.period_label
    where snapshot_periods.sheet_table = 'ssda903_oc2' and snapshot_periods.period_type = 'year'
),

children as (
    select
        years.authority,
        years.period_label,
        open_children.child_id,
        open_children.source_id,
        open_children.care_started <= years.as_at - interval 12 months as is_12_months
    from years
    inner join marts.open_children
        on years.authority = open_children.authority and years.as_at = open_children.as_at
),

records as (
    select
        years.period_label,
        years.as_at is not null as is_episodes_held,
        health_records.*
    from years
    inner join staging.health_records
        on years.authority = health_records.authority and years.data_to = health_records.as_at
)

select
    coalesce(children.authority, records.authority) as authority,
    coalesce(children.period_label, records.period_label) as period_label,
    coalesce(records.source_id, children.source_id) as source_id,
    records.had_health_assessment,
    records.had_dental_check,
    records.had_immunisations,
    -- where an authority sends no Episodes, its OC2 is the list of these children
    case
        when children.is_12_months or not records.is_episodes_held then null
        when known.child_id is null then 'start of care not in the data'
        else 'not looked after for 12 months'
    end as excluded_because
from children
full outer join records
    on
        children.authority = records.authority
        and children.period_label = records.period_label
        and children.child_id = records.child_id
left join marts.looked_after_children as known
    on records.authority = known.authority and records.child_id = known.child_id
where children.is_12_months or records.source_id is not null
