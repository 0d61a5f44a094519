-- One row per sheet of a load that is an agency's return: not synthetic, not printed figures, not the calendar.
create or replace view marts.real_returns as
select
    extracts.load_id,
    extracts.authority,
    extracts.submitted_by,
    extracts.sheet_table,
    extracts.data_from,
    extracts.data_to,
    loads.loaded_at::date as loaded_on
from raw.extracts
inner join raw.loads on extracts.load_id = loads.load_id
where not extracts.is_synthetic and extracts.sheet_table not in ('published_values', 'population', 'returns_calendar')
