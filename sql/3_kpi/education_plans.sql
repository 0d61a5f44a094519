-- One row per period that ends on a Data To of List 8 and child in care aged 4 to 15: a PEP in the 6 months before?
create or replace view kpi.education_plans as
select
    'pep_up_to_date_pct' as measure_id,
    children.authority,
    snapshot_periods.period_type,
    snapshot_periods.period_label,
    children.source_id,
    coalesce(
        children.latest_pep_date between children.as_at - interval 6 months and children.as_at, false
    ) as is_counted,
    case when children.date_of_birth is null then 'age not known' end as excluded_because
from staging.children_in_care_on_a_day as children
inner join marts.snapshot_periods
    on
        children.authority = snapshot_periods.authority
        and snapshot_periods.sheet_table = 'list_8'
        and children.as_at = snapshot_periods.as_at
where
    children.date_of_birth is null
    or (
        children.date_of_birth + interval 4 years <= children.as_at
        and children.date_of_birth + interval 16 years > children.as_at
    )
