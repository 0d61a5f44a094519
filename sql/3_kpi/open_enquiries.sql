-- One row per period and enquiry that on its as-at date was more than 15 working days old with no conference yet.
create or replace view kpi.open_enquiries as
select
    's47_open_no_icpc_overdue' as measure_id,
    enquiries.authority,
    enquiries.source_id,
    covered_periods.period_type,
    covered_periods.period_label,
    true as is_counted
from marts.enquiries
inner join marts.covered_periods
    on enquiries.authority = covered_periods.authority and covered_periods.sheet_table = 'list_5'
inner join calendar.days as strategy_days on enquiries.strategy_discussion_date = strategy_days.day
inner join calendar.days as as_at_days on covered_periods.as_at = as_at_days.day
where
    coalesce(enquiries.icpc_unnecessary, 'Unknown') <> 'Yes'
    and (enquiries.icpc_date is null or enquiries.icpc_date > covered_periods.as_at)
    and as_at_days.working_day_number - strategy_days.working_day_number > 15
