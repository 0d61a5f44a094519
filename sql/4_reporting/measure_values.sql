-- One row per figure of kpi.measure_values after disclosure control, meeting profile: all that pages may show.
create or replace table reporting.measure_values as
with shown as (
    select figures.*, hidden_figures.figure_id is not null as is_hidden
    from kpi.figures
    left join kpi.hidden_figures
        on figures.figure_id = hidden_figures.figure_id and hidden_figures.profile = 'meeting'
)

select
    shown.* exclude (figure_id, unit, is_guarded, is_hidden) replace (
        case when not is_hidden then numerator end as numerator,
        case when not is_hidden then denominator end as denominator,
        case when not is_hidden then value end as value,
        is_hidden as suppressed,
        -- the words that a figure was printed with may hold the number itself
        case when not is_hidden then narrative end as narrative
    )
from shown
