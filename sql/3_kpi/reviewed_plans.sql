-- One row per period and plan open for 3 months or more on its as-at date: were its review conferences in time.
create or replace view kpi.reviewed_plans as
select
    'cp_review_on_time_pct' as measure_id,
    authority,
    source_id,
    period_type,
    period_label,
    is_in_time as is_counted
from marts.reviewed_plans
