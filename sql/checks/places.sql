-- One row per row received of a list that is checked: where it stands in which file.
create or replace view checks.places as
select source_id, load_id, file, sheet, row, 'list_1' as sheet_table from raw.list_1
union all select source_id, load_id, file, sheet, row, 'list_2' from raw.list_2
union all select source_id, load_id, file, sheet, row, 'list_3' from raw.list_3
union all select source_id, load_id, file, sheet, row, 'list_4' from raw.list_4
union all select source_id, load_id, file, sheet, row, 'list_5' from raw.list_5
union all select source_id, load_id, file, sheet, row, 'list_6' from raw.list_6
union all select source_id, load_id, file, sheet, row, 'list_7' from raw.list_7
union all select source_id, load_id, file, sheet, row, 'cp_reviews' from raw.cp_reviews
union all select source_id, load_id, file, sheet, row, 'private_fostering' from raw.private_fostering
union all select source_id, load_id, file, sheet, row, 'returned_values' from raw.returned_values
union all select source_id, load_id, file, sheet, row, 'published_values' from raw.published_values
union all select source_id, load_id, file, sheet, row, 'ssda903_header' from raw.ssda903_header
union all select source_id, load_id, file, sheet, row, 'ssda903_episodes' from raw.ssda903_episodes
union all select source_id, load_id, file, sheet, row, 'ssda903_reviews' from raw.ssda903_reviews
union all select source_id, load_id, file, sheet, row, 'list_8' from raw.list_8
union all select source_id, load_id, file, sheet, row, 'list_9' from raw.list_9
union all select source_id, load_id, file, sheet, row, 'missing_episodes' from raw.missing_episodes
