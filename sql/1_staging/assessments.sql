-- One row per social work assessment (List 4) still held.
create or replace view staging.assessments as
select
    source_id,
    authority,
    child_id,
    coalesce(trim(team), 'Not recorded') as team,
    requires_support,
    try_cast(start_date as date) as start_date,
    try_cast(authorisation_date as date) as authorisation_date,
    try_cast(date_of_birth as date) as date_of_birth
from raw.list_4
where source_id not in (select replaced_rows.source_id from staging.replaced_rows)
