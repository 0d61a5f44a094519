-- One row per period, stage of the child's journey and what came of it; made of shown figures, so it hides with them.
create or replace table reporting.journey as
with outcomes as (
    select
        1 as stage_position,
        'Contacts' as stage,
        authority,
        period_type,
        period_label,
        category as outcome,
        value as count,
        suppressed
    from reporting.measure_values
    where measure_id = 'contacts' and origin = 'records' and breakdown = 'contact_outcome'
),

shares as (
    select listed.*
    from (
        values
        (2, 'Referrals', 'referral_to_assessment_pct', 'Assessed within 30 days', 'Not assessed within 30 days'),
        (3, 'Assessments', 'assessment_no_support_pct', 'No social care support', 'Social care support'),
        (4, 'Section 47 enquiries', 's47_to_icpc_pct', 'Conference held', 'No conference'),
        (5, 'Initial conferences', 'icpc_to_plan_pct', 'Child protection plan', 'No plan')
    ) as listed (stage_position, stage, measure_id, counted_outcome, other_outcome)
),

counted as (
    select
        shares.stage_position, shares.stage, measure_values.authority, measure_values.period_type,
        measure_values.period_label, shares.counted_outcome as outcome, measure_values.numerator as count,
        measure_values.suppressed
    from shares
    inner join reporting.measure_values on shares.measure_id = measure_values.measure_id
    where measure_values.origin = 'records' and measure_values.breakdown = 'all'
    union all
    select
        shares.stage_position, shares.stage, measure_values.authority, measure_values.period_type,
        measure_values.period_label, shares.other_outcome,
        measure_values.denominator - measure_values.numerator, measure_values.suppressed
    from shares
    inner join reporting.measure_values on shares.measure_id = measure_values.measure_id
    where measure_values.origin = 'records' and measure_values.breakdown = 'all'
),

plans as (
    select 6, 'Plans started', authority, period_type, period_label, 'Plans started', value, suppressed
    from reporting.measure_values
    where measure_id = 'cp_plans_started' and origin = 'records' and breakdown = 'all'
)

select
    every_stage.*,
    row_number() over (
        partition by authority, period_type, period_label, stage_position order by count desc nulls last, outcome asc
    ) as outcome_position
from (
    select * from outcomes
    union all
    select * from counted
    union all
    select * from plans
) as every_stage
