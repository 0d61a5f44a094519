-- One row per figure that arrived as a total, returned or published; authority is null where its area is not held.
create or replace view kpi.received_values as
with figures as (
    select
        measure_id,
        authority,
        authority as area,
        'return' as origin,
        period_type,
        period_label,
        breakdown,
        category,
        numerator,
        denominator,
        value,
        not_given,
        agency,
        null as source,
        null as published_in,
        narrative,
        source_id
    from staging.returned_values
    union all
    select
        published_values.measure_id, authorities.authority, published_values.area, 'published',
        published_values.period_type, published_values.period_label,
        published_values.breakdown, published_values.category,
        published_values.numerator, published_values.denominator, published_values.value, published_values.not_given,
        published_values.agency, published_values.source, published_values.published_in, published_values.narrative,
        published_values.source_id
    from staging.published_values
    left join marts.authorities on lower(published_values.area) = lower(authorities.authority)
)

select
    figures.measure_id,
    figures.authority,
    figures.area,
    figures.origin,
    figures.period_type,
    figures.period_label,
    figures.breakdown,
    figures.category,
    figures.numerator,
    figures.denominator,
    -- a printed percentage holds as printed, even where its numerator and denominator give another; one that its
    -- sender does not give is not worked out
    case
        when figures.value is null and figures.not_given is null and measures.unit = 'percent'
            then 100.0 * figures.numerator / nullif(figures.denominator, 0)
        else figures.value
    end as value,
    figures.not_given,
    figures.agency,
    figures.source,
    figures.published_in,
    figures.narrative,
    figures.source_id
from figures
left join raw.measures on figures.measure_id = measures.measure_id
