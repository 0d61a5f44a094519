-- One row per review conference (CP Reviews) still held; reviews go with their plan, as a later extract holds it.
create or replace view staging.plan_reviews as
with reviews as (
    select
        source_id,
        load_id,
        authority,
        submitted_by,
        child_id,
        try_cast(plan_start_date as date) as plan_start_date,
        try_cast(review_date as date) as review_date
    from raw.cp_reviews
),

replaced as (
    select reviews.source_id
    from reviews
    inner join staging.later_extracts
        on
            reviews.load_id = later_extracts.load_id
            and later_extracts.sheet_table = 'cp_reviews'
            and reviews.authority = later_extracts.authority
            and reviews.submitted_by = later_extracts.submitted_by
    left join staging.plans
        on
            reviews.authority = plans.authority
            and reviews.child_id = plans.child_id
            and reviews.plan_start_date = plans.start_date
    left join reviews as later_reviews
        on
            later_extracts.later_load_id = later_reviews.load_id
            and reviews.authority = later_reviews.authority
            and reviews.submitted_by = later_reviews.submitted_by
            and reviews.child_id = later_reviews.child_id
            and reviews.plan_start_date = later_reviews.plan_start_date
    where
        later_reviews.source_id is not null
        or (
            reviews.plan_start_date <= later_extracts.later_to
            and (plans.end_date is null or plans.end_date >= later_extracts.later_from)
        )
)

select source_id, authority, child_id, plan_start_date, review_date
from reviews
where source_id not in (select replaced.source_id from replaced)
