-- R12, one row per figure that is spoken of and not given.
create or replace view rules.r12_no_number as
select
    'R12' as rule,
    figure_id,
    breakdown,
    null::double as recomputed,
    case when is_expected then 'medium' else 'low' end as severity,
    false as is_hidden,
    'it is spoken of, and no number is given' as why,
    'How many are there, of how many?' as question
from rules.figures
where
    origin <> 'records'
    and value is null
    -- a count is a figure of its own, and a mark says why there is none
    and numerator is null
    and narrative is not null
    and not_given is null
