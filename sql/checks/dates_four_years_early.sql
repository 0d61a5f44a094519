-- One row per column of dates of the latest load that lie 1,462 days before those held of the same children.
create or replace view checks.dates_four_years_early as
with loads as (
    select load_id, load_number, load_number = max(load_number) over () as is_latest
    from raw.loads
),

-- the join below reads them twice
dates as materialized (
    select
        child_dates.* exclude (day),
        loads.is_latest,
        try_cast(child_dates.day[:10] as date) as day
    from checks.child_dates
    inner join loads on child_dates.load_id = loads.load_id
),

-- Excel counts the days from 1900, or in books of old Macintoshes from 1904: 1,462 days later
pairs as (
    select
        latest.load_id,
        latest.file,
        latest.sheet,
        latest.column_name,
        latest.child_id,
        latest.source_id,
        latest.row,
        bool_or(shifts.days_later = 1462) and not bool_or(shifts.days_later = 0) as is_early,
        bool_or(shifts.days_later = 0) as is_held
    from dates as latest
    cross join (select unnest([0, 1462]) as days_later) as shifts
    inner join dates as held
        on
            latest.authority = held.authority
            and latest.submitted_by = held.submitted_by
            and latest.column_name = held.column_name
            and latest.child_id = held.child_id
            and latest.day + shifts.days_later = held.day
    where latest.is_latest and not held.is_latest
    group by all
)

select
    'warning' as severity,
    'dates-four-years-early' as code,
    min_by(source_id, row) filter (where is_early) as source_id,
    column_name,
    'The dates of this column lie 4 years and 1 day before those held of the same children.' as message,
    'Values of a workbook that counts from 1904 were pasted into one that counts from 1900: copy them again as text.'
        as fix
from pairs
group by load_id, file, sheet, column_name
having
    count(distinct child_id) filter (where is_early) >= 3
    and count(distinct child_id) filter (where is_early) > count(distinct child_id) filter (where is_held)
