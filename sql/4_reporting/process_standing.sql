-- One row per point that has limits: what it says of its series in words, and whether a target will be met.
create or replace view reporting.process_standing as
with last_of_phase as (
    select *
    from reporting.process_points
    qualify row_number() over (
        partition by measure_id, authority, origin, source, agency, period_type, phase order by period_start desc
    ) = 1
),

judged as (
    select
        process_points.*,
        measures.unit,
        case measures.polarity when 'higher' then 1 when 'lower' then -1 else 0 end as better,
        -- the target in force on the first day of the point's period; limits are those of the point's own phase
        case
            when
                measures.target_from <= process_points.period_start
                and (measures.target_to is null or measures.target_to >= process_points.period_start)
                then measures.target
        end as target,
        last_of_phase.period_start = process_points.period_start as is_last_of_phase
    from reporting.process_points
    inner join reporting.measures on process_points.measure_id = measures.measure_id
    inner join last_of_phase
        on
            process_points.measure_id = last_of_phase.measure_id
            and process_points.authority = last_of_phase.authority
            and process_points.origin = last_of_phase.origin
            and process_points.source is not distinct from last_of_phase.source
            and process_points.agency is not distinct from last_of_phase.agency
            and process_points.period_type = last_of_phase.period_type
            and process_points.phase = last_of_phase.phase
)

select
    measure_id, authority, origin, source, agency, period_type, period_label, period_start, phase, points, value,
    mean, lower_limit, upper_limit, standing, target, is_last_of_phase,
    outside <> 0 or in_shift or in_trend or in_two_of_three as is_special,
    case
        when not (outside <> 0 or in_shift or in_trend or in_two_of_three) then 'usual'
        when better = 0 then 'changed'
        -- a trend is good or bad by where it goes, all else by the side of the mean
        when better * (case when outside = 0 and in_trend then moved else side end) > 0 then 'better'
        else 'worse'
    end as variation,
    case
        when outside <> 0 then 'outside'
        when in_trend then 'trend'
        when in_two_of_three then 'near'
        when in_shift then 'shift'
    end as special_because,
    case when outside = 0 and in_trend then moved else side end as way,
    case
        when better = 0 or target is null then null
        -- the limit on the wrong side still meets it, or the limit on the right side still misses it
        when better * (case when better > 0 then lower_limit else upper_limit end - target) >= 0 then 'meets'
        when better * (case when better > 0 then upper_limit else lower_limit end - target) < 0 then 'misses'
        else 'either'
    end as assurance
from judged
