-- One row per series whose last quarter alone moved sharply the wrong way, which its year hides: a sharp change (S11).
create or replace view reporting.quarter_signals as
with quarters as (
    select
        measure_values.*,
        lag(measure_values.value, 4) over in_time as value_before,
        lag(measure_values.period_label, 4) over in_time as label_before,
        lag(measure_values.period_start, 4) over in_time = measure_values.period_start - interval 1 year as follows
    from reporting.measure_values
    where
        measure_values.period_type = 'quarter' and measure_values.breakdown = 'all'
        and measure_values.status <> 'partial'
    window in_time as (
        partition by
            measure_values.measure_id, measure_values.authority, measure_values.origin, measure_values.source,
            measure_values.agency
        order by measure_values.period_start
    )
)

select
    'S11' as signal, quarters.measure_id, quarters.origin, quarters.source, quarters.authority, quarters.agency,
    quarters.period_label, yearly.title, 1 as strength, 'worse' as way,
    concat(
        'the last quarter alone: ',
        format(if(yearly.unit = 'percent', '{:.1f}%', '{:,.0f}'), quarters.value),
        ', from ',
        format(if(yearly.unit = 'percent', '{:.1f}%', '{:,.0f}'), quarters.value_before), ' in ', quarters.label_before
    ) as why
from quarters
inner join reporting.yearly
    on
        quarters.measure_id = yearly.measure_id
        and quarters.authority = yearly.authority
        and quarters.origin = yearly.origin
        and quarters.source is not distinct from yearly.source
        and quarters.agency is not distinct from yearly.agency
        and quarters.period_end = yearly.period_end
inner join reporting.measures on quarters.measure_id = measures.measure_id
where
    quarters.follows
    and not measures.is_stock
    and yearly.better <> 0
    and yearly.base_change is null
    -- the year did not move the wrong way
    and yearly.better * (yearly.value - yearly.value_before) >= 0
    and yearly.better * (quarters.value - quarters.value_before) < 0
    -- of fewer than 30 a percentage moves by whole points when one case goes another way
    and coalesce(quarters.denominator, 30) >= 30
    and case
        when yearly.unit = 'percent' then abs(quarters.value - quarters.value_before) >= 10
        else 100 * abs(quarters.value - quarters.value_before) / nullif(abs(quarters.value_before), 0) >= 25
    end
