-- One row per dated contact, with whether the same child had another contact in the 12 months before that day.
create or replace table marts.contacts as
with contacts as (
    select
        *,
        -- of two contacts on one day neither makes the other a repeat
        max(contact_date) over (
            partition by authority, child_id
            order by contact_date
            range between unbounded preceding and interval 1 day preceding
        ) as previous_contact_date
    from staging.contacts
    where contact_date is not null
)

select
    *,
    coalesce(previous_contact_date >= contact_date - interval 12 months, false) as is_repeat
from contacts
