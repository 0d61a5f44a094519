-- One row per start of care that lasted 20 working days or more: was the initial health assessment within 20 of them?
create or replace view kpi.initial_health_assessments as
with list_8_begins as (
    select authority, min(covered_from) as first_day
    from marts.coverage
    where sheet_table = 'list_8'
    group by authority
),

timed as (
    select
        starts_of_care.*,
        stay_days.working_day_number - start_days.working_day_number as working_days_in_care,
        assessed_days.working_day_number - start_days.working_day_number as working_days
    from marts.starts_of_care
    inner join calendar.days as start_days on starts_of_care.started = start_days.day
    inner join calendar.days as stay_days on least(starts_of_care.ended, starts_of_care.last_day) = stay_days.day
    left join calendar.days as assessed_days on starts_of_care.assessed = assessed_days.day
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
