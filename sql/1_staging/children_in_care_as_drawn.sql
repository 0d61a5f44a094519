-- One row per child on a List 8 as drawn on its Data To, whatever later lists say: in care that day, latest dates.
create or replace view staging.children_in_care_as_drawn as
with dated as (
    select
        list_8.source_id,
        list_8.authority,
        list_8.child_id,
        snapshots.as_at,
        try_cast(list_8.start_date as date) as start_date,
        try_cast(list_8.date_of_birth as date) as date_of_birth,
        try_cast(list_8.latest_pep_date as date) as latest_pep_date,
        try_cast(list_8.last_health_assessment_date as date) as last_health_assessment_date,
        try_cast(list_8.last_dental_check_date as date) as last_dental_check_date,
        try_cast(list_8.start_date as date) <= snapshots.as_at
        -- care that ends on a day is not care on that day
        and (list_8.end_date is null or try_cast(list_8.end_date as date) > snapshots.as_at) as is_in_care
    from raw.list_8
    inner join staging.snapshots
        on
            list_8.load_id = snapshots.load_id
            and snapshots.sheet_table = 'list_8'
            and list_8.authority = snapshots.authority
            and list_8.submitted_by = snapshots.submitted_by
    where list_8.legal_status is null or list_8.legal_status not in ('V3', 'V4')
),

ranked as (
    select
        *,
        row_number() over (
            partition by authority, child_id, as_at
            order by is_in_care desc, start_date desc, source_id desc
        ) as row_of_child
    from dated
),

-- a child with two periods of care has two rows, and either may hold the latest date
latest as (
    select
        authority,
        child_id,
        as_at,
        max(latest_pep_date) filter (where latest_pep_date <= as_at) as latest_pep_date,
        max(last_health_assessment_date) filter (where last_health_assessment_date <= as_at)
            as last_health_assessment_date,
        max(last_dental_check_date) filter (where last_dental_check_date <= as_at) as last_dental_check_date
    from dated
    group by authority, child_id, as_at
)

select
    ranked.source_id,
    ranked.authority,
    ranked.child_id,
    ranked.as_at,
    ranked.is_in_care,
    ranked.start_date,
    ranked.date_of_birth,
    latest.latest_pep_date,
    latest.last_health_assessment_date,
    latest.last_dental_check_date
from ranked
inner join latest
    on
        ranked.authority = latest.authority
        and ranked.child_id = latest.child_id
        and ranked.as_at = latest.as_at
where ranked.row_of_child = 1
