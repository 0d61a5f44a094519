-- One row per child whose first episode of care starts before the date of birth in the Header.
create or replace view checks.care_before_birth as
with first_episodes as (
    select
        episodes.source_id,
        episodes.start_date,
        headers.date_of_birth,
        row_number() over (
            partition by episodes.authority, episodes.child_id order by episodes.start_date
        ) as position
    from staging.episodes
    inner join staging.looked_after_children as headers
        on episodes.authority = headers.authority and episodes.child_id = headers.child_id
)

select
    'warning' as severity,
    'care-before-birth' as code,
    source_id,
    'start_date' as column_name,
    'The episode starts before the date of birth that the Header gives for this child.' as message,
    'Correct the start here or the date of birth in the Header. As it is, the child''s age may be wrong.' as fix
from first_episodes
where position = 1 and start_date < date_of_birth
