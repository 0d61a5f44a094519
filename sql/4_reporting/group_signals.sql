-- One row per share of which a group of children differs most from the whole, beyond the group's interval (S20).
create or replace view reporting.group_signals as
with groups as (
    select
        yearly.measure_id, yearly.origin, yearly.source, yearly.authority, yearly.agency, yearly.period_label,
        yearly.title, yearly.value as whole, yearly.said_value as said_whole, yearly.better,
        figures.breakdown, figures.category, figures.numerator, figures.denominator, figures.value,
        figures.numerator / figures.denominator as share,
        -- Wilson interval of 95 per cent: its middle and half its width, in per cent
        100 * (figures.numerator + 1.9208) / (figures.denominator + 3.8416) as middle,
        196 * sqrt(
            figures.numerator * (figures.denominator - figures.numerator) / figures.denominator + 0.9604
        ) / (figures.denominator + 3.8416) as reach
    from reporting.yearly
    inner join reporting.measure_values as figures
        on
            yearly.measure_id = figures.measure_id
            and yearly.authority = figures.authority
            and yearly.origin = figures.origin
            and yearly.source is not distinct from figures.source
            and yearly.agency is not distinct from figures.agency
            and yearly.period_label = figures.period_label
            and figures.period_type = 'year'
    where
        yearly.unit = 'percent'
        and figures.breakdown in ('ethnicity', 'ethnic_background', 'gender', 'age_band', 'disability', 'team')
        and figures.value is not null
        -- too few say nothing of a group, and small numbers are hidden anyway
        and figures.numerator >= 5
        and figures.denominator - figures.numerator >= 5
)

select
    'S20' as signal, measure_id, origin, source, authority, agency, period_label, title, 1 as strength,
    case when better = 0 then 'neither' else 'worse' end as way,
    concat(
        category, ': ', format('{:.1f}%', value), ', and ', said_whole, ' for all; the whole lies outside the interval'
        || ' of the group, ', format('{:.1f}', middle - reach), ' to ', format('{:.1f}', middle + reach)
    ) as why,
    breakdown, category
from groups
where abs(whole - middle) > reach and (better = 0 or better * (value - whole) < 0)
qualify row_number() over (
    partition by measure_id, origin, source, authority, agency
    order by better * (value - whole) asc, abs(value - whole) desc, category
) = 1
