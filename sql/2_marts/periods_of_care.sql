-- One row per child and unbroken period of care: when it began, whether that start (RNE S) is held, when it ended.
create or replace table marts.periods_of_care as
select
    authority,
    child_id,
    care_period,
    min(source_id) as source_id,
    min(start_date) as started,
    bool_or(is_care_start_held) as is_start_held,
    arg_max_null(end_date, start_date) as ended
from marts.care_episodes
group by authority, child_id, care_period
