-- R18, one row per percentage that no whole number of its base gives, at the decimals it is printed with.
create or replace view rules.r18_whole_number as
with nearest as (
    select figures.*, 100 * round(value * denominator / 100, 0) / denominator as recomputed
    from rules.figures
    where
        unit = 'percent' and not is_change and not is_approximate and origin <> 'records'
        and numerator is null and denominator > 0 and denominator = round(denominator, 0) and value is not null
)

select
    'R18' as rule,
    figure_id,
    breakdown,
    recomputed,
    'medium' as severity,
    is_hidden,
    concat(
        'no whole number of ', format('{:,.0f}', denominator), ' gives it; the nearest is ',
        format('{:.1f}', recomputed), '%'
    ) as why,
    'Of how many is it a share?' as question
from nearest
where abs(recomputed - value) > rounding
