-- One row per missing episode (Missing Episodes) still held, with the return interview that followed it.
create or replace view staging.missing_episodes as
with submissions as (
    select
        *,
        row_number() over (
            partition by authority, child_id, coalesce(went_missing_at, source_id)
            order by returned_at is null, returned_at desc, source_id desc
        ) as submission
    from raw.missing_episodes
    where source_id not in (select replaced_rows.source_id from staging.replaced_rows)
)

select
    source_id,
    authority,
    child_id,
    looked_after,
    interview_offered,
    interview_accepted,
    try_cast(went_missing_at as timestamp) as went_missing_at,
    try_cast(returned_at as timestamp) as returned_at,
    try_cast(interview_held_at as timestamp) as interview_held_at
from submissions
where submission = 1
