-- One row per figure of a partner's return (Values): of one key, the rows of the latest load.
create or replace view staging.returned_values as
with figures as (
    select
        returned_values.source_id,
        returned_values.authority,
        returned_values.agency,
        returned_values.measure_id,
        returned_values.period as period_label,
        returned_values.narrative,
        -- people write `Contact source` and `All`
        coalesce(lower(replace(trim(returned_values.breakdown), ' ', '_')), 'all') as breakdown,
        case
            when lower(trim(returned_values.category)) = 'all' then 'all'
            else coalesce(trim(returned_values.category), 'all')
        end as category,
        try_cast(returned_values.numerator as double) as numerator,
        try_cast(returned_values.denominator as double) as denominator,
        try_cast(returned_values.value as double) as value,
        -- a figure that is no number is a mark, of which that of the value goes first
        coalesce(
            case when try_cast(returned_values.value as double) is null then returned_values.value end,
            case when try_cast(returned_values.numerator as double) is null then returned_values.numerator end,
            case when try_cast(returned_values.denominator as double) is null then returned_values.denominator end
        ) as mark,
        loads.load_number
    from raw.returned_values
    inner join raw.loads on returned_values.load_id = loads.load_id
),

ranked as (
    select
        *,
        max(load_number) over (
            partition by authority, agency, measure_id, period_label, breakdown, category
        ) as latest_load_number
    from figures
)

-- an exact duplicate is counted once
select
    min(ranked.source_id) as source_id,
    ranked.authority,
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
    ranked.narrative
from ranked
inner join calendar.labels on ranked.period_label = labels.period_label
left join raw.codes as marks on marks.field = 'mark' and ranked.mark = marks.code
where ranked.load_number = ranked.latest_load_number
group by all
