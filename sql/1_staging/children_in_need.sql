-- One row per case of a child in need (List 6) still held, with need and ethnicity in words.
create or replace view staging.children_in_need as
with held as (
    -- an exact duplicate is counted once
    select
        min(source_id) as source_id,
        * exclude (source_id, load_id, file, sheet, row)
    from raw.list_6
    where source_id not in (select replaced_rows.source_id from staging.replaced_rows)
    group by all
)

select
    held.source_id,
    held.authority,
    held.child_id,
    coalesce(needs.label, 'Not recorded') as need_code,
    case when held.disability in ('Yes', 'No') then held.disability else 'Not recorded' end as disability,
    coalesce(ethnicities.label, 'Not recorded') as ethnicity,
    try_cast(held.start_date as date) as start_date,
    try_cast(held.closure_date as date) as closure_date,
    try_cast(held.date_of_birth as date) as date_of_birth
from held
left join raw.codes as needs on needs.field = 'need' and held.need = needs.code
left join raw.codes as ethnicities on ethnicities.field = 'ethnicity' and held.ethnicity = ethnicities.code
