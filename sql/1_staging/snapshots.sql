-- One row per sheet, authority, agency and Data To: the load whose rows say how things stood on that day.
create or replace view staging.snapshots as
select
    sheet_table,
    authority,
    submitted_by,
    data_to as as_at,
    -- of two with the same Data To, the one loaded later
    max_by(load_id, load_number) as load_id
from raw.extracts
group by sheet_table, authority, submitted_by, data_to
