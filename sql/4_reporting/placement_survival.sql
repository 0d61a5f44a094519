-- One row per placement type and month: the share of placements still running, where enough of them could still end.
create or replace view reporting.placement_survival as
with small as (
    select value as smallest_described from raw.settings where name = 'smallest_group_described'
)

-- Whole percentages, numbers at risk to the nearest 5: exact steps would count the few placements that ended.
select
    survival.authority,
    survival.placement_type,
    survival.months,
    case when survival.at_risk >= small.smallest_described then 5 * round(survival.at_risk / 5) end as at_risk,
    case when survival.at_risk >= small.smallest_described then round(survival.share) end as share,
    survival.at_risk < small.smallest_described as suppressed
from kpi.placement_duration_survival as survival
cross join small
