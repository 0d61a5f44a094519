-- One row per percentage whose base falls by more than half or doubles from one period to the next, its numerator not.
create or replace view checks.changed_bases as
with ratios as (
    select
        figure,
        neighbour,
        figure.denominator / nullif(neighbour.denominator, 0) as of_base,
        figure.numerator / nullif(neighbour.numerator, 0) as of_numerator
    from checks.neighbouring_totals
    where
        figure.unit = 'percent'
        -- below that numbers move by chance
        and least(figure.denominator, neighbour.denominator) >= 20
        and least(figure.numerator, neighbour.numerator) >= 10
)

select
    'warning' as severity,
    'base-changed' as code,
    figure.source_id,
    'denominator' as column_name,
    concat(
        figure.whose, ', ', figure.titled, ': ', figure.count_words, ' in ', figure.period, ', ',
        neighbour.count_words, ' in ', neighbour.period, '. Does the denominator count the same children?'
    ) as message,
    'Check what both denominators count. If the definition is the same, they may stand.' as fix
from ratios
where (of_base >= 2 and of_numerator < 1.5) or (of_base < 0.5 and of_numerator > 0.75)
