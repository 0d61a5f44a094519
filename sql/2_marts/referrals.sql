-- One row per dated referral, with the child's previous referral and the first assessment in the 30 days from it.
create or replace table marts.referrals as
with referrals as (
    select
        *,
        -- of two referrals on one day neither makes the other a re-referral
        max(referral_date) over (
            partition by authority, child_id
            order by referral_date
            range between unbounded preceding and interval 1 day preceding
        ) as previous_referral_date
    from staging.referrals
    where referral_date is not null
),

assessed as (
    select referrals.source_id, min(assessments.start_date) as assessment_start_date
    from referrals
    inner join staging.assessments
        on
            referrals.authority = assessments.authority
            and referrals.child_id = assessments.child_id
            and assessments.start_date between referrals.referral_date and referrals.referral_date + 30
    group by referrals.source_id
)

select
    referrals.*,
    coalesce(
        referrals.previous_referral_date >= referrals.referral_date - interval 12 months, false
    ) as is_re_referral,
    assessed.assessment_start_date
from referrals
left join assessed on referrals.source_id = assessed.source_id
