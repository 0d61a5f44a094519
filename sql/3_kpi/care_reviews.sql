-- One row per period and child looked after for 20 working days or more at its as-at date: were all reviews in time?
create or replace view kpi.care_reviews as
with children as (
    select
        care_periods.period_type,
        care_periods.period_label,
        open_children.*
    from marts.open_children
    inner join marts.care_periods
        on
            open_children.authority = care_periods.authority
            and open_children.as_at = care_periods.as_at
            and care_periods.sheet_table = 'ssda903_reviews'
    -- the calendar begins in 2000
    inner join calendar.days as start_days
        on greatest(open_children.care_started, date '2000-01-01') = start_days.day
    inner join calendar.days as as_at_days on open_children.as_at = as_at_days.day
    where
        not open_children.is_care_start_held
        or as_at_days.working_day_number - start_days.working_day_number >= 20
),

late as (
    select distinct
        children.source_id,
        children.as_at
    from children
    inner join marts.care_reviews
        on
            children.authority = care_reviews.authority
            and children.child_id = care_reviews.child_id
            and children.care_period = care_reviews.care_period
            and care_reviews.known_from <= children.as_at
    where
        -- still outstanding; what falls due on the as-at date is not yet overdue
        (
            care_reviews.in_time_until < children.as_at
            and (care_reviews.held_date is null or care_reviews.held_date > children.as_at)
        )
        -- due in the 12 months to as-at, and held late
        or (
            care_reviews.due_date > children.as_at - interval 12 months
            and care_reviews.held_date > care_reviews.in_time_until
            and care_reviews.held_date <= children.as_at
        )
)

select
    'lac_review_on_time_pct' as measure_id,
    children.authority,
    children.period_type,
    children.period_label,
    children.source_id,
    late.source_id is null as is_counted,
    case when not children.is_care_start_held then 'start of care not in the data' end as excluded_because
from children
left join late on children.source_id = late.source_id and children.as_at = late.as_at
