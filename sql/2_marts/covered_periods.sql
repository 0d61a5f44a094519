-- One row per authority, sheet and period that its data touch, with the as-at date of a stock and the status.
create or replace table marts.covered_periods as
select
    coverage.authority,
    coverage.sheet_table,
    periods.period_type,
    periods.period_label,
    periods.year_label,
    periods.period_start,
    periods.period_end,
    max(least(periods.period_end, coverage.covered_to)) as as_at,
    min(coverage.covered_from) as covered_from,
    case
        when not bool_or(
            coverage.covered_from <= periods.period_start and periods.period_end <= coverage.covered_to
        ) then 'partial'
        -- a whole period of a year that the data do not yet cover may still be restated
        when not bool_or(periods.year_end <= coverage.covered_to) then 'provisional'
        else 'final'
    end as status
from marts.coverage
inner join calendar.periods
    on periods.period_start <= coverage.covered_to and coverage.covered_from <= periods.period_end
group by
    coverage.authority,
    coverage.sheet_table,
    periods.period_type,
    periods.period_label,
    periods.year_label,
    periods.period_start,
    periods.period_end
