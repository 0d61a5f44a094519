-- One row per measure, authority, period and caveat of a computed figure.
create or replace view kpi.caveats as
select
    measure_periods.measure_id,
    measure_periods.authority,
    measure_periods.period_type,
    measure_periods.period_label,
    'look-back incomplete' as caveat
from kpi.measure_periods
inner join raw.measures on measure_periods.measure_id = measures.measure_id
where
    measures.look_back_months > 0
    and measure_periods.covered_from > measure_periods.period_start - to_months(measures.look_back_months)
union all
select distinct
    'cp_review_on_time_pct',
    authority,
    period_type,
    period_label,
    'proxy: latest review of List 7, no CP Reviews held'
from marts.reviewed_plans
where is_proxy
union all
select measure_id, authority, period_type, period_label, 'no population held for the mid-year before'
from kpi.rates
where denominator is null
union all
select
    measure_periods.measure_id,
    measure_periods.authority,
    measure_periods.period_type,
    measure_periods.period_label,
    'proxy: latest dates of List 8, no OC2 held'
from kpi.measure_periods
left join marts.snapshot_periods
    on
        measure_periods.authority = snapshot_periods.authority
        and measure_periods.period_label = snapshot_periods.period_label
        and snapshot_periods.sheet_table = 'ssda903_oc2'
where
    measure_periods.measure_id in ('health_assessment_pct', 'dental_check_pct')
    and snapshot_periods.as_at is null
