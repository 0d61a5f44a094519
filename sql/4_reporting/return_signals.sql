-- One row per agency whose returns for the year that signals speak of came late or are still owed (S13).
create or replace view reporting.return_signals as
with told as materialized (
    -- by itself: joined with the years first it would stand for every day of the calendar
    select authority, agency, period_end, standing, working_days_late
    from reporting.returns
),

years as (
    select distinct authority, period_label, period_start, period_end
    from reporting.yearly
),

late as (
    select
        years.authority,
        years.period_label,
        returns.agency,
        count(*) as returns_due,
        count(*) filter (where returns.standing in ('late', 'partial', 'missing') and returns.working_days_late > 0)
            as returns_late,
        count(*) filter (where returns.standing in ('partial', 'missing') and returns.working_days_late > 0)
            as returns_owed,
        max(returns.working_days_late) as working_days_late
    from told as returns
    inner join years
        on
            returns.authority = years.authority
            and returns.period_end between years.period_start and years.period_end
    where returns.standing <> 'not yet due'
    group by years.authority, years.period_label, returns.agency
)

select
    'S13' as signal,
    measures.measure_id,
    'return' as origin,
    null::varchar as source,
    late.authority,
    late.agency,
    late.period_label,
    measures.title,
    1 as strength,
    'worse' as way,
    concat(
        late.returns_late, ' of ', late.returns_due, ' returns of ', late.agency, ' came after their due date',
        case when late.returns_owed > 0 then concat(' or are still owed (', late.returns_owed, ')') else '' end,
        ', the latest by ', late.working_days_late, ' working days'
    ) as why
from late
inner join reporting.measures on measures.measure_id = 'return_received_on_time_pct'
where late.returns_late > 0
