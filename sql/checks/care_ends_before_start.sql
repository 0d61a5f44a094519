-- One row per episode of care, period of care or missing episode that ends before it starts.
create or replace view checks.care_ends_before_start as
with ends as (
    select source_id, 'end_date' as column_name, start_date as started, end_date as ended from staging.episodes
    union all
    select source_id, 'end_date', start_date, end_date from staging.children_in_care
    union all
    select source_id, 'returned_at', went_missing_at, returned_at from staging.missing_episodes
)

select
    'warning' as severity,
    'end-before-start' as code,
    source_id,
    column_name,
    'This date lies before the start of the same row.' as message,
    'Correct the start or the end. As it is, the start and the end each count on their own day.' as fix
from ends
where ended < started
