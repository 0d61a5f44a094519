-- One row per problem that rows show against each other, with the cell at fault: one line per check.
create or replace view checks.problems as
with found as (
    select * from checks.birth_after_window
    union all select * from checks.breakdown_without_category
    union all select * from checks.broken_care
    union all select * from checks.care_before_birth
    union all select * from checks.care_ends_before_start
    union all select * from checks.changed_bases
    union all select * from checks.changed_categories
    union all select * from checks.child_not_in_header
    union all select * from checks.conference_before_discussion
    union all select * from checks.dates_four_years_early
    union all select * from checks.end_before_start
    union all select * from checks.event_before_birth
    union all select * from checks.interviews
    union all select * from checks.list_8_against_episodes
    union all select * from checks.lost_columns
    union all select * from checks.lost_zeros
    union all select * from checks.missing_agencies
    union all select * from checks.missing_while_not_in_care
    union all select * from checks.other_identifiers
    union all select * from checks.other_senders
    union all select * from checks.outside_window
    union all select * from checks.overlapping_episodes
    union all select * from checks.previous_plans_not_counted
    union all select * from checks.restated_figures
    union all select * from checks.review_before_plan
    union all select * from checks.review_outside_care
    union all select * from checks.review_without_plan
    union all select * from checks.temporary_placements
    union all select * from checks.tenfold_jumps
    union all select * from checks.two_enquiries_on_one_day
    union all select * from checks.two_figures_for_one
    union all select * from checks.two_open_plans
    union all select * from checks.two_rows_of_one_key
)

select
    found.severity,
    found.code,
    places.load_id,
    places.file,
    places.sheet,
    places.sheet_table,
    places.row,
    found.column_name,
    found.message,
    found.fix
from found
inner join checks.places on found.source_id = places.source_id
