-- R6, one row per total, and per share of it, that holds a category which the period before did not count.
create or replace view rules.r6_scope as
with wholes as (
    select
        whole.measure_id,
        whole.series,
        whole.report,
        whole.period_label,
        whole.figure_id,
        whole.value,
        whole.value_before,
        whole.label_before,
        part.category,
        part.value as added,
        whole.is_hidden or part.is_hidden or coalesce(whole.is_hidden_before, false) as is_hidden
    from rules.figures as whole
    inner join rules.figures as part
        on
            whole.measure_id = part.measure_id
            and whole.series = part.series
            and whole.period_label = part.period_label
    -- all that the period before had, the categories without this one made up
    inner join rules.parts as before
        on
            whole.measure_id = before.measure_id
            and whole.report = before.report
            and whole.label_before = before.period_label
            and part.breakdown = before.breakdown
            and before.withheld_categories = 0
            and before.total between 0.95 * whole.value_before and 1.05 * whole.value_before
    where
        whole.breakdown = 'all' and whole.unit = 'count' and whole.origin <> 'records' and not whole.is_national
        and whole.end_before = whole.period_start - 1
        and part.breakdown <> 'all' and part.value_before is null
        -- a twentieth of it, and no more than it
        and part.value between whole.value / 20 and whole.value
)

select
    'R6' as rule,
    figure_id,
    'all' as breakdown,
    value - added as recomputed,
    'medium' as severity,
    is_hidden,
    concat(
        format('{:,.0f}', added), ' of it are of ', category, ', which has no figure for ', label_before,
        '; without them it is ', format('{:,.0f}', value - added), ', after ', format('{:,.0f}', value_before)
    ) as why,
    'What would both be on one base?' as question
from wholes
union all
select
    'R6',
    shares.figure_id,
    shares.breakdown,
    100 * shares.numerator / (wholes.value - wholes.added),
    'medium',
    shares.is_hidden or wholes.is_hidden,
    concat(
        'its base ', format('{:,.0f}', wholes.value), ' holds ', format('{:,.0f}', wholes.added), ' of ',
        wholes.category, ', which that of ', wholes.label_before, ' does not; ',
        format('{:,.0f}', shares.numerator), ' of ', format('{:,.0f}', wholes.value - wholes.added), ' is ',
        format('{:.1f}', 100 * shares.numerator / (wholes.value - wholes.added)), '%'
    ),
    'What would both be on one base?'
from wholes
inner join rules.figures as shares
    on
        wholes.report = shares.report
        and wholes.period_label = shares.period_label
        and wholes.value = shares.denominator
        and wholes.label_before = shares.label_before
where
    shares.unit = 'percent' and not shares.is_change and shares.value is not null and shares.value_before is not null
    -- a share of the category itself is another matter
    and shares.numerator < wholes.value - wholes.added
