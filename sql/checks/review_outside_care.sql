-- One row per statutory review of a child held on a day on which Episodes do not have the child in care.
create or replace view checks.review_outside_care as
select
    'note' as severity,
    'review-outside-care' as code,
    care_reviews.source_id,
    'review_date' as column_name,
    'Episodes do not have this child in care on the day of the review.' as message,
    'Check the date of the review and the episodes of the child. As it is, the review is not counted.' as fix
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
