-- One row per signal that the yearly figure of a series gives by itself: against target, comparator and its own past.
create or replace view reporting.annual_signals as
with judged as (
    select
        yearly.*,
        yearly.better * (yearly.value - yearly.value_before) as improved,
        yearly.better * (yearly.value_before - yearly.value_two_before) as improved_before,
        abs(yearly.value - yearly.value_before) as moved,
        100 * abs(yearly.value - yearly.value_before) / nullif(abs(yearly.value_before), 0) as moved_share,
        100 * abs(yearly.value_before - yearly.value_two_before) / nullif(abs(yearly.value_two_before), 0)
            as moved_share_before,
        yearly.unit = 'percent' as is_percent,
        yearly.target is not null and yearly.period_end >= yearly.target_from
        and (yearly.target_to is null or yearly.period_start <= yearly.target_to) as has_target,
        coalesce(yearly.verdict = 'worse', false) as is_worse,
        coalesce(comparison.is_outlier, false) as is_outlier,
        comparison.words as place_words,
        comparison.neighbours_mean
    from reporting.yearly
    left join reporting.comparison
        on
            yearly.measure_id = comparison.measure_id
            and yearly.authority = comparison.authority
            and yearly.origin = comparison.origin
            and yearly.source is not distinct from comparison.source
            and yearly.period_label = comparison.period_label
),

worse as (
    select
        *,
        -- figures on two bases are not held against each other
        case
            when better = 0 or base_change is not null then false
            when is_percent then improved <= -3 and improved_before <= -3
            else improved < 0 and improved_before < 0 and moved_share >= 10 and moved_share_before >= 10
        end as declines,
        case
            when better = 0 or base_change is not null then false
            when is_percent then improved >= 3 and improved_before >= 3
            else improved > 0 and improved_before > 0 and moved_share >= 10 and moved_share_before >= 10
        end as improves,
        case
            when better = 0 or base_change is not null then 'neither' when improved > 0 then 'better' else 'worse'
        end as way_moved
    from judged
)

select
    'S6' as signal, measure_id, origin, source, authority, agency, period_label, title, 1 as strength, 'worse' as way,
    concat(said_value, ' misses the target of ', said_target, ' (one reading)')
        as why
from worse
where
    has_target and better * (value - target) < 0
    -- where limits say whether the target is met, one reading says nothing more
    and (measure_id, authority, origin, coalesce(source, '')) not in (
        select (measure_id, authority, origin, coalesce(source, ''))
        from reporting.process_standing
        where target is not null and period_type in ('quarter', 'year')
    )
union all
select
    'S7', measure_id, origin, source, authority, agency, period_label, title, 2, 'worse',
    concat(
        said_value, ' is worse than England, ', said_england,
        case
            when interval_low is null then ', by five points or more; no counts are known'
            else concat(
                ', by more than chance explains (', format('{:.1f}', interval_low), ' to ',
                format('{:.1f}', interval_high), ')'
            )
        end
    )
from worse
where is_worse
union all
select
    'S8', measure_id, origin, source, authority, agency, period_label, title, 2, 'worse',
    concat(said_value, ' is ', place_words, ', whose average is ', format('{:,.1f}', neighbours_mean))
from worse
where is_outlier
union all
select
    'S9', measure_id, origin, source, authority, agency, period_label, title, 2, 'worse',
    concat(
        'worse two years in a row: ', said_value_two_before, ', ', said_value_before, ', ', said_value
    )
from worse
where declines
union all
select
    'S10', measure_id, origin, source, authority, agency, period_label, title, 4, 'worse',
    concat(
        'worse than ',
        if(is_worse, concat('England (', said_england, ')'), concat('similar areas (', place_words, ')')),
        ' and worse two years in a row: ', said_value_two_before, ', ', said_value_before, ', ', said_value
    )
from worse
where (is_worse or is_outlier) and declines
union all
select
    'S11', measure_id, origin, source, authority, agency, period_label, title, 1, way_moved,
    concat(
        'a sharp change, from ', said_value_before, ' to ', said_value,
        case
            when base_change is null then '; is it real, or is it a change of recording'
            else concat(', on another base. ', base_change)
        end
    )
from worse
where (is_percent and moved >= 10) or (not is_percent and moved_share >= 25)
union all
select
    'S21', measure_id, origin, source, authority, agency, period_label, title, 1, 'better',
    concat(
        'better two years in a row: ', said_value_two_before, ', ', said_value_before, ', ', said_value
    )
from worse
where improves
