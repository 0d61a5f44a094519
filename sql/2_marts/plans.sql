-- One row per child protection plan, with whether the child had any plan before it, however long ago.
create or replace table marts.plans as
with plans as (
    select
        *,
        min(start_date) over (partition by authority, child_id) as first_start_date
    from staging.plans
)

select
    *,
    coalesce(previous_plans > 0, false) or coalesce(first_start_date < start_date, false) as is_repeat,
    case
        when start_date is null then 'missing start'
        when end_date is null then 'missing end'
        when end_date < start_date then 'end before start'
    end as duration_fault
from plans
