-- One row per episode of care that starts while an earlier episode of the same child is still open.
create or replace view checks.overlapping_episodes as
with ordered as (
    select
        source_id,
        start_date,
        max(coalesce(end_date, date '9999-12-31')) over (
            partition by authority, child_id
            order by start_date
            rows between unbounded preceding and 1 preceding
        ) as earlier_episodes_end
    from staging.episodes
)

select
    'warning' as severity,
    'episodes-overlap' as code,
    source_id,
    'start_date' as column_name,
    'This episode starts while an earlier episode of the same child is still open.' as message,
    'End the earlier episode on the day this one starts. As it is, the child counts once, with the later episode.'
        as fix
from ordered
where earlier_episodes_end > start_date
