-- One row per episode of care except short breaks (V3, V4), with the period of care it belongs to and when that began.
create or replace table marts.care_episodes as
with ordered as (
    select
        *,
        coalesce(placement_type in ('T0', 'T1', 'T2', 'T3', 'T4'), false) as is_temporary,
        lag(end_date) over child_episodes as previous_end_date,
        lag(end_reason) over child_episodes as previous_end_reason
    from staging.episodes
    where legal_status is null or legal_status not in ('V3', 'V4')
    window child_episodes as (partition by authority, child_id order by start_date)
),

-- care goes on where the episode before ended on the day this one starts, with X1
numbered as (
    select
        *,
        sum(
            case
                when
                    start_reason is distinct from 'S'
                    and previous_end_date = start_date
                    and coalesce(previous_end_reason, 'X1') = 'X1'
                    then 0
                else 1
            end
        ) over (partition by authority, child_id order by start_date) as care_period
    from ordered
)

select
    source_id,
    authority,
    child_id,
    care_period::integer as care_period,
    start_date,
    end_date,
    start_reason,
    end_reason,
    end_reason_label,
    legal_status,
    legal_status_label,
    placement_type,
    placement_type_label,
    is_temporary,
    urn,
    placement_location,
    distance_miles,
    first_value(start_date) over period_episodes as care_started,
    coalesce(first_value(start_reason) over period_episodes = 'S', false) as is_care_start_held,
    -- while away in a temporary placement, the placement left behind is still the current one
    last_value(case when not is_temporary then source_id end ignore nulls) over period_episodes as stay_source_id
from numbered
window period_episodes as (
    partition by authority, child_id, care_period order by start_date
    rows between unbounded preceding and current row
)
