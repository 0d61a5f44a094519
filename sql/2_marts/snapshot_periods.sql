-- One row per period that ends on the Data To of a list that says how things stood on one day (List 8, 9, OC2, OC3).
create or replace view marts.snapshot_periods as
select distinct
    covered_periods.authority,
    covered_periods.sheet_table,
    covered_periods.period_type,
    covered_periods.period_label,
    covered_periods.as_at
from marts.covered_periods
inner join staging.snapshots
    on
        covered_periods.authority = snapshots.authority
        and covered_periods.sheet_table = snapshots.sheet_table
        and covered_periods.as_at = snapshots.as_at
where covered_periods.sheet_table in ('list_8', 'list_9', 'ssda903_oc2', 'ssda903_oc3')
