-- One row per measure and case that is counted on its own day: every flow measure from child-level lists.
create or replace view kpi.flow_cases as
select * from kpi.contacts
