-- One row per early help assessment, with the first referral of the child in the 6 months after its start.
create or replace table marts.early_help_assessments as
with stepped_up as (
    select early_help_assessments.source_id, min(referrals.referral_date) as referral_date
    from staging.early_help_assessments
    inner join staging.referrals
        on
            early_help_assessments.authority = referrals.authority
            and early_help_assessments.child_id = referrals.child_id
            -- followed by: a referral of the same day came with the assessment, not after it
            and referrals.referral_date > early_help_assessments.start_date
            and referrals.referral_date <= early_help_assessments.start_date + interval 6 months
    group by early_help_assessments.source_id
)

select
    early_help_assessments.*,
    stepped_up.referral_date as step_up_date
from staging.early_help_assessments
left join stepped_up on early_help_assessments.source_id = stepped_up.source_id
