-- R13, one row per measure that a report gives for no period as late as the year that it reports on.
create or replace view rules.r13_other_year as
with last_given as (
    select
        figures.figure_id,
        figures.breakdown,
        figures.is_hidden,
        figures.published_in,
        max(figures.period_end) over whole_report as last_end,
        years.period_start as year_starts,
        row_number() over (
            partition by figures.measure_id, figures.report, figures.published_in
            order by
                figures.period_end desc, figures.breakdown <> 'all' asc, figures.breakdown asc, figures.category asc
        ) as place
    from rules.figures
    inner join calendar.periods as years
        on figures.published_in = years.period_label and years.period_type = 'year'
    where figures.origin = 'published' and not figures.is_national
    window whole_report as (partition by figures.measure_id, figures.report, figures.published_in)
)

select
    'R13' as rule,
    figure_id,
    breakdown,
    null::double as recomputed,
    'low' as severity,
    is_hidden,
    concat('its report is of ', published_in, ', and gives it for no later period than this') as why,
    'What is it in the year of the report?' as question
from last_given
where place = 1 and last_end < year_starts and not is_hidden
