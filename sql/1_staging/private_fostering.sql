-- One row per private fostering notification still held.
create or replace view staging.private_fostering as
with held as (
    -- an exact duplicate is counted once
    select
        min(source_id) as source_id,
        * exclude (source_id, load_id, file, sheet, row)
    from raw.private_fostering
    where source_id not in (select replaced_rows.source_id from staging.replaced_rows)
    group by all
)

select
    source_id,
    authority,
    child_id,
    try_cast(notified_date as date) as notified_date,
    try_cast(first_visit_date as date) as first_visit_date,
    try_cast(arrangement_start_date as date) as arrangement_start_date,
    try_cast(arrangement_end_date as date) as arrangement_end_date
from held
