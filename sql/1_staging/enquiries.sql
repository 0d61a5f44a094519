-- One row per section 47 enquiry (List 5) still held, with the initial child protection conference that followed it.
create or replace view staging.enquiries as
with held as (
    -- an exact duplicate is counted once
    select
        min(source_id) as source_id,
        * exclude (source_id, load_id, file, sheet, row)
    from raw.list_5
    where source_id not in (select replaced_rows.source_id from staging.replaced_rows)
    group by all
)

select
    source_id,
    authority,
    child_id,
    icpc_unnecessary,
    icpc_led_to_plan,
    try_cast(strategy_discussion_date as date) as strategy_discussion_date,
    try_cast(icpc_date as date) as icpc_date,
    try_cast(date_of_birth as date) as date_of_birth
from held
