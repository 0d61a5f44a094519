-- One row per child protection plan said to have no plan before it, where the list holds an earlier one.
create or replace view checks.previous_plans_not_counted as
with plans as (
    select
        source_id,
        start_date,
        previous_plans,
        min(start_date) over (partition by authority, child_id) as first_start_date
    from staging.plans
)

select
    'warning' as severity,
    'previous-plans-not-counted' as code,
    source_id,
    'previous_plans' as column_name,
    'The number of previous plans is 0, but the list holds an earlier plan of this child.' as message,
    'Correct the number. As it is, the plan counts as a repeat plan.' as fix
from plans
where previous_plans = 0 and first_start_date < start_date
