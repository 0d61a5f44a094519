-- One row per child born long after what its extract covers, in lists without an event in the row to hold it to.
create or replace view checks.birth_after_window as
with births as (
    select source_id, date_of_birth from staging.looked_after_children
    union
    select source_id, date_of_birth from staging.care_leavers
)

select
    'warning' as severity,
    'birth-after-window' as code,
    births.source_id,
    'date_of_birth' as column_name,
    concat(
        'This date of birth lies more than 10 months after the last day that the file covers (',
        strftime(max(extracts.data_to), '%d/%m/%Y'), ').'
    ) as message,
    'Correct the date of birth. As it is, the child''s age is wrong.' as fix
from births
inner join checks.places on births.source_id = places.source_id
inner join raw.extracts
    on places.load_id = extracts.load_id and places.sheet_table = extracts.sheet_table
group by births.source_id, births.date_of_birth
having births.date_of_birth > max(extracts.data_to) + interval 10 months
