-- One row per measure, period and reason: the cases left out of the denominator, counted.
create or replace view kpi.exclusions as
select measure_id, authority, period_type, period_label, excluded_because as reason, cases as count
from kpi.case_counts
where excluded_because is not null and breakdown = 'all'
