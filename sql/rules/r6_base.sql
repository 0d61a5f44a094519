-- R6, one row per share that fits one base in a period, and another kind of base in the period before.
create or replace view rules.r6_base as
with fitting as (
    select
        figures.figure_id,
        concat(known_bases.kind, ' ', known_bases.base_measure) as base_kind,
        concat(known_bases.base_words, ', ', format('{:,.0f}', known_bases.base)) as words,
        known_bases.is_hidden,
        known_bases.base = figures.denominator as is_own
    from rules.known_bases
    inner join rules.figures on known_bases.figure_id = figures.figure_id
    where
        known_bases.fits
        and (
            known_bases.kind = 'parts'
            or (known_bases.kind = 'total' and known_bases.base = figures.denominator)
        )
),

bases as (
    select
        figure_id,
        list(distinct base_kind) as kinds,
        min(words) as words,
        bool_or(is_hidden) as is_hidden
    from fitting
    group by figure_id
)

select
    'R6' as rule,
    figures.figure_id,
    figures.breakdown,
    100 * before.numerator / nullif(before.denominator, 0) as recomputed,
    'medium' as severity,
    figures.is_hidden or before.is_hidden or bases.is_hidden or bases_before.is_hidden as is_hidden,
    concat(
        before.said, ' for ', before.period_label, ' fits ', bases_before.words, ', and ', figures.said, ' for ',
        figures.period_label, ' fits ', bases.words
    ) as why,
    'What would both be on one base?' as question
from rules.figures
inner join bases on figures.figure_id = bases.figure_id
inner join rules.figures as before
    on
        figures.measure_id = before.measure_id
        and figures.series = before.series
        and figures.period_type = before.period_type
        and figures.breakdown = before.breakdown
        and figures.category = before.category
        and figures.period_start = before.period_end + 1
inner join bases as bases_before on before.figure_id = bases_before.figure_id
where len(list_intersect(bases.kinds, bases_before.kinds)) = 0
