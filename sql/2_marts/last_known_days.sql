-- One row per authority with returns: the last day that one came or lists reach; else the calendar's last due day.
create or replace view marts.last_known_days as
with came as (
    select
        authority,
        max(greatest(received_date, first_part_on)) as day,
        max(due_date) filter (where is_in_calendar) as last_due
    from marts.returns
    where due_date is not null
    group by authority
),

reached as (
    select authority, max(data_to) as day
    from raw.extracts
    group by authority
)

select came.authority, coalesce(greatest(came.day, reached.day), came.last_due) as day
from came
left join reached on came.authority = reached.authority
