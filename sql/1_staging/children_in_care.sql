-- One row per child and start of care (List 8) still held, with the initial health assessment.
create or replace view staging.children_in_care as
with submissions as (
    select
        *,
        row_number() over (
            partition by authority, child_id, start_date
            order by end_date is null, end_date desc, source_id desc
        ) as submission
    from raw.list_8
    where source_id not in (select replaced_rows.source_id from staging.replaced_rows)
)

select
    source_id,
    authority,
    child_id,
    legal_status,
    try_cast(date_of_birth as date) as date_of_birth,
    try_cast(start_date as date) as start_date,
    try_cast(end_date as date) as end_date,
    try_cast(initial_health_assessment_date as date) as initial_health_assessment_date
from submissions
where submission = 1 and (legal_status is null or legal_status not in ('V3', 'V4'))
