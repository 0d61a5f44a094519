-- R11, one row per figure that its words call higher or lower than before, where the figure before says otherwise.
create or replace view rules.r11_direction as
with told as (
    select
        *,
        regexp_matches(words, '\b(fell|fallen|fewer|reduced|decreased|declined|dropped|went down)\b') as says_lower,
        regexp_matches(words, '\b(rose|risen|increased|grew|grown|went up)\b') as says_higher
    from rules.figures
    where value is not null and value_before is not null and end_before = period_start - 1
)

select
    'R11' as rule,
    figure_id,
    breakdown,
    value - value_before as recomputed,
    'medium' as severity,
    is_hidden or coalesce(is_hidden_before, false) as is_hidden,
    concat(
        'its words say that it is ', case when says_lower then 'lower' else 'higher' end, ', and ',
        format('{:,.1f}', value_before), ' is given for ', label_before
    ) as why,
    'Do the words or the figures hold?' as question
from told
where
    (says_lower and not says_higher and value > value_before)
    or (says_higher and not says_lower and value < value_before)
