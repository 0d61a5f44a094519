-- One row per figure received in totals by any load: its key (figure), its key without period (series), its numbers.
create or replace view checks.totals as
with received as (
    select
        source_id, load_id, file, sheet, row, 'return' as origin, authority as area, agency, null as source,
        null as published_in, measure_id, period, breakdown, category, numerator, denominator, value
    from raw.returned_values
    union all
    select
        source_id, load_id, file, sheet, row, 'published', trim(area), agency, source,
        published_in, measure_id, period, breakdown, category, numerator, denominator, value
    from raw.published_values
),

named as (
    select
        received.* replace (
            try_cast(regexp_extract(received.row, '[0-9]+') as integer) as row,
            coalesce(lower(replace(trim(breakdown), ' ', '_')), 'all') as breakdown,
            coalesce(trim(category), 'all') as category,
            try_cast(numerator as double) as numerator,
            try_cast(denominator as double) as denominator,
            case
                when received.value is null and measures.unit = 'percent'
                    then 100 * try_cast(numerator as double) / nullif(try_cast(denominator as double), 0)
                else try_cast(received.value as double)
            end as value
        ),
        -- a problem is read by others than the sender: of few children it gives no number
        measures.counts_children
        and coalesce(
            measures.unit = 'count' and try_cast(received.value as double) between 1 and small.value
            or try_cast(numerator as double) between 1 and small.value
            or try_cast(denominator as double) - try_cast(numerator as double) between 1 and small.value
            or measures.unit = 'percent' and try_cast(denominator as double) < smallest_group.value,
            false
        ) as is_small,
        case
            when try_cast(received.value as double) is null then null
            when is_small then 'a small number (c)'
            else received.value || case when measures.unit = 'percent' then ' %' else '' end
        end as value_words,
        case
            when try_cast(numerator as double) is null then null
            when is_small then 'a small number (c)'
            else
                numerator
                || coalesce(' of ' || case when try_cast(denominator as double) is not null then denominator end, '')
        end as count_words,
        coalesce(agency, area) as whose,
        measures.title || case when lower(category) <> 'all' then ', ' || trim(category) else '' end as titled,
        measures.title,
        measures.unit,
        loads.load_number,
        periods.period_type,
        periods.period_start
    from received
    inner join raw.loads on received.load_id = loads.load_id
    inner join raw.measures on received.measure_id = measures.measure_id
    inner join raw.settings as small on small.name = 'suppress_up_to'
    inner join raw.settings as smallest_group on smallest_group.name = 'smallest_group_described'
    inner join calendar.labels on received.period = labels.period_label
    inner join calendar.periods on received.period = periods.period_label and labels.period_type = periods.period_type
),

keyed as (
    select
        *,
        concat_ws(
            '|', origin, lower(area), coalesce(agency, ''), coalesce(source, ''), measure_id, breakdown, lower(category)
        ) as series
    from named
)

select
    *,
    series || '|' || period as figure,
    source_id in (
        select source_id from staging.returned_values
        union all
        select source_id from staging.published_values
    ) as is_in_force,
    -- a figure that is sent again as it was held tells nothing
    row_number() over (
        partition by series, period, numerator, denominator, value
        order by load_number
    ) = 1 as is_news
from keyed
