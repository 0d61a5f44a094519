-- One row per list and sender of the latest load that lacks columns which the load of that sender before it had filled.
create or replace view checks.lost_columns as
with lists as (
    select
        columns.authority,
        columns.submitted_by,
        columns.sheet_table,
        columns.load_id,
        loads.load_number,
        list(columns.name) as names,
        coalesce(list(columns.name) filter (where columns.is_filled), []) as filled_names
    from raw.columns
    inner join raw.loads on columns.load_id = loads.load_id
    group by columns.authority, columns.submitted_by, columns.sheet_table, columns.load_id, loads.load_number
),

compared as (
    select
        *,
        lag(load_id) over of_sender as load_before,
        list_sort(
            list_distinct(list_filter(lag(filled_names) over of_sender, lambda name: not list_contains(names, name)))
        ) as lost
    from lists
    window of_sender as (partition by authority, submitted_by, sheet_table order by load_number)
)

select
    'warning' as severity,
    'column-lost' as code,
    min(places.source_id) as source_id,
    null as column_name,
    concat(
        'The sheet lacks what ', compared.load_before, ' of the same sender had: ',
        replace(list_aggregate(compared.lost, 'string_agg', ', '), '_', ' '), '.'
    ) as message,
    'Bring the column back, unless it was meant to go. As it is, it counts as not recorded in these rows.' as fix
from compared
inner join checks.places
    on
        compared.load_id = places.load_id
        and compared.authority = places.authority
        and compared.submitted_by = places.submitted_by
        and compared.sheet_table = places.sheet_table
where
    compared.lost <> []
    -- publications differ in their columns
    and compared.sheet_table <> 'published_values'
group by
    compared.authority,
    compared.submitted_by,
    compared.sheet_table,
    compared.load_id,
    compared.load_before,
    compared.lost
