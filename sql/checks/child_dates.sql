-- One row per date in a row received of a list of children, whichever load holds it.
create or replace view checks.child_dates as
unpivot (
    select
        source_id,
        load_id,
        authority,
        submitted_by,
        file,
        sheet,
        try_cast(regexp_extract(row, '[0-9]+') as integer) as row,
        child_id,
        columns('_date$|_at$|^date_of_birth$')
    from query_table(
        [
            'raw.list_1', 'raw.list_2', 'raw.list_3', 'raw.list_4', 'raw.list_5', 'raw.list_6', 'raw.list_7',
            'raw.list_8', 'raw.list_9', 'raw.list_10', 'raw.cp_reviews', 'raw.missing_episodes',
            'raw.private_fostering', 'raw.ssda903_header', 'raw.ssda903_episodes', 'raw.ssda903_reviews',
            'raw.ssda903_uasc', 'raw.ssda903_oc2', 'raw.ssda903_oc3', 'raw.ssda903_ad1', 'raw.ssda903_placed_adoption',
            'raw.ssda903_prev_perm', 'raw.ssda903_missing', 'raw.ssda903_sw_episodes', 'raw.ssda903_dolo'
        ],
        true
    )
)
on columns('_date$|_at$|^date_of_birth$')
into name column_name value day
