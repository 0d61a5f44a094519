-- One row per section 47 enquiry of a child on a day for which the list holds another one.
create or replace view checks.two_enquiries_on_one_day as
with numbered as (
    select
        source_id,
        row_number() over (
            partition by authority, child_id, strategy_discussion_date
            order by source_id
        ) as enquiry_of_day
    from staging.enquiries
    where strategy_discussion_date is not null
)

select
    'warning' as severity,
    'two-enquiries-on-one-day' as code,
    source_id,
    'strategy_discussion_date' as column_name,
    'The list holds another enquiry of this child with the same date of the strategy discussion.' as message,
    'If it is the same enquiry, keep one row. As it is, both count.' as fix
from numbered
where enquiry_of_day > 1
