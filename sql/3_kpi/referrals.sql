-- One row per referral and measure: referrals received, those that came back, and those assessed within 30 days.
create or replace view kpi.referrals as
with measured as (
    select 'referrals' as measure_id, true as is_counted, null as excluded_because, * from marts.referrals
    union all
    select 'referral_nfa_pct', referral_nfa = 'Yes', null, * from marts.referrals
    union all
    select 're_referral_12m_pct', is_re_referral, null, * from marts.referrals
    union all
    select
        'referral_to_assessment_pct',
        referrals.assessment_start_date is not null,
        case
            when referrals.assessment_start_date is null and referrals.referral_date + 30 > last_days.last_day
                then 'too_recent'
        end,
        referrals.*
    from marts.referrals
    left join marts.last_days
        on referrals.authority = last_days.authority and last_days.sheet_table = 'list_4'
)

select
    measure_id,
    authority,
    source_id,
    referral_date as counted_on,
    is_counted,
    excluded_because,
    referral_source
from measured
