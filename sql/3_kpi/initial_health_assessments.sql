-- One row per start of care that lasted 20 working days or more: was the initial health assessment within 20 of them?
create or replace view kpi.initial_health_assessments as
with episodes_held as (
    select distinct authority
    from marts.coverage
    where sheet_table = 'ssda903_episodes'
),

list_8_begins as (
    select authority, min(covered_from) as first_day
    from marts.coverage
    where sheet_table = 'list_8'
    group by authority
),

-- Start of care comes from Episodes; List 8 stands in only where an authority sends no Episodes at all.
starts as (
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
            when children_in_care.authority in (select episodes_held.authority from episodes_held)
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
),

timed as (
    select
        starts.*,
        stay_days.working_day_number - start_days.working_day_number as working_days_in_care,
        assessed_days.working_day_number - start_days.working_day_number as working_days
    from starts
    inner join calendar.days as start_days on starts.started = start_days.day
    inner join calendar.days as stay_days on least(starts.ended, starts.last_day) = stay_days.day
    left join calendar.days as assessed_days on starts.assessed = assessed_days.day
)

select
    'iha_20wd_pct' as measure_id,
    timed.authority,
    timed.started as counted_on,
    timed.source_id,
    -- none recorded stays in the denominator: that is what the measure is there to find
    coalesce(timed.working_days between 0 and 20, false) as is_counted,
    coalesce(
        timed.excluded_because,
        case when timed.assessed < timed.started then 'end before start' end
    ) as excluded_because
from timed
inner join list_8_begins on timed.authority = list_8_begins.authority
where
    timed.working_days_in_care >= 20
    -- a child who left before List 8 begins cannot be on it
    and (timed.is_on_list_8 or timed.ended is null or timed.ended >= list_8_begins.first_day)
