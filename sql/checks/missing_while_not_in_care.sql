-- One row per missing episode of a looked-after child whom Episodes do not have in care on that day.
create or replace view checks.missing_while_not_in_care as
select
    'warning' as severity,
    'missing-while-not-in-care' as code,
    missing_episodes.source_id,
    'looked_after' as column_name,
    'The sheet says that the child is looked after, but Episodes do not have the child in care on that day.'
        as message,
    'Correct the flag or the episodes. As it is, the child counts only if in care on some day of the period.' as fix
from staging.missing_episodes
left join staging.episodes
    on
        missing_episodes.authority = episodes.authority
        and missing_episodes.child_id = episodes.child_id
        and episodes.start_date <= missing_episodes.went_missing_at::date
        and (episodes.end_date is null or episodes.end_date >= missing_episodes.went_missing_at::date)
where
    missing_episodes.looked_after = 'Yes'
    and episodes.source_id is null
    -- only where Episodes cover the day
    and exists (
        select 1
        from raw.extracts
        where
            extracts.authority = missing_episodes.authority
            and extracts.sheet_table = 'ssda903_episodes'
            and missing_episodes.went_missing_at::date between extracts.data_from and extracts.data_to
    )
