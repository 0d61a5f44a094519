-- One row per authority and sheet: the last day that its data cover, for what is too recent to say.
create or replace view marts.last_days as
select authority, sheet_table, max(covered_to) as last_day
from marts.coverage
group by authority, sheet_table
