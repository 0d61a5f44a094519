-- One row per number of children that a guarded figure tells: a count, or the numerator and denominator of a share.
create or replace table kpi.told_counts as
with told as (
    select figure_id, 'value' as part, value as amount
    from kpi.figures
    where is_guarded and unit = 'count'
    union all
    select figure_id, 'numerator', numerator
    from kpi.figures
    where is_guarded and unit in ('percent', 'rate_10k')
    union all
    select figure_id, 'denominator', denominator
    from kpi.figures
    where is_guarded and unit = 'percent' and numerator is not null
)

select
    row_number() over (order by told.figure_id, told.part) as count_id,
    told.part,
    told.amount,
    figures.*,
    concat_ws('|', figures.authority, figures.origin, coalesce(figures.source, ''), coalesce(figures.agency, ''))
        as series
from told
inner join kpi.figures on told.figure_id = figures.figure_id
-- a printed number that is none of whole children adds up with nothing
where told.amount >= 0 and told.amount = round(told.amount, 0)
