-- R3, one row per figure that cannot be: a share below 0 or over 100, more counted than there are, a count below 0.
create or replace view rules.r3_impossible as
select
    'R3' as rule,
    figure_id,
    breakdown,
    case when numerator > denominator then 100 * numerator / nullif(denominator, 0) else value end as recomputed,
    'high' as severity,
    is_hidden,
    case
        when numerator > denominator
            then concat(
                format('{:,.0f}', numerator), ' are counted of ', format('{:,.0f}', denominator), ', which is ',
                format('{:.1f}', 100 * numerator / nullif(denominator, 0)), '%'
            )
        when value < 0 then 'it lies below 0'
        else 'it lies above 100%'
    end as why,
    'Do the two counts speak of the same children, or is there another way in that is not counted?' as question
from rules.figures
where
    not is_change
    and (
        (unit = 'percent' and (value > 100 or numerator > denominator))
        or (unit in ('percent', 'count', 'days', 'fte', 'rate_10k') and value < 0)
    )
