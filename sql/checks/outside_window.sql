-- One row per date held that lies after the window of its extract, or very long before it.
create or replace view checks.outside_window as
with windows as (
    select
        dates.source_id,
        dates.column_name,
        dates.day,
        extracts.data_from,
        extracts.data_to
    from checks.dates
    inner join checks.places on dates.source_id = places.source_id
    inner join raw.extracts
        on places.load_id = extracts.load_id and places.sheet_table = extracts.sheet_table
)

select
    case
        when day > data_to + interval 1 year or day < data_from - interval 25 years then 'warning'
        else 'note'
    end as severity,
    'date-outside-window' as code,
    source_id,
    column_name,
    concat(
        'This date lies ',
        case when day > data_to then 'after the last day' else 'more than 25 years before the first day' end,
        ' that the file covers (', strftime(data_from, '%d/%m/%Y'), ' to ', strftime(data_to, '%d/%m/%Y'), ').'
    ) as message,
    'Check the year of the date, or the window in the sheet About.' as fix
from windows
where day > data_to or day < data_from - interval 25 years
