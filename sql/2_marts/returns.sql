-- One row per return, owed (by the calendar, or since the board uses this) or sent unasked: when due, when it came.
create or replace table marts.returns as
with due as (
    select source_id, authority, agency, dataset, period_label, due_date, received_date, true as is_in_calendar
    from staging.partner_returns
    union all
    select
        concat_ws('/', 'expected_returns', owed.authority, owed.agency, owed.dataset, owed.period_label),
        owed.authority, owed.agency, owed.dataset, owed.period_label, owed.due_date, null, false
    from marts.owed_returns as owed
    anti join staging.partner_returns as told
        on
            owed.authority = told.authority
            and owed.agency = told.agency
            and lower(owed.dataset) = lower(told.dataset)
            and owed.period_label = told.period_label
),

sent as (
    select authority, agency, dataset, period_label, bool_or(is_total) as is_total
    from marts.measures_sent
    group by authority, agency, dataset, period_label
),

came as (
    select
        sent.*,
        min(measures_sent.sent_on) as first_part_on,
        max(measures_sent.sent_on) as last_part_on,
        list(owed_measures.title order by owed_measures.position) filter (
            where measures_sent.sent_on is null
        ) as still_missing
    from sent
    inner join marts.owed_measures on sent.agency = owed_measures.agency and sent.dataset = owed_measures.dataset
    left join marts.measures_sent
        on
            sent.authority = measures_sent.authority
            and sent.agency = measures_sent.agency
            and sent.period_label = measures_sent.period_label
            and owed_measures.measure_id = measures_sent.measure_id
    group by all
)

select
    due.source_id,
    coalesce(due.authority, came.authority) as authority,
    coalesce(due.agency, came.agency) as agency,
    coalesce(due.dataset, came.dataset) as dataset,
    coalesce(due.period_label, came.period_label) as period_label,
    due.due_date,
    -- the board's own word goes first; a return is here when the last of its measures is
    coalesce(due.received_date, case when came.still_missing is null then came.last_part_on end) as received_date,
    came.first_part_on,
    came.still_missing,
    coalesce(due.is_in_calendar, false) as is_in_calendar
from due
full join came
    on
        due.authority = came.authority
        and due.agency = came.agency
        and lower(due.dataset) = lower(came.dataset)
        and due.period_label = came.period_label
-- lists that nobody asked for are no return
where due.due_date is not null or came.is_total
