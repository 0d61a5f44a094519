-- One row per measure and authority: what its headline figure rests on, up to the year that signals speak of.
create or replace table reporting.honesty as
with present as (
    select distinct authority, period_label as present_year, period_start as present_start
    from reporting.yearly
),

last_figures as (
    select headlines.*, present.present_year
    from reporting.headlines
    inner join present on headlines.authority = present.authority
    where
        headlines.period_type = 'year' and headlines.period_start <= present.present_start
        and (headlines.value is not null or headlines.suppressed)
    qualify row_number() over (
        partition by headlines.measure_id, headlines.authority order by headlines.period_start desc
    ) = 1
),

-- years of the same source since its base last changed
counted as (
    select
        last_figures.measure_id,
        last_figures.authority,
        count(*) as points
    from last_figures
    inner join reporting.measure_values as figures
        on
            last_figures.measure_id = figures.measure_id
            and last_figures.authority = figures.authority
            and last_figures.origin = figures.origin
            and last_figures.source is not distinct from figures.source
            and last_figures.agency is not distinct from figures.agency
            and figures.period_type = 'year' and figures.breakdown = 'all' and figures.value is not null
            and figures.period_start <= last_figures.period_start
    where
        not exists (
            select 1
            from reporting.base_changes
            where
                base_changes.measure_id = last_figures.measure_id
                and base_changes.authority = last_figures.authority
                and (base_changes.origin is null or base_changes.origin = last_figures.origin)
                and (base_changes.source is null or base_changes.source = last_figures.source)
                and base_changes.begins > figures.period_start
                and base_changes.begins <= last_figures.period_start
        )
    group by all
),

asked as (
    select last_figures.measure_id, last_figures.authority, count(*) as open_findings
    from last_figures
    inner join reporting.findings
        on
            last_figures.measure_id = findings.measure_id
            and last_figures.authority = findings.authority
            and last_figures.period_label = findings.period_label
    where findings.accepted_by is null and findings.severity <> 'low' and findings.rule <> 'R12'
    group by all
),

told as (
    select
        last_figures.measure_id,
        last_figures.authority,
        last_figures.origin,
        last_figures.source,
        last_figures.agency,
        last_figures.period_label as last_period,
        last_figures.status = 'partial' as is_partial,
        coalesce(counted.points, 0) as points,
        -- a count has no base
        case
            when measures.unit in ('percent', 'rate_10k')
                then last_figures.suppressed or last_figures.denominator is not null
        end as base_known,
        coalesce(asked.open_findings, 0) as open_findings,
        last_figures.period_label = last_figures.present_year as is_in_date,
        -- nobody signs off here yet: what an agency sent or a body printed is theirs, what is computed is nobody's
        case
            when coalesce(sources.is_national, false) then 'official statistic'
            when last_figures.origin = 'published' then 'printed by the board'
            when last_figures.origin = 'return' then concat('sent by ', coalesce(last_figures.agency, 'its owner'))
        end as signed_off
    from last_figures
    inner join reporting.measures on last_figures.measure_id = measures.measure_id
    left join counted
        on last_figures.measure_id = counted.measure_id and last_figures.authority = counted.authority
    left join asked
        on last_figures.measure_id = asked.measure_id and last_figures.authority = asked.authority
    left join reporting.sources on last_figures.source = sources.source
)

select
    *,
    concat_ws(
        ' · ',
        case
            when points = 0 then 'last figure hidden'
            when points = 1 then '1 year of figures'
            else concat(points, ' years of figures')
        end,
        case when base_known then 'base known' when not base_known then 'base not known' end,
        case
            when open_findings = 0 then 'no open question' when open_findings = 1 then '1 open question'
            else concat(open_findings, ' open questions')
        end,
        case
            when is_partial then 'part of the year' when is_in_date then 'up to date'
            else concat('last in ', last_period)
        end,
        coalesce(signed_off, 'not signed off')
    ) as words
from told
