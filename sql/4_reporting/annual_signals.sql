-- One row per signal that the yearly figure of a series gives by itself: against target, comparator and its own past.
create or replace view reporting.annual_signals as
with judged as (
    select
        *,
        better * (value - value_before) as improved,
        better * (value_before - value_two_before) as improved_before,
        abs(value - value_before) as moved,
        100 * abs(value - value_before) / nullif(abs(value_before), 0) as moved_share,
        100 * abs(value_before - value_two_before) / nullif(abs(value_two_before), 0) as moved_share_before,
        better * (value - england) as ahead,
        unit = 'percent' as is_percent,
        target is not null and period_end >= target_from
        and (target_to is null or period_start <= target_to) as has_target,
        measure_id || '/' || authority in (
            select findings.measure_id || '/' || findings.authority
            from reporting.findings
            where findings.rule = 'R6' and findings.period_label = yearly.period_label
        ) as base_moved
    from reporting.yearly
),

worse as (
    select
        *,
        -- outside the interval where the counts are known, else by more than five points
        case
            when england is null or better = 0 or not is_percent then false
            when interval_low is not null then ahead < 0 and not england between interval_low and interval_high
            else ahead <= -5
        end as is_worse,
        case
            when better = 0 or base_moved then false
            when is_percent then improved <= -3 and improved_before <= -3
            else improved < 0 and improved_before < 0 and moved_share >= 10 and moved_share_before >= 10
        end as declines,
        case
            when better = 0 or base_moved then false
            when is_percent then improved >= 3 and improved_before >= 3
            else improved > 0 and improved_before > 0 and moved_share >= 10 and moved_share_before >= 10
        end as improves
    from judged
)

select
    'S6' as signal, measure_id, origin, source, authority, agency, period_label, title, 1 as strength,
    concat(said_value, ' misses the target of ', said_target, ' (one reading)')
        as why
from worse
where
    has_target and better * (value - target) < 0
    -- where there are limits, they say whether it is missed time and again (S5)
    and not exists (
        from reporting.last_points
        where
            last_points.measure_id = worse.measure_id
            and last_points.authority = worse.authority
            and last_points.origin = worse.origin
            and last_points.source is not distinct from worse.source
            and last_points.agency is not distinct from worse.agency
    )
union all
select
    'S7', measure_id, origin, source, authority, agency, period_label, title, 2,
    concat(
        said_value, ' is worse than England, ', said_england,
        case
            when interval_low is null then ', by more than five points; no counts are known'
            else concat(
                ', which lies outside its interval of ', format('{:.1f}', interval_low), ' to ',
                format('{:.1f}', interval_high)
            )
        end
    )
from worse
where is_worse
union all
select
    'S9', measure_id, origin, source, authority, agency, period_label, title, 2,
    concat(
        'worse two years in a row: ', said_value_two_before, ', ', said_value_before, ', ', said_value
    )
from worse
where declines
union all
select
    'S10', measure_id, origin, source, authority, agency, period_label, title, 4,
    concat(
        'worse than England (', said_england, ') and worse two years in a row: ',
        said_value_two_before, ', ', said_value_before, ', ',
        said_value
    )
from worse
where is_worse and declines
union all
select
    'S11', measure_id, origin, source, authority, agency, period_label, title, 1,
    concat(
        'a sharp change, from ', said_value_before, ' to ', said_value,
        '; is it real, or is it a change of recording'
    )
from worse
where (is_percent and moved >= 10) or (not is_percent and moved_share >= 25)
union all
select
    'S21', measure_id, origin, source, authority, agency, period_label, title, 1,
    concat(
        'better two years in a row: ', said_value_two_before, ', ', said_value_before, ', ', said_value
    )
from worse
where improves
