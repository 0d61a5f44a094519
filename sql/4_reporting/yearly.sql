-- One row per series and the year that signals speak of: its figure, those of two years before, its comparators.
create or replace table reporting.yearly as
with figures as (
    select *
    from reporting.measure_values
    where
        period_type = 'year' and breakdown = 'all' and value is not null and status <> 'partial'
),

-- the last year that lists of children cover; without any, that of returns, else of print
years as (
    select authority, period_start
    from figures
    qualify row_number() over (
        partition by authority
        order by case origin when 'records' then 1 when 'return' then 2 else 3 end asc, period_start desc
    ) = 1
),

in_time as (
    select
        figures.*,
        lag(figures.value) over series_in_time as value_before,
        lag(figures.value, 2) over series_in_time as value_two_before,
        lag(figures.period_start) over series_in_time = figures.period_start - interval 1 year as follows,
        lag(figures.period_start, 2) over series_in_time = figures.period_start - interval 2 year as follows_two,
        count(*) over (
            partition by figures.measure_id, figures.authority, figures.origin, figures.source, figures.agency
        ) as points
    from figures
    window series_in_time as (
        partition by figures.measure_id, figures.authority, figures.origin, figures.source, figures.agency
        order by figures.period_start
    )
)

select
    in_time.measure_id, in_time.origin, in_time.source, in_time.authority, in_time.agency, in_time.period_label,
    in_time.period_start, in_time.period_end, in_time.value, in_time.numerator, in_time.denominator, in_time.caveat,
    case when in_time.follows then in_time.value_before end as value_before,
    case when in_time.follows and in_time.follows_two then in_time.value_two_before end as value_two_before,
    in_time.points,
    england.value as england,
    measures.title, measures.unit, measures.polarity, measures.aim, measures.owner, measures.is_headline,
    measures.target, measures.target_from, measures.target_to,
    case measures.polarity when 'higher' then 1 when 'lower' then -1 else 0 end as better,
    case
        when measures.unit = 'percent' then format('{:.1f}%', in_time.value)
        when measures.unit in ('count', 'pounds') then format('{:,.0f}', in_time.value)
        else format('{:,.1f}', in_time.value)
    end as said_value,
    case
        when measures.unit = 'percent' then format('{:.1f}%', in_time.value_before)
        when measures.unit in ('count', 'pounds') then format('{:,.0f}', in_time.value_before)
        else format('{:,.1f}', in_time.value_before)
    end as said_value_before,
    case
        when measures.unit = 'percent' then format('{:.1f}%', in_time.value_two_before)
        when measures.unit in ('count', 'pounds') then format('{:,.0f}', in_time.value_two_before)
        else format('{:,.1f}', in_time.value_two_before)
    end as said_value_two_before,
    case
        when measures.unit = 'percent' then format('{:.1f}%', england.value)
        when measures.unit in ('count', 'pounds') then format('{:,.0f}', england.value)
        else format('{:,.1f}', england.value)
    end as said_england,
    case
        when measures.unit = 'percent' then format('{:.1f}%', measures.target)
        when measures.unit in ('count', 'pounds') then format('{:,.0f}', measures.target)
        else format('{:,.1f}', measures.target)
    end as said_target,
    verdicts.interval_low, verdicts.interval_high, verdicts.verdict, verdicts.method,
    -- why the figures of the two years before, or of the year before, stand on another base
    (
        select any_value(base_changes.why order by base_changes.begins desc)
        from reporting.base_changes
        where
            base_changes.measure_id = in_time.measure_id
            and base_changes.authority = in_time.authority
            and (
                base_changes.origin is null
                or (
                    base_changes.origin = in_time.origin
                    and base_changes.source is not distinct from in_time.source
                    and base_changes.agency is not distinct from in_time.agency
                )
            )
            and base_changes.begins > in_time.period_start - interval 2 year
            and base_changes.begins <= in_time.period_start
    ) as base_change
from in_time
inner join years on in_time.authority = years.authority and in_time.period_start = years.period_start
inner join reporting.measures on in_time.measure_id = measures.measure_id
left join reporting.yearly_comparators as england
    on
        in_time.measure_id = england.measure_id
        and in_time.authority = england.authority
        and in_time.period_label = england.period_label
        and england.comparator = 'England'
left join reporting.verdicts
    on
        in_time.measure_id = verdicts.measure_id
        and in_time.authority = verdicts.authority
        and in_time.origin = verdicts.origin
        and in_time.source is not distinct from verdicts.source
        and in_time.agency is not distinct from verdicts.agency
        and in_time.period_label = verdicts.period_label
