-- One row per contact (List 1) still held, with its source, who received it and its outcome in words.
create or replace view staging.contacts as
select
    list_1.source_id,
    list_1.authority,
    list_1.child_id,
    coalesce(sources.label, 'Unknown') as contact_source,
    coalesce(receivers.label, 'Not recorded') as received_by,
    coalesce(outcomes.label, 'Not recorded') as contact_outcome,
    try_cast(list_1.contact_date as date) as contact_date,
    try_cast(list_1.date_of_birth as date) as date_of_birth
from raw.list_1
left join raw.codes as sources on sources.field = 'source' and list_1.contact_source = sources.code
left join raw.codes as receivers on receivers.field = 'received_by' and list_1.received_by = receivers.code
left join raw.codes as outcomes on outcomes.field = 'contact_outcome' and list_1.contact_outcome = outcomes.code
where list_1.source_id not in (select replaced_rows.source_id from staging.replaced_rows)
