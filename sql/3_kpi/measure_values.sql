-- One row per measure, authority, origin, period, breakdown and category: every number, before disclosure control.
create or replace table kpi.measure_values as
with computed as (
    select
        computed_values.*,
        'records' as origin,
        coalesce(expected_totals.status, 'final') as status,
        expected_totals.caveat,
        null::varchar as agency,
        null::varchar as source,
        null::varchar as published_in,
        null::varchar as narrative
    from kpi.computed_values
    left join kpi.expected_totals
        on
            computed_values.measure_id = expected_totals.measure_id
            and computed_values.authority = expected_totals.authority
            and computed_values.period_type = expected_totals.period_type
            and computed_values.period_label = expected_totals.period_label
)

select
    computed.measure_id,
    computed.authority,
    computed.origin,
    computed.period_type,
    computed.period_label,
    periods.period_start,
    periods.period_end,
    computed.breakdown,
    computed.category,
    computed.numerator::double as numerator,
    computed.denominator::double as denominator,
    computed.value::double as value,
    computed.status,
    false as suppressed,
    computed.caveat,
    computed.agency,
    computed.source,
    computed.published_in,
    computed.narrative
from computed
inner join calendar.periods
    on computed.period_type = periods.period_type and computed.period_label = periods.period_label
