-- R1, one row per share and breakdown whose categories should add up to 100 per cent (relations.toml) and do not.
create or replace view rules.r1_shares as
with added as (
    select
        figures.measure_id,
        figures.series,
        figures.period_label,
        figures.breakdown,
        min(figures.figure_id) as figure_id,
        sum(figures.value) as total,
        sum(figures.rounding) as tolerance,
        count(*) as categories,
        bool_or(figures.is_hidden) as is_hidden
    from rules.figures
    inner join raw.relations on figures.measure_id = relations.measure_id and relations.kind = 'shares'
    where figures.breakdown <> 'all' and figures.origin <> 'records' and not figures.is_national
    group by all
    having count(figures.value) = count(*) and not bool_or(figures.is_approximate)
)

select
    'R1' as rule,
    figure_id,
    breakdown,
    total as recomputed,
    case when total > 100 then 'high' else 'low' end as severity,
    is_hidden,
    concat(
        'with the other categories of ', replace(breakdown, '_', ' '), ', ', categories, ' in all, it adds up to ',
        format('{:.0f}', total), '%'
    ) as why,
    case when total > 100 then 'Are some counted twice?' else 'What are the rest?' end as question
from added
where
    total > 100 + tolerance
    -- fewer than two thirds were never meant to be all
    or (categories > 1 and total < 100 - tolerance and total >= 200.0 / 3)
