-- One row per figure that two senders of one load give with different numbers; of one sender the loader tells it.
create or replace view checks.two_figures_for_one as
with figures as (
    select
        source_id,
        load_id,
        submitted_by,
        -- of a return there is one figure for one thing; sources that print differ
        'error' as severity,
        concat_ws('|', authority, agency, measure_id, period, breakdown, category) as figure,
        concat_ws('|', coalesce(value, '-'), coalesce(numerator, '-'), coalesce(denominator, '-')) as numbers
    from raw.returned_values
    where measure_id is not null and period is not null
    union all
    select
        source_id,
        load_id,
        submitted_by,
        'warning',
        concat_ws('|', lower(area), agency, measure_id, period, breakdown, category, source, published_in),
        concat_ws('|', coalesce(value, '-'), coalesce(numerator, '-'), coalesce(denominator, '-'))
    from raw.published_values
    where measure_id is not null and period is not null
),

compared as (
    select
        source_id,
        severity,
        first_value(numbers) over figures_alike <> numbers
        and first_value(submitted_by) over figures_alike <> submitted_by as differs
    from figures
    window figures_alike as (partition by load_id, figure order by source_id)
)

select
    severity,
    'two-figures-for-one' as code,
    source_id,
    'value' as column_name,
    'Another row gives a different number for the same measure, period and category.' as message,
    'Keep the right row. If both are meant, tell them apart by agency, category or source.' as fix
from compared
where differs
