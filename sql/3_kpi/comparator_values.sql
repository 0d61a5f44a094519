-- One row per authority held and printed figure of an area that is not: England, London, a neighbour, their mean.
create or replace view kpi.comparator_values as
select
    received_values.measure_id,
    authorities.authority,
    received_values.area as comparator,
    received_values.period_type,
    received_values.period_label,
    received_values.breakdown,
    received_values.category,
    received_values.numerator,
    received_values.denominator,
    received_values.value,
    received_values.source,
    received_values.published_in
from kpi.received_values
cross join marts.authorities
where received_values.authority is null
