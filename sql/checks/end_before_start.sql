-- One row per row held whose end is dated before its start.
create or replace view checks.end_before_start as
with ends as (
    select source_id, 'completion_date' as column_name, start_date, completion_date as end_date
    from staging.early_help_assessments
    union all
    select source_id, 'authorisation_date', start_date, authorisation_date from staging.assessments
    union all
    select source_id, 'closure_date', start_date, closure_date from staging.children_in_need
    union all
    select source_id, 'end_date', start_date, end_date from staging.plans
    union all
    select source_id, 'first_visit_date', notified_date, first_visit_date from staging.private_fostering
    union all
    select source_id, 'arrangement_end_date', arrangement_start_date, arrangement_end_date
    from staging.private_fostering
)

select
    'warning' as severity,
    'end-before-start' as code,
    source_id,
    column_name,
    'This date lies before the start of the same row.' as message,
    'Correct the start or the end. As it is, the row counts by its own dates and is left out of every duration.'
        as fix
from ends
where end_date < start_date
