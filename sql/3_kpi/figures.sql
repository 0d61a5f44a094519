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
    and not coalesce(
        regexp_matches(measure_values.source, '^(DfE|ONS|Ofsted|NHS|MoJ|OHID|UKHSA)\b'), false
    ) as is_guarded,
    measure_values.*
from kpi.measure_values
inner join raw.measures on measure_values.measure_id = measures.measure_id
