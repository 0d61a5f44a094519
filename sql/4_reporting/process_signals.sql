-- One row per signal that the last point of a series gives against its own limits: outside, shift, trend, two of three.
create or replace view reporting.process_signals as
with met as (
    select *, 'S1' as signal, 3 as strength, 'lies outside its limits' as words
    from reporting.last_points
    where outside <> 0
    union all
    select *, 'S2', 2, 'is one of seven or more in a row on one side of the mean'
    from reporting.last_points
    where in_shift
    union all
    select *, 'S3', 2, 'is one of seven or more in a row that rise or fall'
    from reporting.last_points
    where in_trend
    union all
    select *, 'S4', 1, 'is one of two out of three near the same limit'
    from reporting.last_points
    where in_two_of_three
    union all
    select
        *, 'S5', 3,
        concat(
            'misses its target of ', format('{:,.0f}', target), case when unit = 'percent' then '%' else '' end,
            ' time and again: the target lies outside its limits'
        )
    from reporting.last_points
    where (better > 0 and target > upper_limit) or (better < 0 and target < lower_limit)
)

select
    -- what moved the right way is good news
    case when better * side > 0 and signal <> 'S5' then 'S21' else signal end as signal,
    measure_id, origin, source, authority, agency, period_label, title,
    case when better * side > 0 and signal <> 'S5' then 1 else strength end as strength,
    concat(
        case when unit = 'count' then format('{:,.0f}', value) else format('{:,.1f}', value) end,
        case when unit = 'percent' then '%' else '' end, ' ', words, ' (mean ', format('{:,.1f}', mean), ', limits ',
        format('{:,.1f}', lower_limit), ' to ', format('{:,.1f}', upper_limit), ' from ', points, ' points, ',
        standing, ')'
    ) as why
from met
