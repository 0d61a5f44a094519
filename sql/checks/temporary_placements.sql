-- One row per temporary placement (T0-T4) that care starts with, or that the child did not return from.
create or replace view checks.temporary_placements as
with places as (
    select
        source_id,
        authority,
        child_id,
        start_date,
        start_reason,
        placement_type in ('T0', 'T1', 'T2', 'T3', 'T4') as is_temporary,
        concat_ws('|', placement_type, urn) as place
    from staging.episodes
),

neighbours as (
    select
        source_id,
        start_reason,
        is_temporary,
        last_value(case when not is_temporary then place end ignore nulls) over (
            partition by authority, child_id order by start_date
            rows between unbounded preceding and current row
        ) as place_left,
        lead(place) over (partition by authority, child_id order by start_date) as next_place,
        lead(is_temporary) over (partition by authority, child_id order by start_date) as is_next_temporary,
        lead(start_reason) over (partition by authority, child_id order by start_date) as next_start_reason
    from places
)

select
    'note' as severity,
    'care-starts-temporary' as code,
    source_id,
    'placement_type' as column_name,
    'Care starts with a temporary placement.' as message,
    'A temporary placement is an absence from another one: give that one as the first episode.' as fix
from neighbours
where is_temporary and start_reason = 'S'
union all
select
    'note',
    'no-return-from-temporary',
    source_id,
    'placement_type',
    'The child did not return from this temporary placement to the one left behind (same PLACE and URN).',
    'Check PLACE and URN of both. As it is, the next placement counts as a move.'
from neighbours
where
    is_temporary
    and not is_next_temporary
    and next_start_reason <> 'S'
    and next_place <> place_left
