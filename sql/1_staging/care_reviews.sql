-- One row per statutory review of a looked-after child (903 Reviews) still held.
create or replace view staging.care_reviews as
select source_id, authority, child_id, try_cast(review_date as date) as review_date
from raw.ssda903_reviews
where
    try_cast(review_date as date) is not null
    and source_id not in (select replaced_rows.source_id from staging.replaced_rows)
