-- One row per measure, authority and period that the data touch: its as-at date and status.
create or replace table kpi.measure_periods as
with lists as (
    select measure_id, unnest(sources) as sheet_table
    from raw.measures
),

-- A measure that joins two lists has no figure in a year for which the authority sent only one of them.
years_held as (
    select lists.measure_id, list_periods.authority, list_periods.year_label, count(*) as lists_held
    from lists
    inner join marts.list_periods
        on lists.sheet_table = list_periods.sheet_table and list_periods.period_type = 'year'
    group by lists.measure_id, list_periods.authority, list_periods.year_label
),

whole as (
    select
        lists.measure_id,
        list_periods.authority,
        list_periods.period_type,
        list_periods.period_label,
        count(*) as whole_lists,
        bool_and(list_periods.status = 'final') as is_final
    from lists
    inner join marts.list_periods on lists.sheet_table = list_periods.sheet_table
    where list_periods.status <> 'partial'
    group by
        lists.measure_id, list_periods.authority, list_periods.period_type, list_periods.period_label
)

select
    measures.measure_id,
    list_periods.authority,
    list_periods.period_type,
    list_periods.period_label,
    list_periods.period_start,
    list_periods.period_end,
    list_periods.as_at,
    list_periods.covered_from,
    case
        when coalesce(whole.whole_lists, 0) < len(measures.sources) then 'partial'
        when whole.is_final then 'final'
        else 'provisional'
    end as status
from raw.measures
-- the first list is the one that the measure counts: its days are the measure's
inner join marts.list_periods on measures.sources[1] = list_periods.sheet_table
inner join years_held
    on
        measures.measure_id = years_held.measure_id
        and list_periods.authority = years_held.authority
        and list_periods.year_label = years_held.year_label
        and len(measures.sources) = years_held.lists_held
left join whole
    on
        measures.measure_id = whole.measure_id
        and list_periods.authority = whole.authority
        and list_periods.period_type = whole.period_type
        and list_periods.period_label = whole.period_label
where list_periods.period_type = 'year' or not measures.years_only
