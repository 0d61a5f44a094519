-- One row per plan and day of a review conference, with the day it was due: 3 months from the start, then 6 months.
create or replace table marts.plan_reviews as
with reviews as (
    select distinct
        plans.source_id as plan_source_id,
        plans.start_date,
        plan_reviews.review_date
    from staging.plan_reviews
    inner join marts.plans
        on
            plan_reviews.authority = plans.authority
            and plan_reviews.child_id = plans.child_id
            and plan_reviews.plan_start_date = plans.start_date
    -- a review dated before its plan is a contradiction that the checks name, not a review of it
    where plan_reviews.review_date >= plans.start_date
),

ordered as (
    select
        *,
        lag(review_date) over (partition by plan_source_id order by review_date) as previous_review_date
    from reviews
)

select
    plan_source_id,
    review_date,
    coalesce(
        previous_review_date + interval 6 months,
        start_date + interval 3 months
    )::date as due_date,
    (review_date + interval 6 months)::date as next_due_date
from ordered
