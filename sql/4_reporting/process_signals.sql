-- One row per signal that the last point of a series gives against its own limits: outside, shift, trend, two of three.
create or replace view reporting.process_signals as
with last_points as (
    select
        process_points.*, measures.title, measures.unit,
        case measures.polarity when 'higher' then 1 when 'lower' then -1 else 0 end as better
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
),

met as (
    select *, 'S1' as signal, 4 as strength, 'lies outside its limits' as words
    from last_points
    where outside <> 0
    union all
    select *, 'S2', 2, 'is one of seven or more in a row on one side of the mean'
    from last_points
    where in_shift
    union all
    select *, 'S3', 2, 'is one of seven or more in a row that rise or fall'
    from last_points
    where in_trend
    union all
    select *, 'S4', 1, 'is one of two out of three near the same limit'
    from last_points
    where in_two_of_three
)

select
    -- what moved the right way is good news
    case when better * side > 0 then 'S21' else signal end as signal,
    measure_id, origin, source, authority, agency, period_label, title,
    case when better * side > 0 then 1 else strength end as strength,
    concat(
        case when unit = 'count' then format('{:,.0f}', value) else format('{:,.1f}', value) end,
        case when unit = 'percent' then '%' else '' end, ' ', words, ' (mean ', format('{:,.1f}', mean), ', limits ',
        format('{:,.1f}', lower_limit), ' to ', format('{:,.1f}', upper_limit), ' from ', points, ' points, ',
        standing, ')'
    ) as why
from met
