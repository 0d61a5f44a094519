-- One row per private fostering notification and measure: was the child visited within 7 working days of it.
create or replace view kpi.private_fostering as
select
    'private_fostering_visit_7wd_pct' as measure_id,
    authority,
    source_id,
    notified_date as counted_on,
    -- no visit at all stays in the denominator: it is what the measure is there to find
    coalesce(working_days <= 7, false) as is_counted,
    case when first_visit_date < notified_date then 'end before start' end as excluded_because
from marts.private_fostering
