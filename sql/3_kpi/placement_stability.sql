-- One row per measure, period and child looked after at its as-at date: 3 or more placements, 2 years in one place.
create or replace view kpi.placement_stability as
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

-- placements begun in the 12 months to as-at, and the one open at their start, of any period of care
counted as (
    select
        open_children.source_id,
        open_children.as_at,
        count(*) as placements
    from marts.open_children
    inner join marts.placements
        on
            open_children.authority = placements.authority
            and open_children.child_id = placements.child_id
            and placements.started <= open_children.as_at
            and (
                placements.started > open_children.as_at - interval 12 months
                or placements.ended is null
                or placements.ended > open_children.as_at - interval 12 months
            )
    group by open_children.source_id, open_children.as_at
)

select
    'cla_3plus_placements_pct' as measure_id,
    children.authority,
    children.period_type,
    children.period_label,
    children.source_id,
    coalesce(counted.placements >= 3, false) as is_counted,
    null as excluded_because
from children
left join counted on children.source_id = counted.source_id and children.as_at = counted.as_at
union all
select
    'cla_same_placement_2y_pct',
    authority,
    period_type,
    period_label,
    source_id,
    coalesce(same_carer_since <= as_at - interval 24 months, false),
    case
        when date_of_birth is null then 'age not known'
        when not is_care_start_held then 'start of care not in the data'
    end
from children
where
    (date_of_birth is null or date_of_birth > as_at - interval 16 years)
    and (not is_care_start_held or care_started <= as_at - interval 30 months)
