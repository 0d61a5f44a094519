-- One row per period that both a sheet on looked-after children and Episodes cover: as-at is the earlier last day.
create or replace table marts.care_periods as
select
    covered_periods.authority,
    covered_periods.sheet_table,
    covered_periods.period_type,
    covered_periods.period_label,
    covered_periods.period_start,
    least(covered_periods.as_at, episodes.as_at) as as_at
from marts.covered_periods
inner join marts.covered_periods as episodes
    on
        episodes.sheet_table = 'ssda903_episodes'
        and covered_periods.authority = episodes.authority
        and covered_periods.period_type = episodes.period_type
        and covered_periods.period_label = episodes.period_label
where
    covered_periods.sheet_table in ('ssda903_episodes', 'ssda903_reviews', 'ssda903_oc2', 'missing_episodes', 'list_8')
