-- One row per measure, period and case that is counted at the period's as-at date: every stock measure.
create or replace view kpi.stock_cases as
select
    null::varchar as measure_id,
    null::varchar as authority,
    null::varchar as period_type,
    null::varchar as period_label,
    null::varchar as source_id,
    null::boolean as is_counted
where false
