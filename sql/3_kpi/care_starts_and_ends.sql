-- One row per start of care (RNE S) by DECOM and per end of care (REC neither empty nor X1) by DEC.
create or replace view kpi.care_starts_and_ends as
with changes as (
    select 'cla_started' as measure_id, start_date as counted_on, *
    from marts.care_episodes
    where start_reason = 'S'
    union all
    select 'cla_ended', end_date, *
    from marts.care_episodes
    where end_reason <> 'X1' and end_date is not null
)

select
    changes.measure_id,
    changes.authority,
    changes.counted_on,
    changes.source_id,
    true as is_counted,
    children.date_of_birth as born_on,
    changes.legal_status_label as legal_status,
    changes.placement_type_label as placement_type,
    children.gender,
    children.ethnicity,
    case
        when not children.is_uasc_list_held then null
        when not children.is_on_uasc_list or children.uasc_ceased_date <= changes.counted_on then 'No'
        else 'Yes'
    end as uasc
from changes
inner join marts.looked_after_children as children
    on changes.authority = children.authority and changes.child_id = children.child_id
