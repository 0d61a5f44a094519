-- One row per received row on children in care that is replaced by key or window: its key, first and last day.
create or replace view staging.dated_care_rows as
select
    'ssda903_episodes' as sheet_table,
    source_id,
    load_id,
    authority,
    submitted_by,
    child_id,
    try_cast(start_date as timestamp) as key_date,
    try_cast(start_date as date) as first_day,
    try_cast(end_date as date) as last_day
from raw.ssda903_episodes
union all
select
    'ssda903_missing', source_id, load_id, authority, submitted_by, child_id,
    try_cast(start_date as timestamp), try_cast(start_date as date), try_cast(end_date as date)
from raw.ssda903_missing
union all
-- a review is an event: without a key, only the window of a later extract replaces it
select
    'ssda903_reviews', source_id, load_id, authority, submitted_by, null,
    null, try_cast(review_date as date), try_cast(review_date as date)
from raw.ssda903_reviews
union all
select
    'list_8', source_id, load_id, authority, submitted_by, child_id,
    try_cast(start_date as timestamp), try_cast(start_date as date), try_cast(end_date as date)
from raw.list_8
union all
select
    'missing_episodes', source_id, load_id, authority, submitted_by, child_id,
    try_cast(went_missing_at as timestamp),
    try_cast(went_missing_at as timestamp)::date,
    try_cast(returned_at as timestamp)::date
from raw.missing_episodes
