-- One row per measure, authority and year in which five or more statistical neighbours have a figure beside our own.
create or replace table reporting.comparison as
with neighbours as (
    select models.authority, neighbour.unnest as neighbour
    from raw.neighbour_models as models, unnest(models.neighbours) as neighbour
    where models.in_force
),

theirs as (
    select
        yearly_comparators.measure_id, yearly_comparators.authority, yearly_comparators.period_label,
        yearly_comparators.comparator, yearly_comparators.value, yearly_comparators.source
    from reporting.yearly_comparators
    inner join neighbours
        on
            yearly_comparators.authority = neighbours.authority
            and yearly_comparators.comparator = neighbours.neighbour
    where yearly_comparators.value is not null
),

-- our own figure of the same statistic, else the one computed from records to the same definition
ours as (
    select
        measure_values.measure_id, measure_values.authority, measure_values.period_label, measure_values.period_start,
        measure_values.value, measure_values.origin, measure_values.source, measures.unit,
        case measures.polarity when 'higher' then 1 when 'lower' then -1 else 0 end as better
    from reporting.measure_values
    inner join reporting.measures on measure_values.measure_id = measures.measure_id
    left join reporting.sources on measure_values.source = sources.source
    where
        measure_values.period_type = 'year' and measure_values.breakdown = 'all' and measure_values.value is not null
        and measure_values.status <> 'partial' and measures.unit in ('percent', 'rate_10k', 'days', 'number')
        and (measure_values.origin = 'records' or sources.is_national)
        -- of fewer than 30 a percentage moves by whole places when one case goes another way
        and (measures.unit <> 'percent' or coalesce(measure_values.denominator, 30) >= 30)
    qualify row_number() over (
        partition by measure_values.measure_id, measure_values.authority, measure_values.period_label
        order by coalesce(sources.is_national, false) desc, measure_values.source
    ) = 1
),

placed as (
    select
        ours.measure_id, ours.authority, ours.period_label, ours.period_start, ours.value, ours.origin, ours.source,
        ours.better,
        count(*) as neighbours,
        avg(theirs.value) as neighbours_mean,
        min(theirs.value) as lowest,
        max(theirs.value) as highest,
        -- first is best; where neither direction is better, first is highest
        1 + count(*) filter (
            where case
                when ours.better = 0 then theirs.value > ours.value
                else ours.better * (theirs.value - ours.value) > 0
            end
        ) as place
    from ours
    inner join theirs
        on
            ours.measure_id = theirs.measure_id
            and ours.authority = theirs.authority
            and ours.period_label = theirs.period_label
    group by all
    having count(*) >= 5
)

select
    measure_id, authority, period_label, period_start, value, origin, source, neighbours, neighbours_mean, lowest,
    highest, place,
    neighbours + 1 as places,
    case when better <> 0 then ceil(4 * place / (neighbours + 1))::integer end as quarter,
    -- the lowest fifth of eight or more
    better <> 0 and neighbours >= 8 and place > 0.8 * (neighbours + 1) as is_outlier,
    concat(
        place,
        case
            when place % 100 between 11 and 13 then 'th'
            when place % 10 = 1 then 'st' when place % 10 = 2 then 'nd' when place % 10 = 3 then 'rd' else 'th'
        end,
        case when better = 0 then ' highest' else '' end, ' of ', neighbours + 1, ' similar areas',
        case
            when better = 0 then ''
            else
                concat(
                    ', ',
                    ['best', 'second-best', 'second-worst', 'worst'][ceil(4 * place / (neighbours + 1))::integer],
                    ' quarter'
                )
        end
    ) as words,
    row_number() over (partition by measure_id, authority order by period_start desc) = 1 as is_latest
from placed
