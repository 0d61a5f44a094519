-- One row per measure, period and reason: the cases left out of the denominator, counted.
create or replace table kpi.exclusions as
select measure_id, authority, period_type, period_label, excluded_because as reason, count(*) as count
from kpi.cases
where excluded_because is not null
group by measure_id, authority, period_type, period_label, excluded_because
