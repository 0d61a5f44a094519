-- One row per authority and measure with a signal: what its signals say together, and the one that speaks for it.
create or replace view reporting.measures_told as
with fired as (
    select
        *,
        list_position(
            ['S10', 'S5', 'S7', 'S8', 'S6', 'S9', 'S3', 'S1', 'S2', 'S4', 'S11', 'S14', 'S21'], signal
        ) as rank,
        list_position(['records', 'return', 'published'], origin) as origin_rank,
        way = 'worse' and signal in ('S10', 'S7', 'S8') as is_behind,
        way = 'worse' and signal in ('S10', 'S9', 'S3', 'S1', 'S2', 'S4', 'S11') as is_falling
    from reporting.signals
    where computable and signal <> 'S12'
)

-- of a measure the gravest signal speaks; of several origins the headline one
select
    authority,
    measure_id,
    any_value(title) as title,
    max(priority) as priority,
    bool_or(is_behind) as is_behind,
    bool_or(is_falling) as is_falling,
    bool_or(way = 'worse') as is_worse,
    bool_or(way = 'better') as is_better,
    bool_or(way = 'neither' and signal <> 'S14') as has_changed,
    arg_min(struct_pack(signal, origin, source, agency), (way <> 'worse', rank, origin_rank)) as lead,
    arg_min(what, (rank, origin_rank)) filter (where is_behind or signal in ('S5', 'S6')) as against,
    arg_min(what, (rank, origin_rank)) filter (where is_falling and signal <> 'S10') as course,
    arg_min(what, (rank, origin_rank)) filter (where way = 'better') as good,
    arg_min(what, (rank, origin_rank)) filter (where way = 'neither') as other
from fired
group by authority, measure_id
