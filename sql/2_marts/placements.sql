-- One row per placement (a run of episodes at one place, temporary absences included): when it began and ended.
create or replace table marts.placements as
select
    care_episodes.authority,
    care_episodes.child_id,
    care_episodes.care_period,
    stays.placement,
    arg_min_null(care_episodes.source_id, care_episodes.start_date) as source_id,
    arg_min_null(stays.placement_type_label, stays.start_date) as placement_type,
    arg_min_null(care_episodes.legal_status_label, care_episodes.start_date) as legal_status,
    min(care_episodes.start_date) as started,
    arg_max_null(care_episodes.end_reason_label, care_episodes.start_date) as end_reason,
    arg_max_null(care_episodes.end_date, care_episodes.start_date) as ended
from marts.care_episodes
inner join marts.stays on care_episodes.stay_source_id = stays.source_id
group by care_episodes.authority, care_episodes.child_id, care_episodes.care_period, stays.placement
