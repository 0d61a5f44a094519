-- R1, one row per figure and breakdown of it: the categories add up to more than the figure, or leave some of it out.
create or replace view rules.r1_parts_and_whole as
with compared as (
    select
        *,
        total - whole as difference,
        -- each category may be rounded as the whole is
        rounding * (categories + 1) as tolerance
    from rules.parts
    where categories > 1 and not is_approximate and not is_rounded and origin <> 'records'
)

select
    'R1' as rule,
    figure_id,
    breakdown,
    total as recomputed,
    case when difference > 0 then 'high' else 'medium' end as severity,
    is_hidden,
    concat(
        'the ', categories, ' categories of ', replace(breakdown, '_', ' '), ' add up to ', format('{:,.0f}', total),
        ', which is ', format('{:,.0f}', abs(difference)), case when difference > 0 then ' more' else ' fewer' end
    ) as why,
    case
        when difference > 0 then 'Are some counted twice, or is the total another one?'
        else 'Where are those that are in no category?'
    end as question
from compared
where
    difference > tolerance
    -- a breakdown that leaves out more than a third of the whole was never meant to be all of it
    or (unknown_categories = 0 and -difference > tolerance and -difference <= whole / 3)
