-- One row per early help assessment and measure: started, completed, and followed by a referral within 6 months.
create or replace view kpi.early_help_assessments as
select
    'eh_assessments_started' as measure_id,
    authority,
    source_id,
    start_date as counted_on,
    true as is_counted,
    null as excluded_because,
    organisation
from marts.early_help_assessments
union all
select 'eh_assessments_completed', authority, source_id, completion_date, true, null, organisation
from marts.early_help_assessments
union all
select
    'eh_step_up_pct',
    early_help_assessments.authority,
    early_help_assessments.source_id,
    early_help_assessments.start_date,
    early_help_assessments.step_up_date is not null,
    case
        when
            early_help_assessments.step_up_date is null
            and early_help_assessments.start_date + interval 6 months > last_days.last_day
            then 'too_recent'
    end,
    early_help_assessments.organisation
from marts.early_help_assessments
left join marts.last_days
    on early_help_assessments.authority = last_days.authority and last_days.sheet_table = 'list_3'
