-- One row per authority, year and measure that the board expects and has no figure for, with the reason in words.
create or replace table reporting.not_seen as
with years as (
    -- returns may come for quarters alone
    select distinct authority, year_label as period_label
    from reporting.periods
),

-- Records never stand in for a return that nobody sent; a measure of records needs the lists that it is made from.
wanted as (
    select
        years.authority,
        years.period_label,
        measures.*,
        list_contains(measures.sources, 'returned_values') or len(measures.sources) = 0 as comes_as_total
    from years
    cross join reporting.measures
    where measures.is_expected or len(measures.sources) > 0
),

told as (
    select
        measure_values.measure_id,
        measure_values.authority,
        periods.year_label as period_label,
        measure_values.origin <> 'records' as is_total,
        measure_values.value is not null or measure_values.suppressed as is_figure,
        measure_values.numerator is not null as is_count
    from reporting.measure_values
    inner join calendar.periods
        on
            measure_values.period_type = periods.period_type
            and measure_values.period_label = periods.period_label
),

-- Why senders gave no figure, where they said so by a mark.
not_given as (
    select
        received_values.measure_id,
        received_values.authority,
        periods.year_label as period_label,
        string_agg(distinct received_values.not_given, ', ' order by received_values.not_given) as reasons
    from kpi.received_values
    inner join calendar.periods
        on
            received_values.period_type = periods.period_type
            and received_values.period_label = periods.period_label
    where received_values.not_given is not null
    group by received_values.measure_id, received_values.authority, periods.year_label
),

-- "Low" and "falling" are words: a report that has only those has not shown the figure.
seen as (
    select
        wanted.aim,
        wanted.measure_id,
        wanted.title,
        wanted.owner,
        wanted.authority,
        wanted.period_label,
        wanted.comes_as_total,
        coalesce(bool_or(told.is_figure), false) as has_figure,
        coalesce(bool_or(told.is_total), false) as has_words,
        coalesce(bool_or(told.is_total and told.is_count), false) as has_counts
    from wanted
    left join told
        on
            wanted.measure_id = told.measure_id
            and wanted.authority = told.authority
            and wanted.period_label = told.period_label
            and (told.is_total or not wanted.comes_as_total)
    group by all
)

select
    seen.aim,
    seen.measure_id,
    seen.title,
    seen.owner,
    seen.authority,
    seen.period_label,
    case
        when has_words and not_given.reasons is not null
            then concat('The figure was sent as not given: ', not_given.reasons, '.')
        when has_counts then 'Counts were sent for this year, and no value: no figure can be told.'
        when has_words then 'Described in words for this year: no figure was given.'
        when comes_as_total then 'No return and no printed figure for this year.'
        else 'No figure can be computed: a list that it needs has not been received for this year.'
    end as why
from seen
left join not_given
    on
        seen.measure_id = not_given.measure_id
        and seen.authority = not_given.authority
        and seen.period_label = not_given.period_label
where not has_figure
