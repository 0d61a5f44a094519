-- One row per series with limits: its last point of the year that signals speak of, and the target of that day.
create or replace view reporting.last_points as
select
    process_points.*, measures.title, measures.unit,
    case measures.polarity when 'higher' then 1 when 'lower' then -1 else 0 end as better,
    case
        when
            process_points.period_start >= measures.target_from
            and (measures.target_to is null or process_points.period_start <= measures.target_to)
            then measures.target
    end as target
from reporting.process_points
inner join reporting.measures on process_points.measure_id = measures.measure_id
inner join reporting.yearly
    on
        process_points.measure_id = yearly.measure_id
        and process_points.authority = yearly.authority
        and process_points.origin = yearly.origin
        and process_points.source is not distinct from yearly.source
        and process_points.agency is not distinct from yearly.agency
        -- the last quarter, or year, of the year that signals speak of
        and process_points.period_start between yearly.period_start and yearly.period_end
where process_points.period_type in ('quarter', 'year')
qualify row_number() over (
    partition by
        process_points.measure_id, process_points.authority, process_points.origin, process_points.source,
        process_points.agency
    -- quarters say more than years
    order by process_points.period_type = 'year' asc, process_points.period_start desc
) = 1
