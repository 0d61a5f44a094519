-- One row: what the figures of this database rest on.
create or replace view reporting.state as
select
    count(distinct load_id) as loads,
    max(loaded_at) as last_loaded_at,
    min(data_from) as data_from,
    max(data_to) as data_to,
    coalesce(bool_or(is_synthetic), false) as is_synthetic,
    -- lists of children that do not say that they are synthetic are taken for real ones
    (
        select coalesce(bool_or(not is_synthetic), false)
        from raw.extracts
        where sheet_table not in ('published_values', 'population', 'returns_calendar', 'returned_values')
    ) as has_real_children,
    (select list(distinct authority order by authority) from reporting.periods) as authorities
from reporting.loads
