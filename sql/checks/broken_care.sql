-- One row per episode of care that does not fit the one before or after it: care starts, goes on or ends nowhere.
create or replace view checks.broken_care as
with neighbours as (
    select
        source_id,
        authority,
        start_date,
        start_reason,
        end_date,
        end_reason,
        lag(end_date) over (partition by authority, child_id order by start_date) as previous_end_date,
        lag(end_reason) over (partition by authority, child_id order by start_date) as previous_end_reason,
        lead(start_date) over (partition by authority, child_id order by start_date) as next_start_date,
        row_number() over (partition by authority, child_id order by start_date) as position
    from staging.episodes
)

select
    'warning' as severity,
    'start-while-in-care' as code,
    source_id,
    'start_reason' as column_name,
    'Care is said to start here, but an episode of this child ended on this day with care going on (X1).' as message,
    'Correct the reason here or the end reason before it. As it is, a new period of care starts here.' as fix
from neighbours
where start_reason = 'S' and previous_end_date = start_date and previous_end_reason = 'X1'
union all
select
    'warning',
    'care-goes-on-from-nothing',
    source_id,
    'start_reason',
    'The reason says that care goes on, but no episode of this child ended on this day with X1.',
    'Add the missing episode or correct its end. As it is, the start of this child''s care is not known.'
from neighbours
where
    start_reason <> 'S'
    and position > 1
    and (previous_end_date is distinct from start_date or coalesce(previous_end_reason, 'X1') <> 'X1')
union all
-- usual in the return of one year: care that began in an earlier one
select
    'note',
    'start-of-care-not-held',
    source_id,
    'start_reason',
    'This is the child''s first episode held, and it is not the start of being looked after.',
    'Load the earlier years too. As it is, the child is left out of what needs the start of care, and counted there.'
from neighbours
where start_reason <> 'S' and position = 1
union all
select
    'warning',
    'care-goes-on-into-nothing',
    source_id,
    'end_reason',
    'The episode ends with care going on (X1), but no episode of this child starts on that day.',
    'Add the next episode or correct the end reason. As it is, the child is not in care from that day.'
from neighbours
where end_reason = 'X1' and end_date is not null and next_start_date is distinct from end_date
union all
select
    'warning',
    'reason-without-end',
    source_id,
    'end_date',
    'The episode has a reason for its end and no end date.',
    'Give the date, or take the reason away. As it is, the episode counts as open.'
from neighbours
where end_reason is not null and end_date is null
union all
select
    'warning',
    'end-without-reason',
    source_id,
    'end_reason',
    'The episode has an end date and no reason for its end.',
    'Give the reason. As it is, the end is not counted as care ceasing.'
from neighbours
where end_date is not null and end_reason is null
