-- One row per figure after disclosure control, publish profile: 1 to 7 hidden, counts to 5, whole percentages.
create or replace table reporting.measure_values_publish as
with shown as (
    select
        figures.*,
        hidden_figures.figure_id is not null as is_hidden,
        5 * round(figures.numerator / 5) as rounded_numerator,
        case
            -- the population of a rate is a public figure
            when figures.unit = 'rate_10k' then figures.denominator
            else 5 * round(figures.denominator / 5)
        end as rounded_denominator
    from kpi.figures
    left join kpi.hidden_figures
        on figures.figure_id = hidden_figures.figure_id and hidden_figures.profile = 'publish'
)

select
    shown.* exclude (figure_id, unit, is_guarded, is_hidden, rounded_numerator, rounded_denominator) replace (
        case when is_hidden then null when is_guarded then rounded_numerator else numerator end as numerator,
        case when is_hidden then null when is_guarded then rounded_denominator else denominator end as denominator,
        case
            when is_hidden then null
            when not is_guarded then value
            when unit = 'percent' and rounded_numerator is null then round(value)
            when unit = 'percent' then round(100 * rounded_numerator / nullif(rounded_denominator, 0))
            when unit = 'rate_10k' then round(10000 * rounded_numerator / nullif(rounded_denominator, 0), 1)
            when unit = 'days' then round(value)
            else 5 * round(value / 5)
        end as value,
        is_hidden as suppressed,
        case when not is_guarded then narrative end as narrative
    )
from shown
