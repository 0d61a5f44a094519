-- One row per row on children in care whose key another row of the same load has too, with other content.
create or replace view checks.two_rows_of_one_key as
with keyed as (
    select source_id, load_id, authority, 'child_id' as column_name, child_id as row_key from raw.ssda903_header
    union all
    select source_id, load_id, authority, 'start_date', concat_ws('|', 'E', child_id, start_date)
    from raw.ssda903_episodes
    union all
    select source_id, load_id, authority, 'start_date', concat_ws('|', 'L', child_id, start_date) from raw.list_8
    union all
    select source_id, load_id, authority, 'child_id', concat_ws('|', 'C', child_id) from raw.list_9
    union all
    select source_id, load_id, authority, 'went_missing_at', concat_ws('|', 'M', child_id, went_missing_at)
    from raw.missing_episodes
    where went_missing_at is not null
),

numbered as (
    select
        *,
        row_number() over (partition by load_id, authority, column_name, row_key order by source_id) as row_of_key
    from keyed
)

select
    'warning' as severity,
    'two-rows-of-one-key' as code,
    source_id,
    column_name,
    'Another row has the same child and, where the list has one, the same start.' as message,
    'Keep the right row. As it is, one counts: the one that has ended, else the last.' as fix
from numbered
where row_of_key > 1
