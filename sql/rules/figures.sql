-- One row per figure that a rule may look at: its words, how exactly it is given, the figure a period before.
create or replace table rules.figures as
with figures as (
    select
        figures.*,
        measures.title,
        measures.aim,
        measures.owner,
        measures.is_stock,
        measures.is_expected,
        measures.change as is_change,
        coalesce(published_sources.is_national, false) as is_national,
        hidden_figures.figure_id is not null as is_hidden,
        -- one report or set of returns, and what one agency says in it
        concat_ws('|', figures.authority, figures.origin, coalesce(figures.source, '')) as report,
        concat_ws('|', figures.authority, figures.origin, coalesce(figures.source, ''), coalesce(figures.agency, ''))
            as series,
        lower(coalesce(figures.narrative, '')) as words,
        -- as many decimals as it was given with, up to three
        case
            when abs(figures.value - round(figures.value, 0)) < 0.0000001 then 0
            when abs(figures.value - round(figures.value, 1)) < 0.0000001 then 1
            when abs(figures.value - round(figures.value, 2)) < 0.0000001 then 2
            else 3
        end as decimals
    from kpi.figures
    inner join raw.measures on figures.measure_id = measures.measure_id
    left join marts.published_sources on figures.source = published_sources.source
    left join kpi.hidden_figures
        on figures.figure_id = hidden_figures.figure_id and hidden_figures.profile = 'meeting'
),

exactly as (
    select
        *,
        -- half of the last decimal, none for what is counted one by one; and a little for binary fractions
        case when unit = 'count' then 0 else 0.5 / power(10, decimals) end + 0.0000001 as rounding,
        -- `over 60` as the words of a return, `printed as "around 750,000"` of a report
        regexp_matches(
            words,
            '(^|")(over|around|about|approx|nearly|almost|some|up to|at least|more than|less than|just under|fewer)'
        ) as is_approximate,
        -- `printed change -26%`, `change of 4 points`, and in the figure's own unit `printed change -£1,200`
        coalesce(
            regexp_extract_all(words, 'change (?:of )?([+-]?[0-9]+(?:[.][0-9]+)?) ?(?:%|per cent|points?|pp)', 1)[1],
            regexp_extract_all(words, 'printed change ([+-]?£?[0-9]+(?:,[0-9]{3})*(?:[.][0-9]+)?)', 1)[1]
        ) as change_words,
        regexp_extract(words, 'change (?:of )?[+-]?[0-9]+(?:[.][0-9]+)? ?(%|per cent|points?|pp)', 1) as change_unit
    from figures
)

select
    exactly.* exclude (change_words),
    try_cast(regexp_replace(change_words, '[£,]', '', 'g') as double) as printed_change,
    case when unit = 'pounds' then '£' else '' end
    || case
        when decimals = 0 then format('{:,.0f}', value)
        when decimals = 1 and unit <> 'pounds' then format('{:,.1f}', value)
        else format('{:,.2f}', value)
    end
    || case when unit = 'percent' then '%' else '' end as said,
    lag(value) over series_in_time as value_before,
    lag(period_label) over series_in_time as label_before,
    lag(period_end) over series_in_time as end_before,
    lag(rounding) over series_in_time as rounding_before,
    lag(is_hidden) over series_in_time as is_hidden_before
from exactly
window series_in_time as (
    partition by measure_id, series, period_type, breakdown, category
    order by period_start
)
