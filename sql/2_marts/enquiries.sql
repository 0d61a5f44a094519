-- One row per section 47 enquiry, with the working days from strategy discussion to conference, or why they have none.
create or replace table marts.enquiries as
select
    enquiries.*,
    case
        when enquiries.strategy_discussion_date is null then 'missing start'
        when enquiries.icpc_date is null then 'missing end'
        when enquiries.icpc_date < enquiries.strategy_discussion_date then 'end before start'
    end as duration_fault,
    icpc_days.working_day_number - strategy_days.working_day_number as working_days
from staging.enquiries
left join calendar.days as strategy_days on enquiries.strategy_discussion_date = strategy_days.day
left join calendar.days as icpc_days on enquiries.icpc_date = icpc_days.day
