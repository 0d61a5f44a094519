-- One row per episode of care that is not temporary: the placement and the spell with one carer it is part of.
create or replace table marts.stays as
with episodes as (
    select
        *,
        -- T0-T4 lie between two stays; a change of carer while away counts for the stay that follows
        count(*) filter (where start_reason in ('S', 'P', 'B')) over period_episodes as changes_of_carer,
        count(*) over period_episodes as position
    from marts.care_episodes
    window period_episodes as (partition by authority, child_id, care_period order by start_date)
),

after_stays as (
    select
        *,
        lag(position) over period_stays as previous_position,
        lag(placement_type) over period_stays as previous_type,
        lag(urn) over period_stays as previous_urn,
        lag(changes_of_carer) over period_stays as previous_changes_of_carer
    from episodes
    where not is_temporary
    window period_stays as (partition by authority, child_id, care_period order by start_date)
),

compared as (
    select
        *,
        previous_position is null as is_first,
        position > previous_position + 1 as is_after_temporary,
        coalesce(placement_type in ('A3', 'A4', 'A5', 'A6'), false) as is_adoptive,
        coalesce(previous_type in ('A3', 'A4', 'A5', 'A6'), false) as was_adoptive,
        -- back from a temporary placement, or adopted by the foster carers: the same carer, and no move
        coalesce(
            position > previous_position + 1
            and placement_type = previous_type
            and urn is not distinct from previous_urn,
            false
        )
        or coalesce(
            placement_type in ('A3', 'A5') and previous_type in ('U1', 'U2', 'U3', 'U4', 'U5', 'U6'), false
        ) as is_no_move
    from after_stays
),

judged as (
    select
        *,
        is_first
        or (not is_no_move and (is_after_temporary or coalesce(start_reason in ('S', 'P', 'T', 'B', 'U'), false)))
            as begins_placement,
        is_first
        or (not is_no_move and changes_of_carer > previous_changes_of_carer) as begins_spell
    from compared
),

numbered as (
    select
        *,
        count(*) filter (where begins_placement) over period_stays as placement,
        count(*) filter (where begins_spell) over period_stays as spell,
        count(*) filter (where is_adoptive and (begins_spell or not was_adoptive)) over period_stays as adoption
    from judged
    window period_stays as (partition by authority, child_id, care_period order by start_date)
)

select
    source_id,
    authority,
    child_id,
    care_period,
    start_date,
    placement_type_label,
    placement_location,
    distance_miles,
    placement::integer as placement,
    spell::integer as spell,
    adoption::integer as adoption,
    is_adoptive
from numbered
