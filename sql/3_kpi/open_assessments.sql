-- One row per period and assessment that on its as-at date was more than 45 working days old and not authorised.
create or replace view kpi.open_assessments as
select
    'assessment_open_overdue' as measure_id,
    assessments.authority,
    assessments.source_id,
    covered_periods.period_type,
    covered_periods.period_label,
    true as is_counted,
    assessments.team
from marts.assessments
inner join marts.covered_periods
    on assessments.authority = covered_periods.authority and covered_periods.sheet_table = 'list_4'
inner join calendar.days as start_days on assessments.start_date = start_days.day
inner join calendar.days as as_at_days on covered_periods.as_at = as_at_days.day
where
    (assessments.authorisation_date is null or assessments.authorisation_date > covered_periods.as_at)
    and as_at_days.working_day_number - start_days.working_day_number > 45
