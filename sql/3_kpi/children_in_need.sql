-- One row per period and child in need whose case was open on its as-at date.
create or replace view kpi.children_in_need as
select
    'cin_open' as measure_id,
    children_in_need.authority,
    children_in_need.source_id,
    covered_periods.period_type,
    covered_periods.period_label,
    true as is_counted,
    children_in_need.need_code,
    children_in_need.disability,
    children_in_need.ethnicity
from staging.children_in_need
inner join marts.covered_periods
    on
        children_in_need.authority = covered_periods.authority
        and covered_periods.sheet_table = 'list_6'
        and children_in_need.start_date <= covered_periods.as_at
        and (children_in_need.closure_date is null or children_in_need.closure_date > covered_periods.as_at)
