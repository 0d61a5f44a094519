-- One row per figure over all and breakdown of it: what the categories add up to, and whether all of them are known.
create or replace view rules.parts as
select
    whole.figure_id,
    whole.measure_id,
    whole.title,
    whole.origin,
    whole.report,
    whole.period_label,
    whole.value as whole,
    whole.rounding,
    whole.unit,
    bool_or(whole.is_approximate or part.is_approximate) as is_approximate,
    part.breakdown,
    -- national statistics leave small categories out, and round those of larger areas
    whole.is_national as is_rounded,
    sum(part.value) as total,
    count(*) as categories,
    count(*) filter (where part.value is null) as unknown_categories,
    count(*) filter (where part.not_given is not null) as withheld_categories,
    string_agg(part.category, ' and ' order by part.category) filter (where part.value is null) as unknown_words,
    bool_or(whole.is_hidden or part.is_hidden) as is_hidden
from rules.figures as whole
inner join rules.figures as part
    on
        whole.measure_id = part.measure_id
        and whole.series = part.series
        and whole.period_label = part.period_label
where
    whole.breakdown = 'all'
    and part.breakdown <> 'all'
    and whole.value is not null
    and whole.unit in ('count', 'pounds', 'fte')
group by all
