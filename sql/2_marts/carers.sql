-- One row per stay: since when the child is with the same carer, the time before an adoptive placement added, once.
create or replace table marts.carers as
with spells as (
    select
        source_id,
        authority,
        child_id,
        care_period,
        start_date,
        adoption,
        is_adoptive,
        min(start_date) over (partition by authority, child_id, care_period, spell) as spell_started
    from marts.stays
),

with_spell_before as (
    select
        *,
        lag(spell_started) over (
            partition by authority, child_id, care_period order by start_date
        ) as spell_before_started
    from spells
)

select
    source_id,
    case
        when is_adoptive
            then coalesce(
                first_value(spell_before_started) over (
                    partition by authority, child_id, care_period, adoption, is_adoptive order by start_date
                ),
                spell_started
            )
        else spell_started
    end as same_carer_since
from with_spell_before
