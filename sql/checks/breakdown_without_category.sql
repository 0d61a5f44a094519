-- One row per returned or printed figure that names a breakdown without a category, or a category without a breakdown.
create or replace view checks.breakdown_without_category as
with figures as (
    select source_id, breakdown, category from raw.returned_values
    union all
    select source_id, breakdown, category from raw.published_values
)

select
    'warning' as severity,
    'breakdown-without-category' as code,
    source_id,
    case when category is null then 'category' else 'breakdown' end as column_name,
    'Breakdown and Category belong together, and one of them is empty.' as message,
    'Fill in both, or neither for a figure of all.' as fix
from figures
where
    (coalesce(breakdown, 'all') = 'all' and coalesce(category, 'all') <> 'all')
    or (coalesce(breakdown, 'all') <> 'all' and coalesce(category, 'all') = 'all')
