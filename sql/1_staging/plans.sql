-- One row per child protection plan (List 7) still held, with category, gender and ethnicity in words.
create or replace view staging.plans as
select
    list_7.source_id,
    list_7.authority,
    list_7.submitted_by,
    list_7.child_id,
    coalesce(categories.label, 'Not recorded') as category_of_abuse,
    coalesce(genders.label, 'Not recorded') as gender,
    coalesce(ethnicities.label, 'Not recorded') as ethnicity,
    try_cast(list_7.start_date as date) as start_date,
    try_cast(list_7.end_date as date) as end_date,
    try_cast(list_7.latest_review_date as date) as latest_review_date,
    try_cast(list_7.previous_plans as integer) as previous_plans,
    try_cast(list_7.date_of_birth as date) as date_of_birth
from raw.list_7
left join raw.codes as categories on categories.field = 'abuse' and list_7.latest_category = categories.code
left join raw.codes as genders on genders.field = 'gender' and list_7.gender = genders.code
left join raw.codes as ethnicities on ethnicities.field = 'ethnicity' and list_7.ethnicity = ethnicities.code
where list_7.source_id not in (select replaced_rows.source_id from staging.replaced_rows)
