-- One row per comparator figure: England, London, Outer London and the mean of the statistical neighbours.
create or replace view kpi.comparator_values as
select
    null::varchar as measure_id,
    null::varchar as authority,
    null::varchar as comparator,
    null::varchar as period_type,
    null::varchar as period_label,
    null::varchar as breakdown,
    null::varchar as category,
    null::double as numerator,
    null::double as denominator,
    null::double as value,
    null::varchar as source,
    null::varchar as published_in
where false
