-- One row per child in care on the day that a List 8 was drawn (its Data To), with the latest dates as known that day.
create or replace view staging.children_in_care_on_a_day as
with open_rows as (
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
        row_number() over (
            partition by list_8.authority, list_8.child_id, snapshots.as_at
            order by list_8.start_date desc, list_8.source_id desc
        ) as row_of_child
    from raw.list_8
    inner join staging.snapshots
        on
            list_8.load_id = snapshots.load_id
            and snapshots.sheet_table = 'list_8'
            and list_8.authority = snapshots.authority
            and list_8.submitted_by = snapshots.submitted_by
    where
        try_cast(list_8.start_date as date) <= snapshots.as_at
        -- care that ends on a day is not care on that day
        and (list_8.end_date is null or try_cast(list_8.end_date as date) > snapshots.as_at)
        and (list_8.legal_status is null or list_8.legal_status not in ('V3', 'V4'))
)

select
    source_id,
    authority,
    child_id,
    as_at,
    start_date,
    date_of_birth,
    latest_pep_date,
    last_health_assessment_date,
    last_dental_check_date
from open_rows
where row_of_child = 1
