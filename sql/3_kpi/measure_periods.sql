-- One row per measure, authority and period that the data touch: its as-at date and status.
create or replace table kpi.measure_periods as
with lists as (
    select measure_id, unnest(sources) as sheet_table
    from raw.measures
),

-- A measure that joins two lists has no figure in a year for which the authority sent only one of them.
years_held as (
    select lists.measure_id, covered_periods.authority, covered_periods.year_label, count(*) as lists_held
    from lists
    inner join marts.covered_periods
        on lists.sheet_table = covered_periods.sheet_table and covered_periods.period_type = 'year'
    group by lists.measure_id, covered_periods.authority, covered_periods.year_label
),

whole as (
    select
        lists.measure_id,
        covered_periods.authority,
        covered_periods.period_type,
        covered_periods.period_label,
        count(*) as whole_lists,
        bool_and(covered_periods.status = 'final') as is_final
    from lists
    inner join marts.covered_periods on lists.sheet_table = covered_periods.sheet_table
    where covered_periods.status <> 'partial'
    group by
        lists.measure_id, covered_periods.authority, covered_periods.period_type, covered_periods.period_label
)

select
    measures.measure_id,
    covered_periods.authority,
    covered_periods.period_type,
    covered_periods.period_label,
    covered_periods.period_start,
    covered_periods.as_at,
    covered_periods.covered_from,
    case
        when coalesce(whole.whole_lists, 0) < len(measures.sources) then 'partial'
        when whole.is_final then 'final'
        else 'provisional'
    end as status
from raw.measures
-- the first list is the one that the measure counts: its days are the measure's
inner join marts.covered_periods on measures.sources[1] = covered_periods.sheet_table
inner join years_held
    on
        measures.measure_id = years_held.measure_id
        and covered_periods.authority = years_held.authority
        and covered_periods.year_label = years_held.year_label
        and len(measures.sources) = years_held.lists_held
left join whole
    on
        measures.measure_id = whole.measure_id
        and covered_periods.authority = whole.authority
        and covered_periods.period_type = whole.period_type
        and covered_periods.period_label = whole.period_label
where covered_periods.period_type = 'year' or not measures.years_only
