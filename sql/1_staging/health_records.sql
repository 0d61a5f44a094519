-- One row per child and Data To of an OC2 file (903): what was recorded on the child's health in that year.
create or replace view staging.health_records as
select
    max(ssda903_oc2.source_id) as source_id,
    ssda903_oc2.authority,
    ssda903_oc2.child_id,
    snapshots.as_at,
    bool_or(ssda903_oc2.health_assessment = '1') as had_health_assessment,
    bool_or(ssda903_oc2.dental_check = '1') as had_dental_check,
    bool_or(ssda903_oc2.immunisations = '1') as had_immunisations
from raw.ssda903_oc2
inner join staging.snapshots
    on
        ssda903_oc2.load_id = snapshots.load_id
        and snapshots.sheet_table = 'ssda903_oc2'
        and ssda903_oc2.authority = snapshots.authority
        and ssda903_oc2.submitted_by = snapshots.submitted_by
group by ssda903_oc2.authority, ssda903_oc2.child_id, snapshots.as_at
