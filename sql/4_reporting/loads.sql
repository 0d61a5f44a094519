-- One row per load in force: who loaded what, and the window that it covers.
create or replace view reporting.loads as
select
    loads.load_id,
    loads.load_number,
    loads.loaded_at,
    loads.loaded_by,
    count(extracts.sheet_table) as sheets,
    min(extracts.data_from) as data_from,
    max(extracts.data_to) as data_to,
    coalesce(bool_or(extracts.is_synthetic), false) as is_synthetic
from raw.loads
left join raw.extracts on loads.load_id = extracts.load_id
group by loads.load_id, loads.load_number, loads.loaded_at, loads.loaded_by
