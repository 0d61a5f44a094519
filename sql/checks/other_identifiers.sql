-- One row per spell list of the latest load that knows none of the children held for the days that both cover.
create or replace view checks.other_identifiers as
with shared_windows as (
    select
        latest.load_id,
        held.load_id as held_load_id,
        latest.sheet_table,
        latest.authority,
        latest.submitted_by,
        greatest(latest.data_from, held.data_from) as first_day,
        least(latest.data_to, held.data_to) as last_day
    from raw.extracts as latest
    inner join raw.extracts as held
        on
            latest.sheet_table = held.sheet_table
            and latest.authority = held.authority
            and latest.submitted_by = held.submitted_by
            and latest.load_number > held.load_number
            and latest.data_from <= held.data_to
            and held.data_from <= latest.data_to
    where latest.load_number = (select max(loads.load_number) from raw.loads)
),

children as (
    select
        shared_windows.sheet_table,
        shared_windows.authority,
        shared_windows.submitted_by,
        dated_rows.child_id,
        bool_or(dated_rows.load_id = shared_windows.load_id) as is_in_latest,
        bool_or(dated_rows.load_id = shared_windows.held_load_id) as is_held
    from shared_windows
    inner join staging.dated_rows
        on
            shared_windows.sheet_table = dated_rows.sheet_table
            and shared_windows.authority = dated_rows.authority
            and shared_windows.submitted_by = dated_rows.submitted_by
            and dated_rows.load_id in (shared_windows.load_id, shared_windows.held_load_id)
            and dated_rows.first_day <= shared_windows.last_day
            and (dated_rows.last_day is null or dated_rows.last_day >= shared_windows.first_day)
    where dated_rows.child_id is not null
    group by shared_windows.sheet_table, shared_windows.authority, shared_windows.submitted_by, dated_rows.child_id
),

strangers as (
    select sheet_table, authority, submitted_by
    from children
    group by sheet_table, authority, submitted_by
    -- of a handful of children none may be left
    having count_if(is_in_latest) >= 5 and count_if(is_held) >= 5 and not bool_or(is_in_latest and is_held)
)

select
    'warning' as severity,
    'other-identifiers' as code,
    min(identifiers.source_id) as source_id,
    'child_id' as column_name,
    'The list covers days that are held already, and knows none of the children held: another kind of identifier?'
        as message,
    'Use the identifier of the earlier lists. As it is, every child counts as a new one.' as fix
from strangers
inner join checks.identifiers
    on
        strangers.sheet_table = identifiers.sheet_table
        and strangers.authority = identifiers.authority
        and strangers.submitted_by = identifiers.submitted_by
where identifiers.is_in_latest
group by strangers.sheet_table, strangers.authority, strangers.submitted_by
having min(identifiers.source_id) not in (select source_id from checks.lost_zeros)
