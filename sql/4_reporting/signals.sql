-- One row per signal of a measure in the year that signals speak of, with its priority and why; or why there is none.
create or replace table reporting.signals as
with by_figures as (
    select signal, measure_id, origin, source, authority, agency, period_label, title, strength, way, why
    from reporting.annual_signals
    union all
    select signal, measure_id, origin, source, authority, agency, period_label, title, strength, way, why
    from reporting.quarter_signals
    union all
    select signal, measure_id, origin, source, authority, agency, period_label, title, strength, way, why
    from reporting.process_signals
    union all
    select signal, measure_id, origin, source, authority, agency, period_label, title, strength, way, why
    from reporting.return_signals
    union all
    select signal, measure_id, origin, source, authority, agency, period_label, title, strength, way, why
    from reporting.workload_signals
    union all
    -- an expected measure without a figure
    select
        'S12', not_seen.measure_id, 'return', null, not_seen.authority, not_seen.owner, not_seen.period_label,
        not_seen.title, 1, 'neither', not_seen.why
    from reporting.not_seen
    inner join reporting.measures on not_seen.measure_id = measures.measure_id
    where
        measures.is_expected
        and (not_seen.authority, not_seen.period_label) in (select (authority, period_label) from reporting.yearly)
    union all
    -- a change of what is counted, known of beforehand
    select
        'S15', yearly.measure_id, yearly.origin, yearly.source, yearly.authority, yearly.agency, yearly.period_label,
        yearly.title, 1, 'neither', events.title || '; what stood before is on another base'
    from reporting.yearly
    inner join raw.events
        on
            events.changes_base
            and list_contains(events.measures, yearly.measure_id)
            and events.starts between yearly.period_start and yearly.period_end
),

fired as (
    select *, 'all' as breakdown, 'all' as category
    from by_figures
    union all
    select
        signal, measure_id, origin, source, authority, agency, period_label, title, strength, way, why, breakdown,
        category
    from reporting.group_signals
    union all
    -- figures that contradict each other, or their words, unless a person accepted it
    select
        case when findings.rule in ('R11', 'R14') then 'S16' when findings.rule = 'R13' then 'S22' else 'S14' end,
        findings.measure_id, findings.origin, findings.source, findings.authority, findings.agency,
        findings.period_label, findings.title, 1, 'neither', findings.sentence, findings.breakdown, findings.category
    from reporting.findings
    where
        findings.accepted_by is null
        and findings.rule not in ('R10', 'R12', 'R15')
        and (findings.severity <> 'low' or findings.rule = 'R13')
        and (findings.authority, findings.period_label) in (select (authority, period_label) from reporting.yearly)
),

challenged as (
    select distinct challenged.unnest as measure_id
    from raw.challenges, unnest(challenges.measures) as challenged
),

weighed as (
    select
        fired.*,
        -- children's safety, then whether it was in time, then how the board works
        case when measures.timescale <> '' then 2 when measures.counts_children then 3 else 1 end as harm,
        challenged.measure_id is not null as is_challenged
    from fired
    inner join raw.measures on fired.measure_id = measures.measure_id
    left join challenged on fired.measure_id = challenged.measure_id
)

select
    signal,
    measure_id,
    origin,
    authority,
    agency,
    period_label,
    breakdown,
    category,
    (harm * strength + case when is_challenged then 1 else 0 end)::double as priority,
    concat(
        rtrim(why, '.'), case when why like '%?' then ' Weight: ' else '. Weight: ' end,
        case harm
            when 3 then 'it is about children''s safety' when 2 then 'it is about time limits' else
                'it is about how the board works'
        end,
        case when strength >= 4 then ', strongly so' when strength >= 2 then ', clearly so' else '' end,
        case when is_challenged then '; the board asked itself about it' else '' end
    ) as why,
    json_object('title', title, 'period', period_label, 'source', coalesce(source, agency), 'what', why) as evidence,
    true as computable,
    null as reason_not,
    title,
    source,
    way,
    -- the reason alone, without its weight
    rtrim(why, '.') as what
from weighed
union all
select
    signal, measure_id, origin, authority, agency, period_label, 'all', 'all', 0, null, null, false, reason_not, title,
    source, null, null
from reporting.unseen_signals
