-- One row per return that a partner owed (Returns Calendar): of one key, the rows of the latest load.
create or replace view staging.partner_returns as
with partner_returns as (
    select
        returns_calendar.source_id,
        returns_calendar.authority,
        returns_calendar.agency,
        returns_calendar.dataset,
        returns_calendar.period as period_label,
        try_cast(returns_calendar.due_date as date) as due_date,
        try_cast(returns_calendar.received_date as date) as received_date,
        loads.load_number
    from raw.returns_calendar
    inner join raw.loads on returns_calendar.load_id = loads.load_id
),

ranked as (
    select
        *,
        max(load_number) over (
            partition by authority, agency, dataset, period_label
        ) as latest_load_number
    from partner_returns
)

-- an exact duplicate is counted once
select min(source_id) as source_id, authority, agency, dataset, period_label, due_date, received_date
from ranked
where load_number = latest_load_number
group by all
