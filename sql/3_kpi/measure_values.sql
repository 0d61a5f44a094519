-- One row per measure, authority, origin, period, breakdown and category: every number, before disclosure control.
create or replace table kpi.measure_values as
with computed as (
    select * from kpi.computed_values
    union all
    select * from kpi.rates
),

caveats as (
    select
        measure_id, authority, period_type, period_label,
        string_agg(caveat, '; ' order by caveat) as caveat
    from kpi.caveats
    group by measure_id, authority, period_type, period_label
),

figures as (
    select
        computed.measure_id,
        computed.authority,
        'records' as origin,
        computed.period_type,
        computed.period_label,
        computed.breakdown,
        computed.category,
        computed.numerator,
        computed.denominator,
        computed.value,
        measure_periods.status,
        caveats.caveat,
        null as agency,
        null as source,
        null as published_in,
        null as narrative,
        null as not_given,
        null as source_id
    from computed
    inner join kpi.measure_periods
        on
            computed.measure_id = measure_periods.measure_id
            and computed.authority = measure_periods.authority
            and computed.period_type = measure_periods.period_type
            and computed.period_label = measure_periods.period_label
    left join caveats
        on
            computed.measure_id = caveats.measure_id
            and computed.authority = caveats.authority
            and computed.period_type = caveats.period_type
            and computed.period_label = caveats.period_label
    union all
    select
        measure_id, authority, origin, period_type, period_label, breakdown, category,
        numerator, denominator, value, 'final', null, agency, source, published_in, narrative,
        not_given, source_id
    from kpi.received_values
    where authority is not null
)

select
    figures.measure_id,
    figures.authority,
    figures.origin,
    figures.period_type,
    figures.period_label,
    periods.period_start,
    periods.period_end,
    figures.breakdown,
    figures.category,
    figures.numerator::double as numerator,
    figures.denominator::double as denominator,
    figures.value::double as value,
    figures.status,
    false as suppressed,
    figures.caveat,
    figures.agency,
    figures.source,
    figures.published_in,
    figures.narrative,
    figures.not_given,
    figures.source_id
from figures
inner join calendar.periods
    on figures.period_type = periods.period_type and figures.period_label = periods.period_label
