-- One row per contact (List 1) still held: those dated within the window of a later extract are replaced by it.
create or replace view staging.contacts as
select
    list_1.source_id,
    list_1.authority,
    list_1.child_id,
    source.label as contact_source,
    coalesce(received_by.label, 'Not recorded') as received_by,
    coalesce(outcome.label, 'Not recorded') as contact_outcome,
    try_cast(list_1.contact_date as date) as contact_date
from raw.list_1
left join raw.codes as source on source.field = 'source' and list_1.contact_source = source.code
left join raw.codes as received_by on received_by.field = 'received_by' and list_1.received_by = received_by.code
left join raw.codes as outcome on outcome.field = 'contact_outcome' and list_1.contact_outcome = outcome.code
where not exists (
    select 1
    from staging.later_extracts
    where
        later_extracts.load_id = list_1.load_id
        and later_extracts.sheet_table = 'list_1'
        and later_extracts.authority = list_1.authority
        and later_extracts.submitted_by = list_1.submitted_by
        and try_cast(list_1.contact_date as date) between later_extracts.later_from and later_extracts.later_to
)
