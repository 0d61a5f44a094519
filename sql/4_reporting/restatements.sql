-- One row per figure of a return or a print that a later load gave otherwise: what it was, what it is, who and when.
create or replace view reporting.restatements as
with told as (
    select
        source_id, load_id, authority, agency, measure_id, period as period_label,
        coalesce(breakdown, 'all') as breakdown, coalesce(category, 'all') as category, '' as source,
        try_cast(value as double) as value, try_cast(numerator as double) as numerator,
        try_cast(denominator as double) as denominator
    from raw.returned_values
    union all
    select
        source_id, load_id, area, agency, measure_id, period, coalesce(breakdown, 'all'), coalesce(category, 'all'),
        coalesce(source, ''), try_cast(value as double), try_cast(numerator as double), try_cast(denominator as double)
    from raw.published_values
),

hidden as (
    select figures.source_id
    from kpi.hidden_figures
    inner join kpi.figures on hidden_figures.figure_id = figures.figure_id
    where hidden_figures.profile = 'meeting' and figures.source_id is not null
),

in_time as (
    select
        told.*,
        loads.load_number,
        loads.loaded_at,
        loads.loaded_by,
        lag(told.value) over figure_in_time as value_before,
        lag(told.load_id) over figure_in_time as load_before
    from told
    inner join raw.loads on told.load_id = loads.load_id
    window figure_in_time as (
        partition by
            told.authority, told.agency, told.measure_id, told.period_label, told.breakdown, told.category, told.source
        order by loads.load_number
    )
)

select
    in_time.measure_id, in_time.authority, in_time.agency, in_time.period_label, in_time.breakdown, in_time.category,
    nullif(in_time.source, '') as source,
    case when not is_small then in_time.value_before end as was,
    case when not is_small then in_time.value end as became,
    in_time.load_before, in_time.load_id, in_time.loaded_by, in_time.loaded_at,
    is_small as suppressed
from (
    select
        in_time.*,
        measures.counts_children
        and (
            coalesce(in_time.numerator between 1 and small.value, false)
            or coalesce(in_time.denominator - in_time.numerator between 1 and small.value, false)
            or (
                measures.unit = 'count'
                and (
                    in_time.value between 1 and small.value
                    or in_time.value_before between 1 and small.value
                    -- the difference of two figures is a number of children too
                    or abs(in_time.value - in_time.value_before) between 1 and small.value
                )
            )
        )
        -- nor is a figure told here that is hidden for the sake of another
        or in_time.source_id in (select source_id from hidden)
            as is_small
    from in_time
    inner join raw.measures on in_time.measure_id = measures.measure_id
    inner join raw.settings as small on small.name = 'suppress_up_to'
) as in_time
where in_time.load_before <> in_time.load_id and in_time.value <> in_time.value_before
