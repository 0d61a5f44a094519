-- One row per printed or national figure (Published), any area: of one key its latest release, of that its latest load.
create or replace view staging.published_values as
with figures as (
    select
        published_values.source_id,
        trim(published_values.area) as area,
        published_values.agency,
        published_values.measure_id,
        published_values.period as period_label,
        published_values.source,
        published_values.published_in,
        published_values.narrative,
        -- people write `Contact source` and `All`
        coalesce(lower(replace(trim(published_values.breakdown), ' ', '_')), 'all') as breakdown,
        case
            when lower(trim(published_values.category)) = 'all' then 'all'
            else coalesce(trim(published_values.category), 'all')
        end as category,
        try_cast(published_values.numerator as double) as numerator,
        try_cast(published_values.denominator as double) as denominator,
        try_cast(published_values.value as double) as value,
        -- a figure that is no number is a mark, of which that of the value goes first
        coalesce(
            case when try_cast(published_values.value as double) is null then published_values.value end,
            case when try_cast(published_values.numerator as double) is null then published_values.numerator end,
            case when try_cast(published_values.denominator as double) is null then published_values.denominator end
        ) as mark,
        loads.load_number,
        -- `Children in need 2024, table C1`, `SFR 36/2014`
        regexp_extract_all(published_values.published_in, '(?:19|20)[0-9]{2}')[-1] as release_year
    from raw.published_values
    inner join raw.loads on published_values.load_id = loads.load_id
),

released as (
    select
        *,
        -- a figure that names no release corrects what is held, whichever release that is of
        coalesce(release_year, max(release_year) over (key_window order by load_number), '') as in_release
    from figures
    window key_window as (
        partition by lower(area), agency, measure_id, period_label, breakdown, category, source
    )
),

ranked as (
    select
        *,
        rank() over (
            partition by lower(area), agency, measure_id, period_label, breakdown, category, source
            order by in_release desc, load_number desc
        ) as place
    from released
)

-- an exact duplicate is counted once
select
    min(ranked.source_id) as source_id,
    ranked.area,
    ranked.agency,
    ranked.measure_id,
    labels.period_type,
    ranked.period_label,
    ranked.breakdown,
    ranked.category,
    ranked.numerator,
    ranked.denominator,
    ranked.value,
    ranked.mark,
    marks.meaning as not_given,
    ranked.source,
    ranked.published_in,
    ranked.narrative
from ranked
inner join calendar.labels on ranked.period_label = labels.period_label
left join raw.codes as marks on marks.field = 'mark' and ranked.mark = marks.code
where ranked.place = 1
group by all
