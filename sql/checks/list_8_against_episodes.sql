-- One row per child on List 8 whose start of care Episodes do not hold, or whose first health assessment is before it.
create or replace view checks.list_8_against_episodes as
select
    'warning' as severity,
    'start-not-in-episodes' as code,
    children_in_care.source_id,
    'start_date' as column_name,
    'Episodes hold no start of care (RNE S) of this child on this day.' as message,
    'Correct the date, or load the earlier episodes. As it is, Episodes decide who is looked after and since when.'
        as fix
from staging.children_in_care
left join staging.episodes
    on
        children_in_care.authority = episodes.authority
        and children_in_care.child_id = episodes.child_id
        and children_in_care.start_date = episodes.start_date
        and episodes.start_reason = 'S'
where
    episodes.source_id is null
    -- only where Episodes cover the day
    and exists (
        select 1
        from raw.extracts
        where
            extracts.authority = children_in_care.authority
            and extracts.sheet_table = 'ssda903_episodes'
            and children_in_care.start_date between extracts.data_from and extracts.data_to
    )
union all
select
    'warning',
    'assessment-before-care',
    source_id,
    'initial_health_assessment_date',
    'The initial health assessment is dated before the start of care.',
    'Correct one of the two dates. As it is, the child is left out of the assessments in time, and counted there.'
from staging.children_in_care
where initial_health_assessment_date < start_date
