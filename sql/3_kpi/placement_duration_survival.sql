-- One row per authority, placement type and month from 0 to 60: Kaplan-Meier share of placements still running.
create or replace table kpi.placement_duration_survival as
with ends as (
    select authority, placement_type, left_after, count(*) as ended
    from marts.placement_durations
    where has_ended
    group by authority, placement_type, left_after
),

risks as (
    select
        ends.authority,
        ends.placement_type,
        ends.left_after,
        ends.ended,
        count(*) as at_risk
    from ends
    inner join marts.placement_durations as observed
        on
            ends.authority = observed.authority
            and ends.placement_type = observed.placement_type
            and observed.entered_after <= ends.left_after
            and observed.left_after >= ends.left_after
    group by ends.authority, ends.placement_type, ends.left_after, ends.ended
),

shares as (
    select
        authority,
        placement_type,
        left_after,
        ended,
        product(1.0 - ended / at_risk) over (
            partition by authority, placement_type order by left_after
        ) as share
    from risks
),

-- 365.25 / 12 days to the month
grid as (
    select
        types.authority,
        types.placement_type,
        months.months,
        round(months.months * 365.25 / 12)::integer as days
    from (select distinct authority, placement_type from marts.placement_durations) as types
    cross join (select unnest(generate_series(0, 60))::integer as months) as months
),

running as (
    select
        grid.authority,
        grid.placement_type,
        grid.months,
        grid.days,
        count(*) filter (where observed.left_after >= grid.days and observed.entered_after <= grid.days) as at_risk,
        count(*) filter (where observed.has_ended and observed.left_after < grid.days) as ended_before
    from grid
    inner join marts.placement_durations as observed
        on grid.authority = observed.authority and grid.placement_type = observed.placement_type
    group by grid.authority, grid.placement_type, grid.months, grid.days
)

select
    'placement_duration_survival' as measure_id,
    running.authority,
    running.placement_type,
    running.months,
    running.at_risk,
    running.ended_before as ended,
    100.0 * coalesce(min(shares.share), 1.0) as share
from running
left join shares
    on
        running.authority = shares.authority
        and running.placement_type = shares.placement_type
        and running.days > shares.left_after
group by
    running.authority, running.placement_type, running.months, running.at_risk, running.ended_before
