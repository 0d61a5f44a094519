-- One row per start of care with its initial health assessment: starts come from Episodes, the assessment from List 8.
create or replace view marts.starts_of_care as
with episodes_held as (
    select distinct authority
    from marts.coverage
    where sheet_table = 'ssda903_episodes'
)

select
    periods_of_care.authority,
    periods_of_care.child_id,
    periods_of_care.source_id,
    periods_of_care.started,
    periods_of_care.ended,
    children_in_care.source_id is not null as is_on_list_8,
    children_in_care.initial_health_assessment_date as assessed,
    last_days.last_day,
    null as excluded_because
from marts.periods_of_care
inner join marts.last_days
    on periods_of_care.authority = last_days.authority and last_days.sheet_table = 'ssda903_episodes'
left join staging.children_in_care
    on
        periods_of_care.authority = children_in_care.authority
        and periods_of_care.child_id = children_in_care.child_id
        and periods_of_care.started = children_in_care.start_date
where periods_of_care.is_start_held
union all
-- List 8 stands in where an authority sends no Episodes at all; else its starts are left out, and counted
select
    children_in_care.authority,
    children_in_care.child_id,
    children_in_care.source_id,
    children_in_care.start_date,
    children_in_care.end_date,
    true,
    children_in_care.initial_health_assessment_date,
    last_days.last_day,
    case
        when children_in_care.authority in (select held.authority from episodes_held as held)
            then 'start of care not in the data'
    end
from staging.children_in_care
inner join marts.last_days
    on children_in_care.authority = last_days.authority and last_days.sheet_table = 'list_8'
left join marts.periods_of_care
    on
        children_in_care.authority = periods_of_care.authority
        and children_in_care.child_id = periods_of_care.child_id
        and children_in_care.start_date = periods_of_care.started
        and periods_of_care.is_start_held
where periods_of_care.source_id is null
