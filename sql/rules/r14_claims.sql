-- R14, one row per figure that an agency claims, and that another figure of its own does not bear out (relations.toml).
create or replace view rules.r14_claims as
select
    'R14' as rule,
    claims.figure_id,
    claims.breakdown,
    case relations.kind when 'same' then borne.value end as recomputed,
    'high' as severity,
    claims.is_hidden or borne.is_hidden as is_hidden,
    concat(borne.title, ' is given as ', borne.said) as why,
    'Does the claim or the figure hold?' as question
from rules.figures as claims
inner join raw.relations on claims.measure_id = relations.measure_id and relations.kind in ('same', 'all')
inner join rules.figures as borne
    on
        relations.other = borne.measure_id
        and claims.series = borne.series
        and claims.period_label = borne.period_label
        and claims.breakdown = borne.breakdown
        and claims.category = borne.category
where
    claims.origin <> 'records'
    and not claims.is_approximate
    and not borne.is_approximate
    and (
        (relations.kind = 'same' and abs(claims.value - borne.value) > claims.rounding + borne.rounding)
        -- all of them, and some are counted that were not
        or (relations.kind = 'all' and claims.value = 100 and borne.value > 0)
    )
