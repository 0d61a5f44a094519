-- One row per partner return by the day it was due: was it received by then.
create or replace view kpi.partner_returns as
select
    'return_received_on_time_pct' as measure_id,
    authority,
    source_id,
    due_date as counted_on,
    coalesce(received_date <= due_date, false) as is_counted,
    agency
from staging.partner_returns
