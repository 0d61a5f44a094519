-- One row per measure, period and case that is counted at the period's as-at date: every stock, one line per family.
create or replace view kpi.stock_cases as
select * from kpi.no_cases
union all by name select * from kpi.care_leavers
union all by name select * from kpi.care_reviews
union all by name select * from kpi.children_health
union all by name select * from kpi.children_in_need
union all by name select * from kpi.children_missing
union all by name select * from kpi.education_plans
union all by name select * from kpi.looked_after
union all by name select * from kpi.open_assessments
union all by name select * from kpi.open_enquiries
union all by name select * from kpi.open_plans
union all by name select * from kpi.placement_stability
union all by name select * from kpi.reviewed_plans
