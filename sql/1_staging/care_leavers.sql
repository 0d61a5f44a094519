-- One row per former relevant young person and Data To of List 9, or of 903 OC3, as recorded on that day.
create or replace view staging.care_leavers as
select
    list_9.source_id,
    list_9.authority,
    list_9.child_id,
    'list_9' as sheet_table,
    snapshots.as_at,
    list_9.in_touch,
    list_9.accommodation,
    list_9.suitability,
    list_9.activity,
    try_cast(list_9.age as integer) as age,
    try_cast(list_9.date_of_birth as date) as date_of_birth
from raw.list_9
inner join staging.snapshots
    on
        list_9.load_id = snapshots.load_id
        and snapshots.sheet_table = 'list_9'
        and list_9.authority = snapshots.authority
        and list_9.submitted_by = snapshots.submitted_by
-- b: former relevant; relevant, qualifying and eligible children are not in these measures
where list_9.eligibility = 'b'
union all
-- OC3 is about former relevant young people only; its accommodation is a letter and 1 suitable or 2 not suitable
select
    ssda903_oc3.source_id,
    ssda903_oc3.authority,
    ssda903_oc3.child_id,
    'ssda903_oc3',
    snapshots.as_at,
    ssda903_oc3.in_touch,
    left(upper(ssda903_oc3.accommodation), 1),
    nullif(right(ssda903_oc3.accommodation, 1), '0'),
    ssda903_oc3.activity,
    null,
    try_cast(ssda903_oc3.date_of_birth as date)
from raw.ssda903_oc3
inner join staging.snapshots
    on
        ssda903_oc3.load_id = snapshots.load_id
        and snapshots.sheet_table = 'ssda903_oc3'
        and ssda903_oc3.authority = snapshots.authority
        and ssda903_oc3.submitted_by = snapshots.submitted_by
