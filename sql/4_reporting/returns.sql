-- One row per return that is owed or came, as it stands on the last day that the data or the calendar know.
create or replace view reporting.returns as
select returns_by_day.*
from reporting.returns_by_day
inner join marts.last_known_days
    on returns_by_day.authority = last_known_days.authority and returns_by_day.as_at = last_known_days.day
