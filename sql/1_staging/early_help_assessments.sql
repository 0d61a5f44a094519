-- One row per early help assessment (List 2) still held.
create or replace view staging.early_help_assessments as
with held as (
    -- an exact duplicate is counted once
    select
        min(source_id) as source_id,
        * exclude (source_id, load_id, file, sheet, row)
    from raw.list_2
    where source_id not in (select replaced_rows.source_id from staging.replaced_rows)
    group by all
)

select
    source_id,
    authority,
    child_id,
    trim(organisation) as organisation,
    try_cast(start_date as date) as start_date,
    try_cast(completion_date as date) as completion_date,
    try_cast(date_of_birth as date) as date_of_birth
from held
