-- R1, one row per figure and breakdown of it: the categories add up to more than the figure, or leave some of it out.
create or replace view rules.r1_parts_and_whole as
with compared as (
    select
        *,
        total - whole as difference,
        -- each category may be rounded as the whole is
        rounding * (categories + 1) as tolerance,
        case when unit = 'pounds' then '£{:,.2f}' when unit = 'fte' then '{:,.1f}' else '{:,.0f}' end as as_words
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
        case
            when categories - unknown_categories = 1 then 'the one category of ' else concat(
                'the ', categories - unknown_categories, ' categories of '
            )
        end,
        replace(breakdown, '_', ' '),
        case
            when unknown_categories = 0 then ' add up to '
            when categories - unknown_categories = 1 then ' that has a figure gives '
            else ' that have a figure add up to '
        end,
        format(as_words, total),
        ', which is ', format(as_words, abs(difference)), case when difference > 0 then ' more' else ' fewer' end,
        case when difference < 0 then coalesce('; ' || unknown_words || ' has no figure', '') else '' end
    ) as why,
    case
        when difference > 0 then 'Are some counted twice, or is the total another one?'
        when unknown_categories > 0 then 'Are they of that category?'
        else 'Where are those that are in no category?'
    end as question
from compared
where
    difference > tolerance
    -- a breakdown that leaves out more than a third of the whole was never meant to be all of it; what is left of a
    -- whole beside a figure that its sender withholds is not told
    or (withheld_categories = 0 and -difference > tolerance and -difference <= whole / 3)
