-- One row per measure and authority: the point with limits that speaks of the year that signals speak of.
create or replace view reporting.behaviour as
select process_standing.*
from reporting.process_standing
inner join reporting.yearly
    on
        process_standing.measure_id = yearly.measure_id
        and process_standing.authority = yearly.authority
        and process_standing.origin = yearly.origin
        and process_standing.source is not distinct from yearly.source
        and process_standing.agency is not distinct from yearly.agency
        and process_standing.period_start between yearly.period_start and yearly.period_end
where process_standing.period_type in ('quarter', 'year')
-- records before others, quarters before years
qualify row_number() over (
    partition by process_standing.measure_id, process_standing.authority
    order by
        list_position(['records', 'return', 'published'], process_standing.origin) asc,
        process_standing.period_type = 'year' asc, process_standing.period_start desc, process_standing.source asc
) = 1
