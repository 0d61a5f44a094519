-- One row per authority held: any that a file was loaded for. Printed figures of other areas are comparators.
create or replace table marts.authorities as
select distinct authority
from raw.extracts
