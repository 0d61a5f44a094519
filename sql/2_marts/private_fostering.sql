-- One row per private fostering notification, with the working days to the first visit.
create or replace table marts.private_fostering as
select
    private_fostering.*,
    visit_days.working_day_number - notified_days.working_day_number as working_days
from staging.private_fostering
left join calendar.days as notified_days on private_fostering.notified_date = notified_days.day
left join calendar.days as visit_days on private_fostering.first_visit_date = visit_days.day
