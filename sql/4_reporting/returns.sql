-- One row per return that an agency owed: when it was due, when it came, and what that makes it.
create or replace view reporting.returns as
with last_known as (
    -- the calendar's own last day: what has not come by then, and was due, is missing
    select authority, max(greatest(due_date, received_date)) as last_day
    from staging.partner_returns
    group by authority
)

select
    partner_returns.authority,
    partner_returns.agency,
    partner_returns.dataset,
    partner_returns.period_label,
    partner_returns.due_date,
    partner_returns.received_date,
    case
        when partner_returns.received_date is null and partner_returns.due_date <= last_known.last_day then 'missing'
        when partner_returns.received_date is null then 'not yet due'
        when partner_returns.received_date <= partner_returns.due_date then 'on time'
        else 'late'
    end as standing
from staging.partner_returns
inner join last_known on partner_returns.authority = last_known.authority
