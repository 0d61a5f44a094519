-- One row per measure and case that is counted on its own day: every flow measure, one line per family.
create or replace view kpi.flow_cases as
select * from kpi.no_cases
union all by name select * from kpi.assessments
union all by name select * from kpi.care_starts_and_ends
union all by name select * from kpi.conferences
union all by name select * from kpi.contacts
union all by name select * from kpi.early_help_assessments
union all by name select * from kpi.enquiries
union all by name select * from kpi.initial_health_assessments
union all by name select * from kpi.missing
union all by name select * from kpi.partner_returns
union all by name select * from kpi.plans
union all by name select * from kpi.private_fostering
union all by name select * from kpi.referrals
