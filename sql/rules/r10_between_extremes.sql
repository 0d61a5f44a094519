-- R10, one row per average or share that lies outside those of every category of it.
create or replace view rules.r10_between_extremes as
with compared as (
    select
        whole.figure_id,
        part.breakdown,
        whole.value,
        whole.rounding,
        min(part.value) as least,
        max(part.value) as most,
        max(part.rounding) as part_rounding,
        count(*) as categories,
        bool_or(whole.is_hidden or part.is_hidden) as is_hidden
    from rules.figures as whole
    inner join rules.figures as part
        on
            whole.measure_id = part.measure_id
            and whole.report = part.report
            and whole.period_label = part.period_label
    where
        whole.breakdown = 'all' and part.breakdown <> 'all' and whole.origin <> 'records'
        and whole.unit in ('percent', 'days', 'number', 'rate_10k') and not whole.is_change
        and whole.value is not null and part.value is not null
        and not whole.is_approximate and not part.is_approximate
    group by all
)

select
    'R10' as rule,
    figure_id,
    breakdown,
    case when value < least then least else most end as recomputed,
    'medium' as severity,
    is_hidden,
    concat(
        'its ', categories, ' categories of ', replace(breakdown, '_', ' '), ' lie between ', format('{:,.1f}', least),
        ' and ', format('{:,.1f}', most)
    ) as why,
    'Which category is missing, or which figure is another one?' as question
from compared
where
    categories > 1
    and (value < least - rounding - part_rounding or value > most + rounding + part_rounding)
