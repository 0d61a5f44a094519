-- One row per child with an episode of care: who the child is, as far as the Header and the UASC list say.
create or replace table marts.looked_after_children as
with children as (
    select distinct
        authority,
        child_id,
        authority in (select coverage.authority from marts.coverage where coverage.sheet_table = 'ssda903_uasc')
            as is_uasc_list_held
    from marts.care_episodes
)

select
    children.authority,
    children.child_id,
    children.is_uasc_list_held,
    asylum_seeking.source_id is not null as is_on_uasc_list,
    asylum_seeking.ceased_date as uasc_ceased_date,
    headers.date_of_birth,
    coalesce(headers.gender, 'Not recorded') as gender,
    coalesce(headers.ethnicity, 'Not recorded') as ethnicity
from children
left join staging.looked_after_children as headers
    on children.authority = headers.authority and children.child_id = headers.child_id
left join staging.asylum_seeking_children as asylum_seeking
    on children.authority = asylum_seeking.authority and children.child_id = asylum_seeking.child_id
