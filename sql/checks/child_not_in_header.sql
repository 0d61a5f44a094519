-- One row per child with an episode of care and no row in the Header: at the child's first episode.
create or replace view checks.child_not_in_header as
with first_episodes as (
    select
        source_id,
        authority,
        child_id,
        row_number() over (partition by authority, child_id order by start_date) as position
    from staging.episodes
)

select
    'warning' as severity,
    'child-not-in-header' as code,
    first_episodes.source_id,
    'child_id' as column_name,
    'This child has episodes of care and is not in the Header.' as message,
    'Add the child to the Header. As it is, the child has no age, gender or ethnicity here.' as fix
from first_episodes
left join staging.looked_after_children as headers
    on first_episodes.authority = headers.authority and first_episodes.child_id = headers.child_id
where
    first_episodes.position = 1
    and headers.source_id is null
    -- where the Header comes with a later load there is nothing yet to compare with
    and first_episodes.authority in (select any_headers.authority from staging.looked_after_children as any_headers)
