-- One row per placement under its type and under `all`: the days after its start on which it was under observation.
create or replace table marts.placement_durations as
select
    authority,
    unnest([placement_type, 'all']) as placement_type,
    greatest(datediff('day', started, observed_from), 0) as entered_after,
    datediff('day', started, coalesce(ended, data_end)) as left_after,
    ended is not null as has_ended
from marts.placement_spells
-- an end before the start is a contradiction that the checks name
where ended is null or ended >= started
