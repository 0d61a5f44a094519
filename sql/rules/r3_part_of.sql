-- R3, one row per figure that is part of another (relations.toml) and larger than it.
create or replace view rules.r3_part_of as
select
    'R3' as rule,
    part.figure_id,
    part.breakdown,
    whole.value as recomputed,
    'high' as severity,
    part.is_hidden or whole.is_hidden as is_hidden,
    concat('it is part of ', whole.title, ', which is ', whole.said) as why,
    'Do the two speak of the same cases?' as question
from rules.figures as part
inner join raw.relations on part.measure_id = relations.measure_id and relations.kind = 'part'
inner join rules.figures as whole
    on
        relations.other = whole.measure_id
        and part.report = whole.report
        and part.period_label = whole.period_label
        and part.breakdown = whole.breakdown
        and part.category = whole.category
where
    part.origin <> 'records'
    and not part.is_approximate
    and not whole.is_approximate
    and part.value > whole.value + part.rounding + whole.rounding
