-- One row per measure, period and reason: the cases left out of the denominator, counted.
create or replace view reporting.exclusions as
with small as (
    select value as largest_hidden from raw.settings where name = 'suppress_up_to'
),

judged as (
    select
        exclusions.*,
        exclusions.count <= small.largest_hidden
        -- these speak of a record, not of a child; the others (died, gone abroad, ...) hide from 1 to 5
        and exclusions.reason not in (
            'missing start', 'missing end', 'end before start', 'start of care not in the data', 'unknown location',
            'unknown distance', 'outcome not recorded', 'too_recent'
        ) as is_small
    from kpi.exclusions
    cross join small
)

select
    exclusions.measure_id,
    exclusions.authority,
    exclusions.period_type,
    exclusions.period_label,
    exclusions.reason,
    case when not is_small then exclusions.count end as count,
    is_small as suppressed
from judged as exclusions
