-- One row per share and total that it could be a share of: where its numerator stands among the parts, or any count.
create or replace view rules.known_bases as
with shares as (
    select *
    from rules.figures
    where
        unit = 'percent' and not is_change and value is not null and numerator is not null
        and origin <> 'records'
),

totals as (
    select *
    from rules.figures
    where breakdown = 'all' and unit = 'count' and value > 0
),

alike as (
    select
        shares.figure_id,
        parts.measure_id as base_measure,
        'parts' as kind,
        concat('the parts of ', parts.title, ' (', replace(parts.breakdown, '_', ' '), ')') as base_words,
        parts.total as base,
        parts.is_hidden
    from shares
    inner join rules.parts
        on
            shares.report = parts.report
            and shares.period_label = parts.period_label
    inner join rules.figures as part
        on
            parts.measure_id = part.measure_id
            and parts.report = part.report
            and parts.period_label = part.period_label
            and parts.breakdown = part.breakdown
            and shares.numerator = part.value
    where shares.breakdown = 'all'
    union all
    select
        shares.figure_id, totals.measure_id, 'total', totals.title, totals.value, totals.is_hidden
    from shares
    inner join totals
        on
            shares.report = totals.report
            and shares.period_label = totals.period_label
    where shares.breakdown = 'all'
    union all
    -- the total that it was divided by, of another period
    select
        shares.figure_id, others.measure_id, 'other period', concat(others.title, ' of ', others.period_label),
        others.value, others.is_hidden
    from shares
    inner join totals as own
        on
            shares.report = own.report
            and shares.period_label = own.period_label
            and shares.denominator = own.value
    inner join totals as others
        on
            own.measure_id = others.measure_id
            and own.series = others.series
            and own.period_type = others.period_type
            and own.period_label <> others.period_label
)

select
    alike.*,
    shares.numerator,
    shares.denominator,
    100 * shares.numerator / alike.base as share,
    abs(100 * shares.numerator / alike.base - shares.value) <= shares.rounding as fits
from alike
inner join shares on alike.figure_id = shares.figure_id
where alike.base >= shares.numerator
