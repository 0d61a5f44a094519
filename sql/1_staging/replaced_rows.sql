-- One row per received row that a later extract replaces: it holds the same key, or the row touches its window.
create or replace table staging.replaced_rows as
select distinct dated_rows.source_id
from staging.dated_rows
inner join staging.later_extracts
    on
        dated_rows.load_id = later_extracts.load_id
        and dated_rows.sheet_table = later_extracts.sheet_table
        and dated_rows.authority = later_extracts.authority
        and dated_rows.submitted_by = later_extracts.submitted_by
left join staging.dated_rows as later_rows
    on
        later_extracts.later_load_id = later_rows.load_id
        and later_extracts.sheet_table = later_rows.sheet_table
        and later_extracts.authority = later_rows.authority
        and later_extracts.submitted_by = later_rows.submitted_by
        and dated_rows.child_id = later_rows.child_id
        and dated_rows.key_date = later_rows.key_date
where
    later_rows.source_id is not null
    -- least and greatest: an end before its start still touches the days between them
    or (
        coalesce(least(dated_rows.first_day, dated_rows.last_day) <= later_extracts.later_to, true)
        and (
            dated_rows.last_day is null
            or greatest(dated_rows.first_day, dated_rows.last_day) >= later_extracts.later_from
        )
    )
