-- One row per dated contact, with whether the same child had another contact in the 12 months before that day.
create or replace table marts.contacts as
with contacts as (
    select * from staging.contacts where contact_date is not null
)

select
    contacts.*,
    -- of two contacts on one day neither makes the other a repeat
    exists (
        select 1
        from contacts as before
        where
            before.authority = contacts.authority
            and before.child_id = contacts.child_id
            and before.contact_date < contacts.contact_date
            and before.contact_date >= contacts.contact_date - interval 12 months
    ) as is_repeat
from contacts
