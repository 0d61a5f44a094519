-- One row per signal that the last point of a series gives against its own limits: outside, shift, trend, two of three.
create or replace view reporting.process_signals as
with last_points as (
    select
        process_standing.*, measures.title, measures.unit,
        case measures.polarity when 'higher' then 1 when 'lower' then -1 else 0 end as better,
        process_points.outside, process_points.in_shift, process_points.in_trend, process_points.in_two_of_three,
        process_points.side, process_points.moved,
        case
            when measures.unit = 'percent' then '{:.1f}%' when measures.unit in ('count', 'pounds') then '{:,.0f}'
            else '{:,.1f}'
        end as shown_as,
        case process_standing.period_type when 'quarter' then 'quarters' else 'years' end as periods
    from reporting.process_standing
    inner join reporting.process_points
        on
            process_standing.measure_id = process_points.measure_id
            and process_standing.authority = process_points.authority
            and process_standing.origin = process_points.origin
            and process_standing.source is not distinct from process_points.source
            and process_standing.agency is not distinct from process_points.agency
            and process_standing.period_type = process_points.period_type
            and process_standing.period_label = process_points.period_label
    inner join reporting.measures on process_standing.measure_id = measures.measure_id
    inner join reporting.yearly
        on
            process_standing.measure_id = yearly.measure_id
            and process_standing.authority = yearly.authority
            and process_standing.origin = yearly.origin
            and process_standing.source is not distinct from yearly.source
            and process_standing.agency is not distinct from yearly.agency
            -- the last quarter, or year, of the year that signals speak of
            and process_standing.period_start between yearly.period_start and yearly.period_end
    where process_standing.period_type in ('quarter', 'year')
    qualify row_number() over (
        partition by
            process_standing.measure_id, process_standing.authority, process_standing.origin, process_standing.source,
            process_standing.agency
        -- quarters say more than years
        order by process_standing.period_type = 'year' asc, process_standing.period_start desc
    ) = 1
),

met as (
    select
        *, 'S1' as signal, 3 as strength, side as goes,
        concat('lies ', if(side > 0, 'above', 'below'), ' the range that its own past leads to expect') as words
    from last_points
    where outside <> 0
    union all
    select
        *, 'S2', 2, side,
        concat('is one of seven or more ', periods, ' in a row ', if(side > 0, 'above', 'below'), ' their average')
    from last_points
    where in_shift
    union all
    select
        *, 'S3', 2, moved,
        concat('is one of seven or more ', periods, ' in a row that ', if(moved > 0, 'rise', 'fall'))
    from last_points
    where in_trend
    union all
    select
        *, 'S4', 1, side,
        concat('is one of two in three ', periods, ' near the ', if(side > 0, 'top', 'bottom'), ' of its usual range')
    from last_points
    where in_two_of_three
    -- an assurance that the limits give: the target lies beyond them, on the side that is missed
    union all
    select *, 'S5', 3, -better, concat('and its usual range miss the target of ', format(shown_as, target))
    from last_points
    where assurance = 'misses'
)

select
    -- what moved the right way is good news
    case when better * goes > 0 then 'S21' else signal end as signal,
    measure_id, origin, source, authority, agency, period_label, title,
    case when better * goes > 0 then 1 else strength end as strength,
    case when better = 0 then 'neither' when better * goes > 0 then 'better' else 'worse' end as way,
    concat(
        period_label,
        ' (',
        format(shown_as, value),
        ') ',
        words,
        ' (average ',
        format(shown_as, mean),
        ', usual range ',
        format(shown_as, greatest(lower_limit, if(value >= 0, 0, lower_limit))), ' to ',
        format(shown_as, if(unit = 'percent', least(upper_limit, 100), upper_limit)), ', from ', points, ' ', periods,
        case when standing = 'trial' then ', a trial range' else '' end, ')'
    ) as why
from met
