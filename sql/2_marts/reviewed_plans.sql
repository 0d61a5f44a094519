-- One row per reporting period and plan open for 3 months or more: whether its reviews were in time at the as-at date.
create or replace table marts.reviewed_plans as
with held as (
    select
        open_plans.source_id,
        open_plans.period_type,
        open_plans.period_label,
        max(plan_reviews.next_due_date) as next_due_date,
        count(*) filter (
            where
            plan_reviews.review_date > open_plans.as_at - interval 12 months
            and plan_reviews.review_date > plan_reviews.due_date
        ) as late_reviews
    from marts.open_plans
    inner join marts.plan_reviews
        on
            open_plans.source_id = plan_reviews.plan_source_id
            and plan_reviews.review_date <= open_plans.as_at
    group by open_plans.source_id, open_plans.period_type, open_plans.period_label
),

-- Where an authority sends no CP Reviews, the latest review of List 7 has to do.
authorities as (
    select
        authority,
        authority in (select plan_reviews.authority from staging.plan_reviews) as has_reviews
    from marts.authorities
),

plans as (
    select
        open_plans.*,
        authorities.has_reviews,
        coalesce(held.late_reviews, 0) as late_reviews,
        case
            when authorities.has_reviews then held.next_due_date
            when open_plans.latest_review_date between open_plans.start_date and open_plans.as_at
                then open_plans.latest_review_date + interval 6 months
        end as next_due_date
    from marts.open_plans
    inner join authorities on open_plans.authority = authorities.authority
    left join held
        on
            open_plans.source_id = held.source_id
            and open_plans.period_type = held.period_type
            and open_plans.period_label = held.period_label
)

select
    source_id,
    authority,
    period_type,
    period_label,
    not has_reviews as is_proxy,
    late_reviews = 0
    -- due on the as-at date is not yet overdue
    and coalesce(next_due_date, start_date + interval 3 months) >= as_at as is_in_time
from plans
where start_date <= as_at - interval 3 months
