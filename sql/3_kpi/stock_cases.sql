-- One row per measure, period and case that is counted at the period's as-at date: every stock, one line per family.
create or replace view kpi.stock_cases as
select * from kpi.no_cases
union all by name select * from kpi.children_in_need
union all by name select * from kpi.open_assessments
union all by name select * from kpi.open_enquiries
union all by name select * from kpi.open_plans
union all by name select * from kpi.reviewed_plans
