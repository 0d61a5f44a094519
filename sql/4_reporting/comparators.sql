-- One row per measure, authority, comparator and period: national statistics, as published.
create or replace table reporting.comparators as
select
    measure_id,
    authority,
    comparator,
    period_label,
    value,
    numerator,
    denominator,
    source,
    published_in,
    period_type,
    breakdown,
    category
from kpi.comparator_values
