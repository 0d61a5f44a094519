-- One row per figure of kpi.measure_values, numbered, with the unit it is in: what disclosure control works on.
create or replace table kpi.figures as
select
    row_number() over (
        order by
            measure_values.measure_id,
            measure_values.authority,
            measure_values.origin,
            measure_values.period_type,
            measure_values.period_label,
            measure_values.breakdown,
            measure_values.category,
            measure_values.source,
            measure_values.agency
    ) as figure_id,
    measures.unit,
    -- national statistics went through their publisher's own control and pass as published
    measures.counts_children
    and not coalesce(published_sources.is_national, false) as is_guarded,
    measure_values.*
from kpi.measure_values
inner join raw.measures on measure_values.measure_id = measures.measure_id
left join marts.published_sources on measure_values.source = published_sources.source
