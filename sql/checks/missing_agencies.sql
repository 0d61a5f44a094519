-- One row per sheet of several agencies and agency that it lacks, which sent the same measure for the period before.
create or replace view checks.missing_agencies as
with held as (
    select distinct area, measure_id, title, agency, period_type, period_start, period
    from checks.totals
    where origin = 'return' and is_in_force and agency is not null
),

periods as (
    select
        *,
        lag(period) over (partition by area, measure_id, period_type order by period_start) as period_before
    from (select distinct area, measure_id, period_type, period_start, period from held) as measured
),

sheets as (
    select load_id, file, sheet, min_by(source_id, row) as source_id
    from checks.totals
    where origin = 'return'
    group by load_id, file, sheet
    having count(distinct agency) >= 2
),

contents as (
    select distinct load_id, file, sheet, area, measure_id, period
    from checks.totals
    where origin = 'return' and is_news
),

lacking as (
    select distinct sheets.source_id, before.agency, before.title, periods.period, periods.period_before
    from contents
    inner join sheets
        on
            contents.load_id = sheets.load_id
            and contents.file = sheets.file
            and contents.sheet = sheets.sheet
    inner join periods
        on
            contents.area = periods.area
            and contents.measure_id = periods.measure_id
            and contents.period = periods.period
    inner join held as before
        on
            contents.area = before.area
            and contents.measure_id = before.measure_id
            and periods.period_before = before.period
    anti join held as sent
        on
            before.area = sent.area
            and before.measure_id = sent.measure_id
            and before.agency = sent.agency
            and periods.period = sent.period
)

select
    'warning' as severity,
    'agency-missing' as code,
    source_id,
    'agency' as column_name,
    concat(
        agency, ' sent ', min(title), case when count(*) > 1 then concat(' and ', count(*) - 1, ' more') else '' end,
        ' for ', period_before, ', and nothing of it is here or held for ', period, '.'
    ) as message,
    'Ask the agency for its return. If loaded as it is, the period has no figure of it.' as fix
from lacking
group by source_id, agency, period, period_before
