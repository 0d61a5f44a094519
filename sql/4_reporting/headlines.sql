-- One row per measure, authority and period: its headline figure, what it was before, and the comparators of that year.
create or replace table reporting.headlines as
with headline_origins as (
    select
        measure_values.*,
        periods.year_label,
        -- records, else return, else published; of several published figures the national statistic
        row_number() over (
            partition by
                measure_values.measure_id,
                measure_values.authority,
                measure_values.period_type,
                measure_values.period_label
            order by
                case measure_values.origin when 'records' then 1 when 'return' then 2 else 3 end,
                measure_values.agency is not null,
                measure_values.value is null,
                not coalesce(sources.is_national, false),
                measure_values.source
        ) as place
    from reporting.measure_values
    inner join calendar.periods
        on
            measure_values.period_type = periods.period_type
            and measure_values.period_label = periods.period_label
    left join reporting.sources on measure_values.source = sources.source
    where measure_values.breakdown = 'all'
),

headlines as (
    select * from headline_origins where place = 1
),

comparator_years as (
    select
        measure_id,
        authority,
        period_label,
        max(value) filter (where comparator = 'England') as england,
        max(value) filter (where comparator = 'London') as london,
        max(value) filter (where comparator = 'Outer London') as outer_london,
        max(value) filter (where comparator = 'Statistical neighbours') as neighbours
    from reporting.yearly_comparators
    group by measure_id, authority, period_label
)

select
    headlines.* exclude (place, breakdown, category),
    -- a change is told only between figures of one origin and source
    before.period_label as previous_label,
    before.value as previous_value,
    headlines.value - before.value as change,
    year_before.period_label as year_before_label,
    year_before.value as year_before_value,
    year_before.caveat as year_before_caveat,
    -- none where the base changed between the two: what moved is not known
    case when rebased.why is null then headlines.value - year_before.value end as change_on_year,
    rebased.why as base_change,
    rebased.begins as base_begins,
    verdicts.interval_low,
    verdicts.interval_high,
    verdicts.verdict,
    comparator_years.england,
    comparator_years.london,
    comparator_years.outer_london,
    comparator_years.neighbours,
    measures.target
from headlines
inner join reporting.measures on headlines.measure_id = measures.measure_id
left join headlines as before
    on
        headlines.measure_id = before.measure_id
        and headlines.authority = before.authority
        and headlines.period_type = before.period_type
        and headlines.origin = before.origin
        and headlines.source is not distinct from before.source
        and headlines.period_start = before.period_end + 1
left join headlines as year_before
    on
        headlines.measure_id = year_before.measure_id
        and headlines.authority = year_before.authority
        and headlines.period_type = year_before.period_type
        and headlines.origin = year_before.origin
        and headlines.source is not distinct from year_before.source
        and headlines.period_start = year_before.period_start + interval 1 year
left join (
    select measure_id, authority, origin, source, begins, max(why) as why
    from reporting.base_changes
    group by all
) as rebased
    on
        headlines.measure_id = rebased.measure_id
        and headlines.authority = rebased.authority
        and (
            rebased.origin is null
            or (headlines.origin = rebased.origin and headlines.source is not distinct from rebased.source)
        )
        and rebased.begins > headlines.period_start - interval 1 year
        and rebased.begins <= headlines.period_start
left join reporting.verdicts
    on
        headlines.period_type = 'year'
        and headlines.measure_id = verdicts.measure_id
        and headlines.authority = verdicts.authority
        and headlines.origin = verdicts.origin
        and headlines.source is not distinct from verdicts.source
        and headlines.agency is not distinct from verdicts.agency
        and headlines.period_label = verdicts.period_label
left join comparator_years
    on
        headlines.measure_id = comparator_years.measure_id
        and headlines.authority = comparator_years.authority
        and headlines.year_label = comparator_years.period_label
        and (headlines.period_type = 'year' or not measures.grows_with_period)
-- of several changes of base the last one
qualify row_number() over (
    partition by headlines.measure_id, headlines.authority, headlines.period_type, headlines.period_label
    order by rebased.begins desc nulls last
) = 1
