-- One row per extract and a later one of the same sheet, authority and agency: the later one's window and load.
create or replace view staging.later_extracts as
select
    earlier.load_id,
    earlier.sheet_table,
    earlier.authority,
    earlier.submitted_by,
    later.load_id as later_load_id,
    later.data_from as later_from,
    later.data_to as later_to
from raw.extracts as earlier
inner join raw.extracts as later
    on
        earlier.sheet_table = later.sheet_table
        and earlier.authority = later.authority
        and earlier.submitted_by = later.submitted_by
        -- later is the greater Data To; on a tie, the one loaded later
        and (
            later.data_to > earlier.data_to
            or (later.data_to = earlier.data_to and later.load_number > earlier.load_number)
        )
