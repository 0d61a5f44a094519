-- R2, one row per percentage printed with a count and no base, where the parts that hold the count give another one.
create or replace view rules.r2_parts as
with added as (
    select
        measure_id,
        title,
        report,
        period_label,
        breakdown,
        sum(value) as total,
        list(value) as counts,
        bool_or(is_hidden) as is_hidden
    from rules.figures
    where breakdown <> 'all' and unit = 'count' and not is_national
    group by all
    having count(*) > 2 and count(value) = count(*)
),

bases as (
    select
        shares.figure_id,
        min(added.title) as title,
        min(added.breakdown) as of_breakdown,
        min(added.total) as base,
        bool_or(added.is_hidden) as is_hidden
    from rules.figures as shares
    inner join added
        on
            shares.report = added.report
            and shares.period_label = added.period_label
            and list_contains(added.counts, shares.numerator)
    where shares.unit = 'percent' and not shares.is_change and shares.denominator is null
    group by shares.figure_id
    -- where several hold it, none tells
    having count(*) = 1
)

select
    'R2' as rule,
    figures.figure_id,
    figures.breakdown,
    100 * figures.numerator / bases.base as recomputed,
    'low' as severity,
    figures.is_hidden or bases.is_hidden as is_hidden,
    concat(
        'no base is given; ', format('{:,.0f}', figures.numerator), ' of ', format('{:,.0f}', bases.base),
        ', the parts of ', bases.title, ' (', replace(bases.of_breakdown, '_', ' '), '), is ',
        format('{:.1f}', 100 * figures.numerator / bases.base), '%'
    ) as why,
    'What was it divided by?' as question
from rules.figures
inner join bases on figures.figure_id = bases.figure_id
where
    figures.value is not null
    and figures.origin <> 'records'
    and not figures.is_approximate
    and abs(100 * figures.numerator / bases.base - figures.value) > figures.rounding
