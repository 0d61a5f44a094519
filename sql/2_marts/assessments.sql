-- One row per social work assessment, with its working days, or the reason why they cannot be counted.
create or replace table marts.assessments as
select
    assessments.*,
    case
        when assessments.start_date is null then 'missing start'
        when assessments.authorisation_date is null then 'missing end'
        -- dates, not working days: from a Sunday back to the Saturday before it are 0 working days
        when assessments.authorisation_date < assessments.start_date then 'end before start'
    end as duration_fault,
    end_days.working_day_number - start_days.working_day_number as working_days
from staging.assessments
left join calendar.days as start_days on assessments.start_date = start_days.day
left join calendar.days as end_days on assessments.authorisation_date = end_days.day
