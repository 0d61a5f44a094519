-- One row per case of a child in need (List 6) still held, with need and ethnicity in words.
create or replace view staging.children_in_need as
select
    list_6.source_id,
    list_6.authority,
    list_6.child_id,
    coalesce(needs.label, 'Not recorded') as need_code,
    case when list_6.disability in ('Yes', 'No') then list_6.disability else 'Not recorded' end as disability,
    coalesce(ethnicities.label, 'Not recorded') as ethnicity,
    try_cast(list_6.start_date as date) as start_date,
    try_cast(list_6.closure_date as date) as closure_date,
    try_cast(list_6.date_of_birth as date) as date_of_birth
from raw.list_6
left join raw.codes as needs on needs.field = 'need' and list_6.need = needs.code
left join raw.codes as ethnicities on ethnicities.field = 'ethnicity' and list_6.ethnicity = ethnicities.code
where list_6.source_id not in (select replaced_rows.source_id from staging.replaced_rows)
