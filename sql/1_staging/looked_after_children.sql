-- One row per child (903 Header): of several extracts the row of the later one, with gender and ethnicity in words.
create or replace table staging.looked_after_children as
with submissions as (
    select
        ssda903_header.*,
        row_number() over (
            partition by ssda903_header.authority, ssda903_header.child_id
            order by extracts.data_to desc, extracts.load_number desc, ssda903_header.source_id desc
        ) as submission
    from raw.ssda903_header
    inner join raw.extracts
        on
            ssda903_header.load_id = extracts.load_id
            and extracts.sheet_table = 'ssda903_header'
            and ssda903_header.authority = extracts.authority
            and ssda903_header.submitted_by = extracts.submitted_by
)

select
    submissions.source_id,
    submissions.authority,
    submissions.child_id,
    coalesce(genders.label, 'Not recorded') as gender,
    coalesce(ethnicities.label, 'Not recorded') as ethnicity,
    try_cast(submissions.date_of_birth as date) as date_of_birth
from submissions
left join raw.codes as genders on genders.field = 'gender' and submissions.gender = genders.code
left join raw.codes as ethnicities on ethnicities.field = 'ethnicity' and submissions.ethnicity = ethnicities.code
where submissions.submission = 1
