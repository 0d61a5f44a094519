-- One row per measure, authority and day from which limits begin anew: a person's entry, or an event of another base.
create or replace view reporting.phases as
with entries as (
    select
        key,
        who,
        content,
        row_number() over (partition by key order by entry_id desc) as place
    from raw.entries
    where kind = 'rebase'
)

select
    split_part(key, '/', 1) as measure_id,
    split_part(key, '/', 2) as authority,
    split_part(key, '/', 3)::date as begins,
    who as said_by,
    json_extract_string(content, '$.reason') as why
from entries
where place = 1 and not coalesce(json_extract_string(content, '$.withdrawn')::boolean, false)
union all
select measure_id, authority, begins, null, why
from reporting.base_changes
where is_said_by_board
