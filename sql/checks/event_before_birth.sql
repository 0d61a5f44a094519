-- One row per date that lies so long before the child's birth that the child cannot have been expected.
create or replace view checks.event_before_birth as
select
    'warning' as severity,
    'event-before-birth' as code,
    source_id,
    column_name,
    'This date lies more than 10 months before the date of birth in the same row.' as message,
    'Correct the date of birth or this date. Children not yet born are known at most some months before.' as fix
from checks.dates
where day < date_of_birth - interval 10 months
