-- R11, one row per figure that its words call new in its period, though a change or a figure before it is printed.
create or replace view rules.r11_new as
select
    'R11' as rule,
    figure_id,
    breakdown,
    coalesce(value_before, value - printed_change) as recomputed,
    'medium' as severity,
    is_hidden or coalesce(is_hidden_before, false) as is_hidden,
    concat(
        'its words say that it was new in the year, and ',
        case
            when value_before is not null then concat(format('{:,.0f}', value_before), ' is given for ', label_before)
            else 'a change since the period before is printed'
        end
    ) as why,
    'What was there before?' as question
from rules.figures
where
    regexp_matches(words, '\b(introduced|implemented|started|launched|set up) (in|during|within) the year\b')
    and value is not null
    and (printed_change is not null or value_before > 0)
