-- One row per period that ends on a Data To of List 8 and child in care aged 4 to 15: a PEP in the 6 months before?
create or replace view kpi.education_plans as
with periods as (
    select
        snapshot_periods.authority,
        snapshot_periods.period_type,
        snapshot_periods.period_label,
        snapshot_periods.as_at as drawn_on,
        -- null where no Episodes are held for the period
        care_periods.as_at
    from marts.snapshot_periods
    left join marts.care_periods
        on
            snapshot_periods.authority = care_periods.authority
            and snapshot_periods.sheet_table = care_periods.sheet_table
            and snapshot_periods.period_type = care_periods.period_type
            and snapshot_periods.period_label = care_periods.period_label
    where snapshot_periods.sheet_table = 'list_8'
),

-- Who is looked after comes from Episodes; List 8 stands in only where none are held for the period.
children as (
    select
        periods.authority,
        periods.period_type,
        periods.period_label,
        periods.as_at,
        open_children.source_id,
        list_8.latest_pep_date,
        coalesce(open_children.date_of_birth, list_8.date_of_birth) as date_of_birth
    from periods
    inner join marts.open_children
        on periods.authority = open_children.authority and periods.as_at = open_children.as_at
    left join staging.children_in_care_as_drawn as list_8
        on
            open_children.authority = list_8.authority
            and open_children.child_id = list_8.child_id
            and periods.drawn_on = list_8.as_at
    union all
    select
        periods.authority,
        periods.period_type,
        periods.period_label,
        periods.drawn_on,
        list_8.source_id,
        list_8.latest_pep_date,
        list_8.date_of_birth
    from periods
    inner join staging.children_in_care_as_drawn as list_8
        on periods.authority = list_8.authority and periods.drawn_on = list_8.as_at and list_8.is_in_care
    where periods.as_at is null
)

select
    'pep_up_to_date_pct' as measure_id,
    authority,
    period_type,
    period_label,
    source_id,
    coalesce(latest_pep_date between as_at - interval 6 months and as_at, false) as is_counted,
    case when date_of_birth is null then 'age not known' end as excluded_because
from children
where
    date_of_birth is null
    or (date_of_birth <= as_at - interval 4 years and date_of_birth > as_at - interval 16 years)
