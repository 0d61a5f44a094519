-- One row per measure, authority and period with figures of two or more origins, each beside the others.
create or replace table reporting.side_by_side as
with told as (
    select
        measure_values.*,
        case
            when measure_values.origin <> 'published' then measure_values.origin
            when published_sources.is_national then 'official'
            else 'printed'
        end as kind
    from reporting.measure_values
    left join marts.published_sources on measure_values.source = published_sources.source
    where
        measure_values.breakdown = 'all'
        and (measure_values.value is not null or measure_values.suppressed)
)

select
    measure_id,
    authority,
    period_type,
    period_label,
    period_start,
    period_end,
    max(value) filter (where kind = 'records') as computed,
    max(value) filter (where kind = 'return') as returned,
    max(value) filter (where kind = 'printed') as printed,
    max(value) filter (where kind = 'official') as official,
    string_agg(distinct source, ', ' order by source) as sources,
    max(value) - min(value) as spread,
    bool_or(suppressed) as is_hidden
from told
group by measure_id, authority, period_type, period_label, period_start, period_end
having count(distinct kind) > 1
