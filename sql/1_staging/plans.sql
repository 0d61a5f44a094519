-- One row per child protection plan (List 7) still held, with category, gender and ethnicity in words.
create or replace view staging.plans as
with held as (
    -- an exact duplicate is counted once
    select
        min(source_id) as source_id,
        * exclude (source_id, load_id, file, sheet, row)
    from raw.list_7
    where source_id not in (select replaced_rows.source_id from staging.replaced_rows)
    group by all
)

select
    held.source_id,
    held.authority,
    held.child_id,
    categories.label as category_of_abuse,
    coalesce(genders.label, 'Not recorded') as gender,
    coalesce(ethnicities.label, 'Not recorded') as ethnicity,
    try_cast(held.start_date as date) as start_date,
    try_cast(held.end_date as date) as end_date,
    try_cast(held.latest_review_date as date) as latest_review_date,
    try_cast(held.previous_plans as integer) as previous_plans,
    try_cast(held.date_of_birth as date) as date_of_birth
from held
left join raw.codes as categories on categories.field = 'abuse' and held.latest_category = categories.code
left join raw.codes as genders on genders.field = 'gender' and held.gender = genders.code
left join raw.codes as ethnicities on ethnicities.field = 'ethnicity' and held.ethnicity = ethnicities.code
