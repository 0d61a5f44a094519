-- One row per authority and measure with a signal in the year that signals speak of: how grave, why, and how sure.
create or replace table reporting.overview as
with fired as (
    select
        *,
        list_position(
            ['S10', 'S5', 'S7', 'S8', 'S6', 'S9', 'S3', 'S1', 'S2', 'S4', 'S11', 'S14', 'S21'], signal
        ) as rank,
        list_position(['records', 'return', 'published'], origin) as origin_rank,
        way = 'worse' and signal in ('S10', 'S7', 'S8') as is_behind,
        way = 'worse' and signal in ('S10', 'S9', 'S3', 'S1', 'S2', 'S4', 'S11') as is_falling
    from reporting.signals
    where computable and signal <> 'S12'
),

-- of a measure the gravest signal speaks; of several origins the headline one
measures_told as (
    select
        authority,
        measure_id,
        any_value(title) as title,
        max(priority) as priority,
        bool_or(is_behind) as is_behind,
        bool_or(is_falling) as is_falling,
        bool_or(way = 'worse') as is_worse,
        bool_or(way = 'better') as is_better,
        bool_or(way = 'neither' and signal <> 'S14') as has_changed,
        arg_min(struct_pack(signal, origin, source, agency), (way <> 'worse', rank, origin_rank)) as lead,
        arg_min(what, (rank, origin_rank)) filter (where is_behind or signal in ('S5', 'S6')) as against,
        arg_min(what, (rank, origin_rank)) filter (where is_falling and signal <> 'S10') as course,
        arg_min(what, (rank, origin_rank)) filter (where way = 'better') as good,
        arg_min(what, (rank, origin_rank)) filter (where way = 'neither') as other
    from fired
    group by authority, measure_id
),

-- how the figure behaves: its quarters, else its years, of the same origin, else of any
behaviour as (
    select process_standing.*
    from reporting.process_standing
    inner join reporting.yearly
        on
            process_standing.measure_id = yearly.measure_id
            and process_standing.authority = yearly.authority
            and process_standing.origin = yearly.origin
            and process_standing.source is not distinct from yearly.source
            and process_standing.period_start between yearly.period_start and yearly.period_end
    where process_standing.period_type in ('quarter', 'year')
    qualify row_number() over (
        partition by process_standing.measure_id, process_standing.authority
        order by
            list_position(['records', 'return', 'published'], process_standing.origin),
            process_standing.period_type = 'year', process_standing.period_start desc, process_standing.source asc
    ) = 1
)

select
    told.authority, told.measure_id, told.title, yearly.aim, told.priority,
    case
        when told.is_behind and told.is_falling then 'behind and falling'
        when told.is_worse then 'worry'
        when told.is_better then 'good'
        when told.has_changed then 'changed'
        else 'contradicts'
    end as kind,
    concat_ws(
        '; ',
        case when told.is_worse then told.against end,
        case when told.is_worse and told.lead.signal <> 'S10' then told.course end,
        case when not told.is_worse then coalesce(told.good, told.other) end
    ) as why,
    told.lead.signal,
    -- behind others goes before falling short of one's own past
    row_number() over (
        partition by told.authority
        order by
            not (told.is_behind and told.is_falling),
            not told.is_worse,
            not told.is_behind,
            told.priority desc,
            told.title asc
    ) as position,
    yearly.origin, yearly.source, yearly.agency, yearly.period_label, yearly.unit, yearly.value, yearly.numerator,
    yearly.denominator, yearly.verdict, yearly.is_headline,
    -- of a count or an amount England says nothing
    case when yearly.unit in ('percent', 'rate_10k', 'days', 'number') then yearly.england end as england,
    comparison.words as place_words, comparison.period_label as place_label,
    behaviour.variation, behaviour.assurance, behaviour.standing, behaviour.period_label as behaviour_label,
    yearly.target is not null and yearly.target_from <= yearly.period_end
    and coalesce(yearly.target_to, yearly.period_end) >= yearly.period_start as has_target,
    honesty.open_findings, honesty.is_in_date, honesty.words as honesty,
    -- a source of the same measure that England does not clearly differ from
    yearly.verdict = 'worse' and exists (
        select 1
        from reporting.verdicts
        where
            verdicts.measure_id = told.measure_id and verdicts.authority = told.authority
            and verdicts.period_label = yearly.period_label and verdicts.verdict = 'similar'
    ) as is_disputed
from measures_told as told
inner join reporting.yearly
    on
        told.measure_id = yearly.measure_id
        and told.authority = yearly.authority
        and told.lead.origin = yearly.origin
        and told.lead.source is not distinct from yearly.source
        and told.lead.agency is not distinct from yearly.agency
left join reporting.comparison
    on
        told.measure_id = comparison.measure_id
        and told.authority = comparison.authority
        and yearly.period_label = comparison.period_label
left join behaviour on told.measure_id = behaviour.measure_id and told.authority = behaviour.authority
left join reporting.honesty on told.measure_id = honesty.measure_id and told.authority = honesty.authority
