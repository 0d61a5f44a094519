-- One row per measure, period, breakdown and category with a case in its denominator: the case rows added up.
create or replace view kpi.case_totals as
select measure_id, authority, period_type, period_label, breakdown, category, counted, cases, median_days
from kpi.case_counts
where excluded_because is null
