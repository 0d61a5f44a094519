-- One row per rule and figure that breaks it, asked in words, after disclosure control; with who accepted it.
create or replace table reporting.findings as
with acceptances as (
    select
        key as finding_id,
        who as accepted_by,
        json_extract_string(content, '$.reason') as accepted_reason
    from raw.entries
    where kind = 'acceptance'
    qualify row_number() over (partition by key order by entry_id desc) = 1
),

found as (
    select
        md5(
            concat_ws(
                '|', broken.rule, figures.measure_id, figures.origin, figures.authority, figures.period_label,
                figures.agency, figures.source, broken.breakdown, figures.category
            )
        ) as finding_id,
        broken.rule,
        broken.recomputed,
        broken.severity,
        broken.why,
        broken.question,
        broken.is_hidden as hides,
        broken.breakdown as of_breakdown,
        figures.*
    from rules.broken
    inner join rules.figures on broken.figure_id = figures.figure_id
)

select
    found.finding_id,
    found.rule,
    found.measure_id,
    found.authority,
    found.agency,
    found.period_label,
    found.of_breakdown as breakdown,
    found.category,
    case when not found.hides then found.value end as printed,
    case when not found.hides then found.recomputed end as recomputed,
    case when not found.hides then found.value - found.recomputed end as difference,
    found.severity,
    case when not found.hides then coalesce(found.narrative, found.source_id) end as source_line,
    case
        when found.hides
            then concat(
                found.title, ', ', found.period_label,
                ': the figures do not agree; they are too small to be shown. ', found.question
            )
        else concat(
            found.title, case when found.category = 'all' then '' else concat(' (', found.category, ')') end, ', ',
            found.period_label, ': ', coalesce(found.said, 'no figure'), '; ', found.why, '. ', found.question
        )
    end as sentence,
    case when not found.hides then found.why end as why,
    found.origin,
    acceptances.accepted_by,
    acceptances.accepted_reason,
    found.source,
    found.source_id,
    found.title,
    found.aim,
    found.owner,
    found.period_type,
    found.period_start,
    found.period_end,
    rules.title as rule_title,
    rules.words as rule_words
from found
inner join raw.rules on found.rule = rules.rule
left join acceptances on found.finding_id = acceptances.finding_id
