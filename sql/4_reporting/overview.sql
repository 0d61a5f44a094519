-- One row per authority and measure with a signal in the year that signals speak of: how grave, why, and how sure.
create or replace table reporting.overview as
with england as (
    -- of the same year, else of the last year before that has one
    select
        yearly.measure_id,
        yearly.authority,
        max(comparators.period_label) as period_label,
        arg_max(comparators.value, comparators.period_label) as value
    from (select distinct measure_id, authority, period_label from reporting.yearly) as yearly
    inner join reporting.yearly_comparators as comparators
        on
            yearly.measure_id = comparators.measure_id
            and yearly.authority = comparators.authority
            and yearly.period_label >= comparators.period_label
    where comparators.comparator = 'England' and comparators.value is not null
    group by yearly.measure_id, yearly.authority
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
        -- figure and England stand beside it
        case
            when not told.is_worse then null
            when told.lead.signal = 'S7' and yearly.interval_low is null then 'five points or more worse than England'
            when told.lead.signal = 'S7'
                then concat(
                    'worse than England, beyond what chance explains (', format('{:.1f}', yearly.interval_low), ' to ',
                    format('{:.1f}', yearly.interval_high), ')'
                )
            else told.against
        end,
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
    yearly.origin,
    yearly.source,
    coalesce(sources.is_national, false) as is_national,
    yearly.agency,
    yearly.period_label,
    yearly.unit,
    yearly.value,
    yearly.numerator,
    yearly.denominator, yearly.verdict, yearly.is_headline,
    -- of a count or an amount England says nothing
    case when yearly.unit in ('percent', 'rate_10k', 'days', 'number') then england.value end as england,
    england.period_label as england_label,
    comparison.words as place_words, comparison.period_label as place_label,
    behaviour.variation, behaviour.assurance, behaviour.standing, behaviour.period_label as behaviour_label,
    yearly.target is not null and yearly.target_from <= yearly.period_end
    and coalesce(yearly.target_to, yearly.period_end) >= yearly.period_start as has_target,
    honesty.words as honesty,
    concat_ws(
        '; ',
        case
            when yearly.unit in ('percent', 'rate_10k') and yearly.denominator is null
                then 'no counts known'
        end,
        case
            when honesty.open_findings = 1 then 'one question open'
            when honesty.open_findings > 1 then concat(honesty.open_findings, ' questions open')
        end,
        case
            when yearly.verdict = 'worse' and not_worse.measure_id is not null
                then 'another source shows no clear difference'
        end,
        case
            when behaviour.variation <> 'usual' and behaviour.standing = 'trial'
                then 'few figures for a usual range'
        end,
        yearly.caveat
    ) as doubts
from reporting.measures_told as told
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
left join reporting.sources on yearly.source = sources.source
left join england on told.measure_id = england.measure_id and told.authority = england.authority
left join reporting.behaviour on told.measure_id = behaviour.measure_id and told.authority = behaviour.authority
left join reporting.honesty on told.measure_id = honesty.measure_id and told.authority = honesty.authority
left join (
    select distinct measure_id, authority, period_label from reporting.verdicts where verdict = 'similar'
) as not_worse
    on
        told.measure_id = not_worse.measure_id
        and told.authority = not_worse.authority
        and yearly.period_label = not_worse.period_label
