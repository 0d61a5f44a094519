-- R10, one row per yearly average of a stock (relations.toml) that lies outside what the stock was before and after.
create or replace view rules.r10_average as
with compared as (
    select
        averages.figure_id,
        averages.breakdown,
        averages.value,
        averages.rounding,
        stocks.value as closing,
        stocks.value_before as opening,
        stocks.title,
        averages.is_hidden or stocks.is_hidden or coalesce(stocks.is_hidden_before, false) as is_hidden
    from rules.figures as averages
    inner join raw.relations on averages.measure_id = relations.measure_id and relations.kind = 'average'
    inner join rules.figures as stocks
        on
            relations.other = stocks.measure_id
            and averages.series = stocks.series
            and averages.period_label = stocks.period_label
            and averages.breakdown = stocks.breakdown
            and averages.category = stocks.category
    where
        averages.origin <> 'records' and stocks.end_before = stocks.period_start - 1
        and not averages.is_approximate and not stocks.is_approximate
)

select
    'R10' as rule,
    figure_id,
    breakdown,
    (opening + closing) / 2 as recomputed,
    'medium' as severity,
    is_hidden,
    concat(
        title, ' went from ', format('{:,.0f}', opening), ' to ', format('{:,.0f}', closing),
        ', and it lies outside both'
    ) as why,
    'Do both count the same?' as question
from compared
where value < least(opening, closing) - rounding or value > greatest(opening, closing) + rounding
