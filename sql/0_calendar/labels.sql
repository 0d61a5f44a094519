-- One row per period label as people write it: `2011-12` is the year from April 2011, not December 2011.
create or replace view calendar.labels as
with ranked as (
    select
        period_label,
        period_type,
        row_number() over (partition by period_label order by period_type desc) as rank_of_label
    from calendar.periods
)

select
    period_label,
    period_type
from ranked
where rank_of_label = 1
