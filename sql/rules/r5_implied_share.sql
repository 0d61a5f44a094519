-- R5, one row per figure that is part of another, where the changes printed of both mean quite another share before.
create or replace view rules.r5_implied_share as
with changed as (
    select
        *,
        case
            when change_unit in ('%', 'per cent') and printed_change > -100 then value / (1 + printed_change / 100)
            when change_unit = '' then value - printed_change
        end as before
    from rules.figures
    where unit = 'count' and printed_change is not null and origin <> 'records'
)

select
    'R5' as rule,
    part.figure_id,
    part.breakdown,
    100 * part.before / whole.before as recomputed,
    'medium' as severity,
    part.is_hidden or whole.is_hidden as is_hidden,
    concat(
        'its printed change and that of ', whole.title, ' mean about ', format('{:,.0f}', part.before), ' of ',
        format('{:,.0f}', whole.before), ' a period before, ', format('{:.0f}', 100 * part.before / whole.before),
        '%; now ', whole.said, ' make it ', format('{:.0f}', 100 * part.value / whole.value), '%'
    ) as why,
    'Did what is counted change?' as question
from changed as part
inner join raw.relations on part.measure_id = relations.measure_id and relations.kind = 'part'
inner join changed as whole
    on
        relations.other = whole.measure_id
        and part.series = whole.series
        and part.period_label = whole.period_label
        and part.breakdown = whole.breakdown
        and part.category = whole.category
where
    whole.before > 0
    and whole.value > 0
    -- a quarter of all cases went elsewhere than before
    and abs(100 * part.before / whole.before - 100 * part.value / whole.value) >= 25
