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
