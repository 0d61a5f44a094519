-- One row per series and day from which its figures stand on another base: an event of the board, or what R6 found.
create or replace view reporting.base_changes as
-- an event holds for every series of its measures
select
    changed.unnest as measure_id,
    authorities.authority,
    null::varchar as origin,
    null::varchar as source,
    null::varchar as agency,
    events.starts as begins,
    events.words as why,
    true as is_said_by_board
from raw.events, unnest(events.measures) as changed, marts.authorities
where events.changes_base
union all
-- what the checker found it asks about: the line is broken, and a person says whether the limits begin anew
select
    measure_id,
    authority,
    origin,
    source,
    agency,
    period_start,
    concat(coalesce(why, 'the two figures do not fit one total'), '.'),
    false
from reporting.findings
where rule = 'R6' and breakdown = 'all'
