-- One row per review that a period of care asks for: from when it is known, when it is due, when it was held.
create or replace table marts.care_reviews as
with working_days as (
    -- a weekend or bank holiday has the number of the working day before it
    select working_day_number, min(day) as first_day, max(day) as last_day
    from calendar.days
    group by working_day_number
),

first_due as (
    select
        periods_of_care.authority,
        periods_of_care.child_id,
        periods_of_care.care_period,
        periods_of_care.started,
        periods_of_care.ended,
        working_days.first_day as due_date,
        working_days.last_day as in_time_until
    from marts.periods_of_care
    -- the calendar begins in 2000
    inner join calendar.days on greatest(periods_of_care.started, date '2000-01-01') = days.day
    -- the first review is due within 20 working days
    inner join working_days on days.working_day_number + 20 = working_days.working_day_number
    where periods_of_care.is_start_held
),

held as (
    select distinct
        first_due.*,
        care_reviews.review_date
    from first_due
    inner join staging.care_reviews
        on
            first_due.authority = care_reviews.authority
            and first_due.child_id = care_reviews.child_id
            and care_reviews.review_date >= first_due.started
            and (first_due.ended is null or care_reviews.review_date <= first_due.ended)
),

numbered as (
    select
        *,
        row_number() over (partition by authority, child_id, care_period order by review_date) as review
    from held
),

followed as (
    select
        *,
        lead(review_date) over (
            partition by authority, child_id, care_period order by review_date
        ) as next_review_date,
        -- the second within 3 months of the first, every later one within 6 months of the one before
        (review_date + case when review = 1 then interval 3 months else interval 6 months end)::date as due_next
    from numbered
)

select
    first_due.authority,
    first_due.child_id,
    first_due.care_period,
    first_due.started as known_from,
    first_due.due_date,
    first_due.in_time_until,
    numbered.review_date as held_date
from first_due
left join numbered
    on
        first_due.authority = numbered.authority
        and first_due.child_id = numbered.child_id
        and first_due.care_period = numbered.care_period
        and numbered.review = 1
union all
select authority, child_id, care_period, review_date, due_next, due_next, next_review_date
from followed
