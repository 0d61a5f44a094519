-- One row per figure that is ten times the one of the period before or after, or a tenth of it.
create or replace view checks.tenfold_jumps as
with jumps as (
    select
        figure,
        neighbour,
        value_beyond,
        -- a share of few may be 0 by chance
        case when figure.unit = 'percent' then 0 else 1 end as least_compared
    from checks.neighbouring_totals
)

select
    'warning' as severity,
    'tenfold-jump' as code,
    figure.source_id,
    'value' as column_name,
    concat(
        figure.whose, ', ', figure.titled, ': ', coalesce(figure.value_words, figure.count_words), ' in ',
        figure.period,
        case
            when neighbour.value = 0 or figure.value = 0 then ', and '
            when figure.value > neighbour.value and neighbour.is_small then ' is ten times or more the '
            when figure.value > neighbour.value
                then concat(' is ', round(figure.value / neighbour.value)::bigint, ' times the ')
            else ' is a tenth or less of the '
        end,
        coalesce(neighbour.value_words, neighbour.count_words), ' of ', neighbour.period, '.'
    ) as message,
    'Check both figures at their source. If they are right, they may stand.' as fix
from jumps
where
    -- least and greatest pass over a figure that is not there
    figure.value is not null
    and neighbour.value is not null
    and least(figure.value, neighbour.value) >= 0
    and greatest(figure.value, neighbour.value) >= 20
    and greatest(least(figure.value, neighbour.value), least_compared) > 0
    and greatest(figure.value, neighbour.value)
    >= 10 * greatest(least(figure.value, neighbour.value), least_compared)
    -- where this figure is like the one beyond its neighbour, the neighbour was out of line
    and (
        value_beyond is null
        or greatest(figure.value, value_beyond)
        >= 10 * greatest(least(figure.value, value_beyond), least_compared)
    )
