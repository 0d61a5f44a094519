-- One row per measure, period, breakdown, category and reason to leave out (null: counted in) with a case in it.
create or replace table kpi.case_counts as
with by_category as (
    select *
    from kpi.cases unpivot (
        category for breakdown in (
            "all", accommodation_type, age_band, agency, category_of_abuse, contact_outcome, contact_source,
            disability, duration_band, ethnicity, gender, legal_status, need_code, organisation, placement_type,
            received_by, referral_source, team, uasc
        )
    )
)

select
    by_category.measure_id,
    by_category.authority,
    by_category.period_type,
    by_category.period_label,
    by_category.breakdown,
    by_category.category,
    by_category.excluded_because,
    count(*) filter (where by_category.is_counted) as counted,
    count(*) as cases,
    median(by_category.days) as median_days
from by_category
inner join raw.measures on by_category.measure_id = measures.measure_id
where by_category.breakdown = 'all' or list_contains(measures.breakdowns, by_category.breakdown)
group by
    by_category.measure_id,
    by_category.authority,
    by_category.period_type,
    by_category.period_label,
    by_category.breakdown,
    by_category.category,
    by_category.excluded_because
