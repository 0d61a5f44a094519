-- One row per child with statutory reviews on days on which Episodes do not have the child in care: the first of them.
create or replace view checks.review_outside_care as
with outside as (
    select
        care_reviews.source_id,
        row_number() over (
            partition by care_reviews.authority, care_reviews.child_id
            order by care_reviews.review_date, care_reviews.source_id
        ) as review
    from staging.care_reviews
    left join staging.episodes
        on
            care_reviews.authority = episodes.authority
            and care_reviews.child_id = episodes.child_id
            and episodes.start_date <= care_reviews.review_date
            and (episodes.end_date is null or episodes.end_date >= care_reviews.review_date)
    where
        episodes.source_id is null
        -- where Episodes come with a later load there is nothing yet to compare with
        and care_reviews.authority in (select any_episodes.authority from staging.episodes as any_episodes)
)

select
    'note' as severity,
    'review-outside-care' as code,
    source_id,
    'review_date' as column_name,
    'Episodes do not have this child in care on the day of this review, the first such review of the child.'
        as message,
    'Check the reviews of the child and its episodes of care. As it is, these reviews are not counted.' as fix
from outside
where review = 1
