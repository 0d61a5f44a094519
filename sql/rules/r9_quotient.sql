-- R9, one row per average that its volume and what it is shared by do not give.
create or replace view rules.r9_quotient as
with own as (
    select figure_id, numerator, denominator, is_hidden as is_hidden_part
    from rules.figures
    where unit in ('number', 'days') and numerator is not null and denominator > 0
),

related as (
    select
        averages.figure_id,
        volumes.value as numerator,
        coalesce(sharers.value, relations.number) as denominator,
        volumes.is_hidden or coalesce(sharers.is_hidden, false) as is_hidden_part
    from rules.figures as averages
    inner join raw.relations on averages.measure_id = relations.measure_id and relations.kind = 'quotient'
    inner join rules.figures as volumes
        on
            relations.numerator = volumes.measure_id
            and averages.report = volumes.report
            and averages.period_label = volumes.period_label
            and averages.breakdown = volumes.breakdown
            and averages.category = volumes.category
    left join rules.figures as sharers
        on
            relations.divided_by = sharers.measure_id
            and averages.report = sharers.report
            and averages.period_label = sharers.period_label
            and averages.breakdown = sharers.breakdown
            and averages.category = sharers.category
    where averages.numerator is null
),

compared as (
    select
        figures.*,
        parts.numerator as volume,
        parts.denominator as shared_by,
        parts.is_hidden_part,
        case when figures.unit = 'percent' then 100 else 1 end * parts.numerator / nullif(parts.denominator, 0)
            as recomputed
    from rules.figures
    inner join (
        select * from own
        union all
        select * from related
    ) as parts
        on figures.figure_id = parts.figure_id
    where figures.origin <> 'records' and not figures.is_approximate and figures.value is not null
)

select
    'R9' as rule,
    figure_id,
    breakdown,
    recomputed,
    case when abs(value - recomputed) >= 0.05 * abs(recomputed) then 'high' else 'medium' end as severity,
    is_hidden or is_hidden_part as is_hidden,
    concat(
        format('{:,.0f}', volume), ' shared by ', format('{:,.0f}', shared_by), ' is ', format('{:,.1f}', recomputed)
    ) as why,
    'Is it shared by whole-time equivalents, or by another number of people?' as question
from compared
where abs(value - recomputed) > rounding
