-- One row per shown figure and place it comes from: the row of a return or print, or the sheets of the lists it needs.
create or replace view reporting.lineage as
with rows_received as (
    select source_id, load_id, file, sheet, row, submitted_by
    from raw.returned_values
    union all
    select source_id, load_id, file, sheet, row, submitted_by
    from raw.published_values
),

-- the lists of children that a measure is made from, as far as they speak of the period or the time it looks back
lists_read as (
    select
        measures.measure_id, periods.period_type, periods.period_label, sheets.load_id, sheets.authority,
        sheets.submitted_by, sheets.file, sheets.sheet
    from raw.measures
    cross join calendar.periods
    inner join raw.sheets on list_contains(measures.sources, sheets.sheet_table)
    inner join raw.extracts
        on
            sheets.load_id = extracts.load_id
            and sheets.sheet_table = extracts.sheet_table
            and sheets.authority = extracts.authority
            and sheets.submitted_by = extracts.submitted_by
    where
        coalesce(extracts.data_from <= periods.period_end, true)
        and coalesce(
            extracts.data_to
            >= periods.period_start - to_months(coalesce(measures.look_back_months, 0)::integer), true
        )
),

places as (
    select
        figures.measure_id, figures.authority, figures.origin, figures.source, figures.agency, figures.period_type,
        figures.period_label, figures.breakdown, figures.category,
        rows_received.load_id, rows_received.submitted_by, rows_received.file, rows_received.sheet,
        rows_received.row
    from reporting.measure_values as figures
    inner join rows_received on figures.source_id = rows_received.source_id
    where not figures.suppressed
    union all
    select
        figures.measure_id, figures.authority, figures.origin, figures.source, figures.agency, figures.period_type,
        figures.period_label, figures.breakdown, figures.category,
        lists_read.load_id, lists_read.submitted_by, lists_read.file, lists_read.sheet,
        null
    from reporting.measure_values as figures
    inner join lists_read
        on
            figures.measure_id = lists_read.measure_id
            and figures.authority = lists_read.authority
            and figures.period_type = lists_read.period_type
            and figures.period_label = lists_read.period_label
    where figures.origin = 'records' and not figures.suppressed
)

select places.*, loads.loaded_at, loads.loaded_by
from places
inner join raw.loads on places.load_id = loads.load_id
