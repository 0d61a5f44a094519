-- One row: what the figures of this database rest on.
create or replace view reporting.state as
select
    count(distinct load_id) as loads,
    max(loaded_at) as last_loaded_at,
    min(data_from) as data_from,
    max(data_to) as data_to,
    coalesce(bool_or(is_synthetic), false) as is_synthetic,
    (select list(distinct authority order by authority) from reporting.periods) as authorities
from reporting.loads
