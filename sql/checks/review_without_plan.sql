-- One row per review conference whose plan, by child and start date, is not in List 7.
create or replace view checks.review_without_plan as
select
    'note' as severity,
    'review-without-plan' as code,
    plan_reviews.source_id,
    'plan_start_date' as column_name,
    'List 7 holds no plan of this child with this start date.' as message,
    'Check the start date of the plan in both sheets. As it is, the review counts for no plan.' as fix
from staging.plan_reviews
left join staging.plans
    on
        plan_reviews.authority = plans.authority
        and plan_reviews.child_id = plans.child_id
        and plan_reviews.plan_start_date = plans.start_date
where
    plans.source_id is null
    -- where List 7 comes with a later load there is nothing yet to compare with
    and plan_reviews.authority in (select any_plans.authority from staging.plans as any_plans)
