-- One row per contact (List 1) still held, with its source, who received it and its outcome in words.
create or replace view staging.contacts as
with held as (
    -- an exact duplicate is counted once
    select
        min(source_id) as source_id,
        * exclude (source_id, load_id, file, sheet, row)
    from raw.list_1
    where source_id not in (select replaced_rows.source_id from staging.replaced_rows)
    group by all
)

select
    held.source_id,
    held.authority,
    held.child_id,
    coalesce(sources.label, 'Unknown') as contact_source,
    coalesce(receivers.label, 'Not recorded') as received_by,
    coalesce(outcomes.label, 'Not recorded') as contact_outcome,
    try_cast(held.contact_date as date) as contact_date,
    try_cast(held.date_of_birth as date) as date_of_birth
from held
left join raw.codes as sources on sources.field = 'source' and held.contact_source = sources.code
left join raw.codes as receivers on receivers.field = 'received_by' and held.received_by = receivers.code
left join raw.codes as outcomes on outcomes.field = 'contact_outcome' and held.contact_outcome = outcomes.code
