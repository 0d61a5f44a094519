-- One row per measure and missing episode: begun in the period; ended in it, with the return interview that followed.
create or replace view kpi.missing as
select
    'missing_episodes' as measure_id,
    authority,
    went_missing_at::date as counted_on,
    source_id,
    true as is_counted,
    null as excluded_because
from staging.missing_episodes
union all
select
    'rhi_offered_pct',
    authority,
    returned_at::date,
    source_id,
    coalesce(interview_offered = 'Yes', false),
    null
from staging.missing_episodes
where returned_at is not null
union all
-- no interview held stays in the denominator: that is what the measure is there to find
select
    'rhi_72h_pct',
    authority,
    returned_at::date,
    source_id,
    coalesce(interview_held_at <= returned_at + interval 72 hours, false),
    case when interview_held_at < returned_at then 'end before start' end
from staging.missing_episodes
where returned_at is not null
