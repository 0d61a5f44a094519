-- One row per breakdown that lacks categories its last period had, and one per category that its last period had not.
create or replace view checks.changed_categories as
with parts as (
    select
        concat_ws('|', origin, area, agency, source, measure_id, breakdown) as breakdown_of,
        *
    from checks.totals
    where breakdown <> 'all' and lower(category) <> 'all'
),

arrived as (
    select
        breakdown_of,
        period_type,
        period_start,
        period,
        min(load_number) as load_number,
        list(distinct lower(category)) filter (where is_in_force) as categories
    from parts
    group by breakdown_of, period_type, period_start, period
),

in_order as (
    select
        *,
        lag(categories) over of_breakdown as categories_before,
        lag(period) over of_breakdown as period_before,
        lag(load_number) over of_breakdown as load_number_before
    from arrived
    window of_breakdown as (partition by breakdown_of, period_type order by period_start)
),

-- small categories come and go
missing as (
    select
        in_order.breakdown_of,
        in_order.period,
        in_order.load_number,
        string_agg(parts.category, ', ' order by parts.category) as categories
    from in_order
    inner join parts on in_order.breakdown_of = parts.breakdown_of and in_order.period_before = parts.period
    where
        parts.is_in_force
        and coalesce(parts.numerator, parts.value) > 5
        and not list_contains(in_order.categories, lower(parts.category))
    group by all
),

changed as (
    select
        parts.*,
        in_order.period_before,
        missing.categories as missing_categories,
        row_number() over (partition by parts.breakdown_of, parts.period order by parts.row) as place,
        coalesce(parts.numerator, parts.value) > 5
        and not list_contains(in_order.categories_before, lower(parts.category)) as is_new
    from parts
    -- what a later load adds to a period, or corrects in it, was asked about with the first
    inner join in_order
        on
            parts.breakdown_of = in_order.breakdown_of
            and parts.period = in_order.period
            and parts.load_number = in_order.load_number
    left join missing
        on parts.breakdown_of = missing.breakdown_of and parts.period = missing.period
    -- the parts that a publication prints differ from line to line
    where parts.is_in_force and (parts.origin = 'return' or in_order.load_number_before < in_order.load_number)
)

select
    'warning' as severity,
    'category-missing' as code,
    source_id,
    'category' as column_name,
    concat(
        whose, ', ', title, ', ', breakdown, ': ', period_before, ' had ', missing_categories, ', ', period, ' has not.'
    ) as message,
    'Has the definition changed, or are rows missing? Add them, with 0 where there was none.' as fix
from changed
where place = 1 and missing_categories is not null
union all
select
    'warning',
    'category-new',
    source_id,
    'category',
    concat(whose, ', ', title, ', ', breakdown, ': ', period_before, ' had no such category.'),
    'Has the definition changed? If it is another spelling of a category that is held, write it as that one.'
from changed
where is_new
