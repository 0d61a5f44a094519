-- One row per measure, period and child looked after at its as-at date: legal status, location, distance from home.
create or replace view kpi.looked_after as
with children as (
    select
        care_periods.period_type,
        care_periods.period_label,
        open_children.*
    from marts.open_children
    inner join marts.care_periods
        on
            open_children.authority = care_periods.authority
            and open_children.as_at = care_periods.as_at
            and care_periods.sheet_table = 'ssda903_episodes'
),

measured as (
    select 'cla' as measure_id, true as is_counted, null as excluded_because, * from children
    union all
    select 'cla_s20_pct', coalesce(legal_status = 'V2', false), null, * from children
    union all
    select 'cla_care_order_pct', coalesce(legal_status = 'C2', false), null, * from children
    union all
    select 'cla_interim_order_pct', coalesce(legal_status = 'C1', false), null, * from children
    union all
    select 'cla_placement_order_pct', coalesce(legal_status = 'E1', false), null, * from children
    union all
    select
        'cla_out_of_area_pct',
        coalesce(placement_location = 'OUT', false),
        case when placement_location is null then 'unknown location' end,
        *
    from children
    union all
    select
        'cla_over_20_miles_pct',
        coalesce(distance_miles > 20, false),
        case when distance_miles is null then 'unknown distance' end,
        *
    from children
)

select
    measure_id,
    authority,
    period_type,
    period_label,
    source_id,
    is_counted,
    excluded_because,
    date_of_birth as born_on,
    legal_status_label as legal_status,
    placement_type_label as placement_type,
    gender,
    ethnicity,
    uasc
from measured
