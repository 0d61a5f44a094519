-- One row per list of children and other sender of it for the same days: replaced is only what the same sender sent.
create or replace view checks.other_senders as
select
    'warning' as severity,
    'sender-differs' as code,
    min(places.source_id) as source_id,
    null as column_name,
    concat(
        'It counts as sent by ', extracts.submitted_by, '; the same list of ', others.submitted_by,
        ' covers some of its days (', string_agg(distinct others.load_id, ', '), ').',
        ' The rows of both count, side by side.'
    ) as message,
    'If it is the same list, choose its sender (--sent-by, or Sent by on the page). If both are meant, accept.' as fix
from raw.extracts
inner join raw.extracts as others
    on
        extracts.sheet_table = others.sheet_table
        and extracts.authority = others.authority
        and extracts.submitted_by <> others.submitted_by
        and (
            extracts.load_number > others.load_number
            or (extracts.load_number = others.load_number and extracts.submitted_by > others.submitted_by)
        )
        and coalesce(extracts.data_from <= others.data_to, true)
        and coalesce(others.data_from <= extracts.data_to, true)
inner join checks.places
    on
        extracts.load_id = places.load_id
        and extracts.authority = places.authority
        and extracts.submitted_by = places.submitted_by
        and extracts.sheet_table = places.sheet_table
-- of totals the latest figure holds, whoever sent it
where extracts.sheet_table not in ('returned_values', 'published_values', 'returns_calendar', 'population')
group by extracts.load_id, extracts.sheet_table, extracts.authority, extracts.submitted_by, others.submitted_by
