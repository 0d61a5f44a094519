-- R2, one row per percentage that its own counts do not give, at the decimals it is printed with; the base that would.
create or replace view rules.r2_percentage_and_count as
with other_bases as (
    select figure_id, min(concat(base_words, ', ', format('{:,.0f}', base))) as words, bool_or(is_hidden) as is_hidden
    from rules.known_bases
    where fits and base <> denominator
    group by figure_id
    -- where several fit, none tells
    having count(distinct base) = 1
),

compared as (
    select figures.*, 100 * numerator / nullif(denominator, 0) as recomputed
    from rules.figures
    where unit = 'percent' and not is_change and not is_approximate and origin <> 'records' and value is not null
    -- which compute their percentages from counts that they round when they print them
    and not is_national
)

select
    'R2' as rule,
    compared.figure_id,
    compared.breakdown,
    compared.recomputed,
    case
        when abs(compared.value - compared.recomputed) >= 5 then 'high'
        when abs(compared.value - compared.recomputed) >= 1 then 'medium'
        else 'low'
    end as severity,
    compared.is_hidden or coalesce(other_bases.is_hidden, false) as is_hidden,
    concat(
        format('{:,.0f}', compared.numerator), ' of ', format('{:,.0f}', compared.denominator), ' is ',
        format('{:.1f}', compared.recomputed), '%',
        coalesce('; ' || compared.said || ' would fit ' || other_bases.words, '')
    ) as why,
    'What was it divided by?' as question
from compared
left join other_bases on compared.figure_id = other_bases.figure_id
where abs(compared.value - compared.recomputed) > compared.rounding
