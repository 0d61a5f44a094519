-- One row per return and day it is looked at (as_at): what had come by then, how late it was, which step of the ladder.
create or replace view reporting.returns_by_day as
with known as (
    select
        days.day as as_at,
        days.working_day_number as as_at_number,
        returns.*,
        periods.period_type,
        periods.period_end,
        due.working_day_number as due_number,
        returns.received_date <= days.day as has_come,
        returns.first_part_on <= days.day as has_part_come
    from marts.returns
    cross join calendar.days
    inner join calendar.labels on returns.period_label = labels.period_label
    inner join calendar.periods
        on labels.period_label = periods.period_label and labels.period_type = periods.period_type
    left join calendar.days as due on returns.due_date = due.day
    -- what the calendar does not list is known of once its period is over, or it came
    where
        returns.is_in_calendar
        or (returns.due_date is not null and periods.period_end <= days.day)
        or returns.first_part_on <= days.day
),

judged as (
    select
        known.*,
        case
            when known.has_come and known.due_date is null then 'received'
            when known.has_come and known.received_date <= known.due_date then 'on time'
            when known.has_come then 'late'
            when known.has_part_come then 'partial'
            when known.due_date < known.as_at then 'missing'
            else 'not yet due'
        end as standing,
        greatest(coalesce(received.working_day_number, known.as_at_number) - known.due_number, 0) as working_days_late
    from known
    left join calendar.days as received on known.has_come and known.received_date = received.day
),

ladder as (
    select *, lead(working_days_late) over (order by working_days_late) as next_step_at
    from raw.late_return_steps
)

select
    judged.as_at,
    judged.authority,
    judged.agency,
    expected_returns.lead,
    judged.dataset,
    judged.period_label,
    judged.period_type,
    judged.period_end,
    judged.due_date,
    case when judged.has_come then judged.received_date end as received_date,
    judged.standing,
    judged.working_days_late,
    case when judged.has_part_come then judged.first_part_on end as first_part_on,
    case when judged.has_part_come then array_to_string(judged.still_missing, '; ') end as still_missing,
    ladder.number as step,
    ladder.name as step_name,
    ladder.words as step_words
from judged
left join raw.expected_returns on judged.agency = expected_returns.name
left join ladder
    on
        judged.standing in ('partial', 'missing')
        and judged.working_days_late >= ladder.working_days_late
        and judged.working_days_late < coalesce(ladder.next_step_at, judged.working_days_late + 1)
