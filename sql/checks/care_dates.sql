-- One row per date in a row held on children in care, with the column it stands in and the birth in the same row.
create or replace view checks.care_dates as
select source_id, 'start_date' as column_name, start_date as day, null::date as date_of_birth from staging.episodes
union all
select source_id, 'end_date', end_date, null from staging.episodes
union all
select source_id, 'review_date', review_date, null from staging.care_reviews
union all
select source_id, 'start_date', start_date, date_of_birth from staging.children_in_care
union all
select source_id, 'end_date', end_date, date_of_birth from staging.children_in_care
union all
select source_id, 'initial_health_assessment_date', initial_health_assessment_date, date_of_birth
from staging.children_in_care
union all
select source_id, 'went_missing_at', went_missing_at::date, null from staging.missing_episodes
union all
select source_id, 'returned_at', returned_at::date, null from staging.missing_episodes
union all
select source_id, 'interview_held_at', interview_held_at::date, null from staging.missing_episodes
