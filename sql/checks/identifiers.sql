-- One row per list of children, sender and child identifier: whether the latest load or an earlier one holds it.
create or replace view checks.identifiers as
select
    places.authority,
    places.submitted_by,
    places.sheet_table,
    places.child_id,
    bool_or(loads.is_latest) as is_in_latest,
    bool_or(not loads.is_latest) as is_held,
    min_by(
        places.source_id,
        case when loads.is_latest then try_cast(regexp_extract(places.row, '[0-9]+') as integer) end
    ) as source_id
from checks.places
inner join (
    select load_id, load_number = max(load_number) over () as is_latest from raw.loads
) as loads on places.load_id = loads.load_id
where places.child_id is not null
group by places.authority, places.submitted_by, places.sheet_table, places.child_id
