-- R4, one row per percentage whose change is printed in per cent, where points are meant.
create or replace view rules.r4_change_words as
select
    'R4' as rule,
    figure_id,
    breakdown,
    value - value_before as recomputed,
    'low' as severity,
    is_hidden or coalesce(is_hidden_before, false) as is_hidden,
    concat(
        'its change is printed as ', format('{:+.1f}', printed_change), '%',
        coalesce(
            '; from ' || format('{:.1f}', value_before) || '% to ' || format('{:.1f}', value) || '% is '
            || format('{:+.1f}', value - value_before) || ' points, or '
            || format('{:+.1f}', 100 * (value - value_before) / nullif(value_before, 0)) || '% of what it was',
            ''
        )
    ) as why,
    'Are percentage points meant?' as question
from rules.figures
where
    unit = 'percent'
    and not is_change
    and printed_change is not null
    and change_unit in ('%', 'per cent')
    -- a change that is right in per cent is none of points
    and not coalesce(
        abs(100 * (value - value_before) / nullif(value_before, 0) - printed_change) <= 0.5
        and abs(value - value_before - printed_change) > 0.5,
        false
    )
