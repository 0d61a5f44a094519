-- One row per date in a row held of lists 1-7 and private fostering, with the column it stands in and the birth.
create or replace view checks.dates as
select source_id, 'contact_date' as column_name, contact_date as day, date_of_birth from staging.contacts
union all
select source_id, 'start_date', start_date, date_of_birth from staging.early_help_assessments
union all
select source_id, 'completion_date', completion_date, date_of_birth from staging.early_help_assessments
union all
select source_id, 'referral_date', referral_date, date_of_birth from staging.referrals
union all
select source_id, 'start_date', start_date, date_of_birth from staging.assessments
union all
select source_id, 'authorisation_date', authorisation_date, date_of_birth from staging.assessments
union all
select source_id, 'strategy_discussion_date', strategy_discussion_date, date_of_birth from staging.enquiries
union all
select source_id, 'icpc_date', icpc_date, date_of_birth from staging.enquiries
union all
select source_id, 'start_date', start_date, date_of_birth from staging.children_in_need
union all
select source_id, 'closure_date', closure_date, date_of_birth from staging.children_in_need
union all
select source_id, 'start_date', start_date, date_of_birth from staging.plans
union all
select source_id, 'end_date', end_date, date_of_birth from staging.plans
union all
select source_id, 'review_date', review_date, null from staging.plan_reviews
union all
select source_id, 'notified_date', notified_date, null from staging.private_fostering
union all
select source_id, 'first_visit_date', first_visit_date, null from staging.private_fostering
union all
select * from checks.care_dates
