-- One row per row received: where it stands in which file, who sent it, and in lists of children which child it is of.
create or replace view checks.places as
select
    source_id, load_id, authority, submitted_by, file, sheet, row, 'list_1' as sheet_table, child_id
from raw.list_1
union all
select source_id, load_id, authority, submitted_by, file, sheet, row, 'list_2', child_id
from raw.list_2
union all
select source_id, load_id, authority, submitted_by, file, sheet, row, 'list_3', child_id
from raw.list_3
union all
select source_id, load_id, authority, submitted_by, file, sheet, row, 'list_4', child_id
from raw.list_4
union all
select source_id, load_id, authority, submitted_by, file, sheet, row, 'list_5', child_id
from raw.list_5
union all
select source_id, load_id, authority, submitted_by, file, sheet, row, 'list_6', child_id
from raw.list_6
union all
select source_id, load_id, authority, submitted_by, file, sheet, row, 'list_7', child_id
from raw.list_7
union all
select source_id, load_id, authority, submitted_by, file, sheet, row, 'list_8', child_id
from raw.list_8
union all
select source_id, load_id, authority, submitted_by, file, sheet, row, 'list_9', child_id
from raw.list_9
union all
select source_id, load_id, authority, submitted_by, file, sheet, row, 'list_10', child_id
from raw.list_10
union all
select source_id, load_id, authority, submitted_by, file, sheet, row, 'list_11', null
from raw.list_11
union all
select source_id, load_id, authority, submitted_by, file, sheet, row, 'ssda903_header', child_id
from raw.ssda903_header
union all
select source_id, load_id, authority, submitted_by, file, sheet, row, 'ssda903_episodes', child_id
from raw.ssda903_episodes
union all
select source_id, load_id, authority, submitted_by, file, sheet, row, 'ssda903_reviews', child_id
from raw.ssda903_reviews
union all
select source_id, load_id, authority, submitted_by, file, sheet, row, 'ssda903_uasc', child_id
from raw.ssda903_uasc
union all
select source_id, load_id, authority, submitted_by, file, sheet, row, 'ssda903_oc2', child_id
from raw.ssda903_oc2
union all
select source_id, load_id, authority, submitted_by, file, sheet, row, 'ssda903_oc3', child_id
from raw.ssda903_oc3
union all
select source_id, load_id, authority, submitted_by, file, sheet, row, 'ssda903_ad1', child_id
from raw.ssda903_ad1
union all
select source_id, load_id, authority, submitted_by, file, sheet, row, 'ssda903_placed_adoption', child_id
from raw.ssda903_placed_adoption
union all
select source_id, load_id, authority, submitted_by, file, sheet, row, 'ssda903_prev_perm', child_id
from raw.ssda903_prev_perm
union all
select source_id, load_id, authority, submitted_by, file, sheet, row, 'ssda903_missing', child_id
from raw.ssda903_missing
union all
select source_id, load_id, authority, submitted_by, file, sheet, row, 'ssda903_sw_episodes', child_id
from raw.ssda903_sw_episodes
union all
select source_id, load_id, authority, submitted_by, file, sheet, row, 'ssda903_dolo', child_id
from raw.ssda903_dolo
union all
select source_id, load_id, authority, submitted_by, file, sheet, row, 'cp_reviews', child_id
from raw.cp_reviews
union all
select source_id, load_id, authority, submitted_by, file, sheet, row, 'missing_episodes', child_id
from raw.missing_episodes
union all
select source_id, load_id, authority, submitted_by, file, sheet, row, 'private_fostering', child_id
from raw.private_fostering
union all
select source_id, load_id, authority, submitted_by, file, sheet, row, 'returned_values', null
from raw.returned_values
union all
select source_id, load_id, authority, submitted_by, file, sheet, row, 'published_values', null
from raw.published_values
union all
select source_id, load_id, authority, submitted_by, file, sheet, row, 'returns_calendar', null
from raw.returns_calendar
union all
select source_id, load_id, authority, submitted_by, file, sheet, row, 'population', null
from raw.population
