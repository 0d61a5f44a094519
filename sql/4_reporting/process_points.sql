-- One row per shown figure over all of a series: its phase, mean and limits (XmR), and the rules that it meets.
create or replace table reporting.process_points as
with series as (
    select
        measure_values.measure_id, measure_values.authority, measure_values.origin, measure_values.source,
        measure_values.agency, measure_values.period_type, measure_values.period_label, measure_values.period_start,
        measure_values.value,
        count(distinct phases.begins) as phase
    from reporting.measure_values
    left join reporting.phases
        on
            measure_values.measure_id = phases.measure_id
            and measure_values.authority = phases.authority
            and measure_values.period_start >= phases.begins
    -- a figure of part of a period, or one that is hidden, is no point
    where
        measure_values.breakdown = 'all'
        and measure_values.value is not null
        and measure_values.status <> 'partial'
    group by all
),

ranges as (
    select
        *,
        abs(value - lag(value) over phase_in_time) as moving_range,
        value - lag(value) over phase_in_time as step
    from series
    window phase_in_time as (
        partition by measure_id, authority, origin, source, agency, period_type, phase order by period_start
    )
),

screened as (
    select
        *,
        avg(value) over phase_whole as mean,
        avg(moving_range) over phase_whole as mean_range,
        count(*) over phase_whole as points
    from ranges
    window phase_whole as (partition by measure_id, authority, origin, source, agency, period_type, phase)
),

limits as (
    select
        *,
        -- moving ranges above their own limit (3.267 times their mean) say nothing about common variation
        2.66 * avg(case when moving_range < 3.267 * mean_range then moving_range end) over (
            partition by measure_id, authority, origin, source, agency, period_type, phase
        ) as reach
    from screened
),

placed as (
    select
        *,
        sign(value - mean) as side,
        case when abs(value - mean) > reach then sign(value - mean) else 0 end as outside,
        -- the outer third, or beyond
        case when abs(value - mean) > reach * 2 / 3 then sign(value - mean) else 0 end as near
    from limits
    -- without variation, or with fewer than five points, there are no limits
    where reach > 0 and points >= 5
),

counted as (
    select
        *,
        sum(side) over last_seven as sides,
        sum(sign(step)) over last_six_steps as steps,
        count(step) over last_six_steps as step_count,
        count(*) over last_seven as seven,
        sum((near > 0)::integer) over last_three as near_above,
        sum((near < 0)::integer) over last_three as near_below
    from placed
    window
        phase_in_time as (
            partition by measure_id, authority, origin, source, agency, period_type, phase order by period_start
        ),
        last_seven as (phase_in_time rows between 6 preceding and current row),
        last_six_steps as (phase_in_time rows between 5 preceding and current row),
        last_three as (phase_in_time rows between 2 preceding and current row)
)

select
    measure_id, authority, origin, source, agency, period_type, period_label, period_start, phase, points, value,
    mean,
    mean - reach as lower_limit,
    mean + reach as upper_limit,
    case when points < 12 then 'trial' else 'firm' end as standing,
    outside,
    -- every point of a run of seven, not only its last one
    max((seven = 7 and abs(sides) = 7)::integer) over next_six = 1 as in_shift,
    max((seven = 7 and step_count = 6 and abs(steps) = 6)::integer) over next_six = 1 as in_trend,
    (near > 0 and max(near_above) over next_two >= 2) or (near < 0 and max(near_below) over next_two >= 2)
        as in_two_of_three,
    side,
    sign(step) as moved
from counted
window
    phase_in_time as (
        partition by measure_id, authority, origin, source, agency, period_type, phase order by period_start
    ),
    next_six as (phase_in_time rows between current row and 6 following),
    next_two as (phase_in_time rows between current row and 2 following)
