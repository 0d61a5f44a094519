-- One row per review conference dated before the start of its plan.
create or replace view checks.review_before_plan as
select
    'warning' as severity,
    'review-before-plan' as code,
    source_id,
    'review_date' as column_name,
    'The review is dated before the plan that it reviews started.' as message,
    'Correct one of the two dates. As it is, the review is not counted.' as fix
from staging.plan_reviews
where review_date < plan_start_date
