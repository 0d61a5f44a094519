-- R7, one row per yearly figure that its quarters cannot give: outside them, another sum, or an odd quarter missing.
create or replace view rules.r7_year_and_quarters as
with quarters as (
    select
        years.figure_id,
        years.breakdown,
        years.unit,
        years.is_stock,
        years.value as year_value,
        years.rounding,
        count(*) as known,
        sum(part.value) as total,
        min(part.value) as least,
        max(part.value) as most,
        max(part.value) filter (where part.period_end = years.period_end) as last_value,
        max(part.rounding) as part_rounding,
        string_agg(concat(right(part.period_label, 2), ' ', part.said), ', ' order by part.period_start) as words,
        bool_or(years.is_hidden or part.is_hidden) as is_hidden
    from rules.figures as years
    inner join rules.figures as part
        on
            years.measure_id = part.measure_id
            and years.series = part.series
            and years.breakdown = part.breakdown
            and years.category = part.category
            and part.period_start between years.period_start and years.period_end
    where
        years.period_type = 'year' and part.period_type = 'quarter' and years.origin <> 'records'
        and years.value is not null and part.value is not null
        and not years.is_approximate and not part.is_approximate and not years.is_change
    group by all
),

judged as (
    select
        *,
        4 * year_value - total as missing,
        rounding + part_rounding as tolerance,
        unit in ('percent', 'days', 'number') and not is_stock as is_average,
        unit in ('count', 'pounds') and not is_stock as is_sum
    from quarters
)

select
    'R7' as rule,
    figure_id,
    breakdown,
    case
        when is_stock then last_value
        when is_average and known = 3 then missing
        when is_average then total / known
        else total
    end as recomputed,
    case when is_average and known = 3 and missing between 0 and 100 then 'medium' else 'high' end as severity,
    is_hidden,
    concat(
        'its quarters are given as ', words,
        case
            when is_stock then ', and a stock of the year is that of its last day'
            when is_average and known = 3
                then concat('; with quarters of one size the missing one would have to be ', format('{:.0f}', missing))
            when is_average then ', and a year lies between its quarters'
            else concat(', which add up to ', format('{:,.0f}', total))
        end
    ) as why,
    'How many were counted in each quarter, and of how many?' as question
from judged
where
    (is_average and known = 4 and (year_value < least - tolerance or year_value > most + tolerance))
    or (is_average and known = 3 and (missing < least or missing > most))
    or (is_sum and known = 4 and abs(total - year_value) > rounding + 4 * part_rounding)
    or (is_sum and known < 4 and total > year_value + rounding + 4 * part_rounding)
    or (is_stock and abs(last_value - year_value) > tolerance)
