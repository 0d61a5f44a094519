-- One row per received row of lists 1-7 and private fostering: its key and its first and last day, null while it runs.
create or replace view staging.dated_rows as
-- an event has no key: only the window of a later extract replaces it
select
    'list_1' as sheet_table,
    source_id,
    load_id,
    authority,
    submitted_by,
    null as child_id,
    null::date as key_date,
    try_cast(contact_date as date) as first_day,
    try_cast(contact_date as date) as last_day
from raw.list_1
union all
select
    'list_2', source_id, load_id, authority, submitted_by, child_id,
    try_cast(start_date as date), try_cast(start_date as date), try_cast(completion_date as date)
from raw.list_2
union all
select
    'list_3', source_id, load_id, authority, submitted_by, null,
    null, try_cast(referral_date as date), try_cast(referral_date as date)
from raw.list_3
union all
select
    'list_4', source_id, load_id, authority, submitted_by, child_id,
    try_cast(start_date as date), try_cast(start_date as date), try_cast(authorisation_date as date)
from raw.list_4
union all
-- an enquiry that needs no conference is over on the day of its strategy discussion
select
    'list_5', source_id, load_id, authority, submitted_by, child_id,
    try_cast(strategy_discussion_date as date),
    try_cast(strategy_discussion_date as date),
    try_cast(
        coalesce(icpc_date, case when icpc_unnecessary = 'Yes' then strategy_discussion_date end) as date
    )
from raw.list_5
union all
select
    'list_6', source_id, load_id, authority, submitted_by, child_id,
    try_cast(start_date as date), try_cast(start_date as date), try_cast(closure_date as date)
from raw.list_6
union all
select
    'list_7', source_id, load_id, authority, submitted_by, child_id,
    try_cast(start_date as date), try_cast(start_date as date), try_cast(end_date as date)
from raw.list_7
union all
select
    'private_fostering', source_id, load_id, authority, submitted_by, child_id,
    try_cast(notified_date as date), try_cast(notified_date as date), try_cast(arrangement_end_date as date)
from raw.private_fostering
union all
-- children in care, missing episodes
select * from staging.dated_care_rows
