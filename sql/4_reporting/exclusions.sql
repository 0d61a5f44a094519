-- One row per measure, period and reason: the cases left out of the denominator, counted, 1 to 5 hidden.
create or replace view reporting.exclusions as
with small as (
    select value as largest_hidden from raw.settings where name = 'suppress_up_to'
)

select
    exclusions.measure_id,
    exclusions.authority,
    exclusions.period_type,
    exclusions.period_label,
    exclusions.reason,
    case when exclusions.count > small.largest_hidden then exclusions.count end as count,
    exclusions.count <= small.largest_hidden as suppressed
from kpi.exclusions
cross join small
