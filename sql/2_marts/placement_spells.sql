-- One row per placement, without the child: its type at the start, from when it is observed, its end or the data's.
create or replace table marts.placement_spells as
select
    placements.source_id as placement,
    placements.authority,
    placements.placement_type,
    placements.legal_status,
    placements.started,
    case when placements.ended <= last_days.last_day then placements.ended end as ended,
    case when placements.ended <= last_days.last_day then placements.end_reason end as end_reason,
    last_days.last_day as data_end,
    -- data hold what was still running when they begin, so a placement is only at risk from then on
    greatest(placements.started, coverage.data_begin) as observed_from
from marts.placements
inner join marts.last_days
    on placements.authority = last_days.authority and last_days.sheet_table = 'ssda903_episodes'
inner join (
    select authority, min(covered_from) as data_begin
    from marts.coverage
    where sheet_table = 'ssda903_episodes'
    group by authority
) as coverage on placements.authority = coverage.authority
where
    placements.placement_type is not null
    and placements.started <= last_days.last_day
    and (placements.ended is null or placements.ended >= coverage.data_begin)
