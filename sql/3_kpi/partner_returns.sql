-- One row per partner return by the day it was due: was it received by then. Unlisted ones count once they fell due.
create or replace view kpi.partner_returns as
select
    'return_received_on_time_pct' as measure_id,
    returns.authority,
    returns.source_id,
    returns.due_date as counted_on,
    coalesce(returns.received_date <= returns.due_date, false) as is_counted,
    returns.agency
from marts.returns
inner join marts.last_known_days on returns.authority = last_known_days.authority
where returns.is_in_calendar or returns.due_date <= last_known_days.day
