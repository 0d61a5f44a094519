-- One row per child protection plan that starts while another plan of the same child is open.
create or replace view checks.two_open_plans as
with ordered as (
    select
        source_id,
        start_date,
        end_date,
        max(coalesce(end_date, date '9999-12-31')) over (
            partition by authority, child_id
            order by start_date, source_id
            rows between unbounded preceding and 1 preceding
        ) as earlier_plans_end
    from staging.plans
    where start_date is not null
)

select
    'warning' as severity,
    'two-open-plans' as code,
    source_id,
    'start_date' as column_name,
    'This plan starts while another plan of the same child is still open.' as message,
    'End the earlier plan, or keep one row. As it is, the child counts twice for as long as both are open.' as fix
from ordered
-- an earlier plan that ends on the day is closed on it
where earlier_plans_end > start_date and coalesce(end_date, date '9999-12-31') > start_date
